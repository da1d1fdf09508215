import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { type ZipEntry, zipStream } from "./zip.ts";

async function* given(entries: ZipEntry[], asked: string[] = []): AsyncIterable<ZipEntry> {
  for (const entry of entries) {
    asked.push(entry.name);
    yield entry;
  }
}

function entry(name: string, text: string): ZipEntry {
  return { name, bytes: new TextEncoder().encode(text) };
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

test("an archive gives back its files, their names in any script, and the same bytes each time", async () => {
  const files = [entry("OC.1/رسالة.pdf", "one"), entry("信函.pdf", "two"), entry("empty.txt", "")];
  const first = await bytesOf(zipStream(given(files)));
  assert.deepEqual(
    Object.entries(unzipSync(first)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    [
      ["OC.1/رسالة.pdf", "one"],
      ["信函.pdf", "two"],
      ["empty.txt", ""],
    ],
  );
  assert.deepEqual(await bytesOf(zipStream(given(files))), first);
  assert.deepEqual(Object.keys(unzipSync(await bytesOf(zipStream(given([]))))), []);
});

test("a name leads out of no folder, and comes once", async () => {
  const files = ["../../etc/passwd", "/a.pdf", "a.pdf", "a.pdf", "..\\b"].map((name) => entry(name, name));
  const names = Object.keys(unzipSync(await bytesOf(zipStream(given(files)))));
  assert.deepEqual(names, ["etc/passwd", "a.pdf", "a (2).pdf", "a (3).pdf", "b"]);
});

test("a file is asked for only when the one before it was taken", async () => {
  const asked: string[] = [];
  const reader = zipStream(given([entry("1", "x"), entry("2", "y"), entry("3", "z")], asked)).getReader();
  await reader.read();
  assert.deepEqual(asked, ["1"]);
  await reader.cancel();
  assert.deepEqual(asked, ["1"]);
});

test("a file that cannot be read ends the archive with its error", async () => {
  async function* broken(): AsyncIterable<ZipEntry> {
    yield entry("1", "x");
    throw new Error("the disk is gone");
  }
  await assert.rejects(bytesOf(zipStream(broken())), /the disk is gone/);
});
