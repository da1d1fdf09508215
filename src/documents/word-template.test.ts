import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync, zipSync } from "fflate";
import { safeUnzip, UnsafeZip } from "./safe-unzip.ts";
import { makeWordFile, type WordParagraph } from "./word-starter.ts";
import { checkWordTemplate, fillWordTemplate, readWordTags } from "./word-template.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = makeWordFile([{ text: "{state}" }], { isRightToLeft: false });

/** The plain file with other parts beside or in place of its own. */
function withParts(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ ...unzipSync(plain), ...parts });
}

function template(...lines: string[]): Uint8Array {
  return makeWordFile(
    lines.map((text): WordParagraph => ({ text })),
    { isRightToLeft: false },
  );
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);
}

test("a hostile or wrong file is refused before anything reads it, each for its reason", () => {
  const reason = (bytes: Uint8Array): string => {
    const checked = checkWordTemplate(bytes);
    return checked.ok ? "taken" : checked.reason;
  };
  const external = (type: string): Uint8Array =>
    bytesOf(
      `<Relationships><Relationship Id="r" Type="http://x/${type}" Target="http://host.example/x" TargetMode="External"/></Relationships>`,
    );
  assert.equal(reason(plain), "taken");
  assert.equal(reason(new Uint8Array()), "empty");
  assert.equal(reason(new Uint8Array(5_000_001)), "too-large");
  assert.equal(reason(bytesOf("%PDF-1.7")), "not-word");
  assert.equal(reason(zipSync({ "a.txt": bytesOf("a") })), "not-word");
  assert.equal(reason(bytesOf("PK\u0003\u0004 and no more")), "unsafe");
  assert.equal(reason(withParts({ "word/vbaProject.bin": bytesOf("x") })), "macros");
  assert.equal(reason(withParts({ "word/embeddings/oleObject1.bin": bytesOf("x") })), "macros");
  assert.equal(reason(withParts({ "word/_rels/settings.xml.rels": external("attachedTemplate") })), "fetches");
  assert.equal(reason(withParts({ "word/_rels/document.xml.rels": external("image") })), "fetches");
  assert.equal(reason(withParts({ "word/_rels/document.xml.rels": external("hyperlink") })), "taken");
  // Written so that a plain look passes them by.
  const rels = (inside: string) =>
    withParts({ "word/_rels/settings.xml.rels": bytesOf(`<Relationships>${inside}</Relationships>`) });
  for (const inside of [
    '<Relationship Id="r" Type="http://x/attachedTemplat&#101;" Target="http://h/x" TargetMode="E&#120;ternal"/>',
    '<Relationship Id="r>" Type="http://x/image" Target="http://h/x" TargetMode="External"/>',
    '<Relationship Id="r" Type="http://x/image" Target="http://h/x" TargetMode="External" x=\'Type="/hyperlink"\'/>',
  ])
    assert.equal(reason(rels(inside)), "fetches", inside);
  const field = (words: string) =>
    withParts({ "word/document.xml": bytesOf(`<w:p><w:r><w:instrText>${words}</w:instrText></w:r></w:p>`) });
  assert.equal(reason(field("DDEAUTO c:\\cmd.exe")), "fetches");
  assert.equal(reason(field("INCLUDE</w:instrText><w:instrText>PICTURE http://h/x")), "fetches");
  assert.equal(reason(field("PAGE")), "taken");
  assert.equal(reason(withParts({ "word/document.xml": bytesOf('<!DOCTYPE x [<!ENTITY a "b">]><x/>') })), "unsafe");
  assert.equal(reason(withParts({ "../outside.xml": bytesOf("<x/>") })), "unsafe");
  assert.equal(reason(withParts({ "word/media/big.bin": new Uint8Array(30_000_000) })), "unsafe");
});

test("an archive is counted by what it really holds", () => {
  const few = { entries: 3, entryBytes: 1_000, bytes: 1_500, ratio: 200 };
  const zip = (files: Record<string, number>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, size]) => [name, new Uint8Array(size)])));
  const refused = (files: Record<string, number>, want = (_: string): boolean => true): string => {
    try {
      safeUnzip(zip(files), want, few);
      return "";
    } catch (error) {
      return error instanceof UnsafeZip ? error.message : `another: ${error}`;
    }
  };
  assert.equal(refused({ a: 900, b: 500 }), "");
  assert.equal(refused({ a: 1_100 }), "too much in it");
  assert.equal(refused({ a: 900, b: 900 }), "too much in it");
  assert.equal(
    refused({ a: 900, b: 900 }, (name) => name === "a"),
    "",
    "only what is wanted is unpacked",
  );
  assert.equal(refused({ a: 1, b: 1, c: 1, d: 1 }), "too many entries");
  const bomb = zipSync({ a: new Uint8Array(8_000_000) }, { level: 9 });
  assert.throws(() => safeUnzip(bomb, () => true), /packed too tightly/);
});

test("a template is filled: words, conditions and what is repeated; what is in the words is no markup", async () => {
  const lines = ["{state}: {missing}", "{#paragraphs}", "{#words}{text}{/words}", "{/paragraphs}"];
  const filled = await fillWordTemplate(template(...lines), {
    state: "<w:b/> & {other}",
    paragraphs: [
      { words: true, text: "First" },
      { words: false, text: "Hidden" },
    ],
  });
  assert.ok(filled.ok);
  const text = textOf(filled.bytes);
  assert.match(text, /&lt;w:b\/&gt; &amp; \{other\}/);
  assert.match(text, /First/);
  assert.doesNotMatch(text, /Hidden|\{text\}|undefined/);
});

test("the tags of a template are told with the part they are repeated in; a broken one is told in words", async () => {
  const read = await readWordTags(template("{state}", "{#paragraphs}", "{text}", "{/paragraphs}"));
  assert.deepEqual(read, {
    ok: true,
    tags: [
      { name: "state", within: [] },
      { name: "paragraphs", within: [] },
      { name: "text", within: ["paragraphs"] },
    ],
  });
  const broken = await readWordTags(template("{#paragraphs}", "{text}"));
  assert.ok(!broken.ok && broken.reason === "broken");
  assert.match(broken.detail, /paragraphs.*never closed/);
});

test("a template that grows without end is given up, and the process goes on", async () => {
  const deep = 12;
  const lines = [...Array(deep).fill("{#a}"), "x", ...Array(deep).fill("{/a}")];
  const nested = (level: number): object =>
    level === 0 ? {} : { a: Array.from({ length: 20 }, () => shared[level - 1]) };
  const shared: object[] = [];
  for (let level = 0; level <= deep; level++) shared.push(nested(level));
  const started = performance.now();
  const outcome = await fillWordTemplate(template(...lines), shared[deep] as never, {
    milliseconds: 1_500,
    heapMegabytes: 128,
  });
  assert.ok(!outcome.ok && outcome.reason === "given-up");
  assert.ok(performance.now() - started < 10_000);
});
