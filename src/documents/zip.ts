import { Zip, ZipPassThrough } from "fflate";

export type ZipEntry = { name: string; bytes: Uint8Array };

// A date for every entry, so that the same files give the same bytes; ZIP knows none before 1980.
const noDate = "1980-01-01T00:00:00";

/**
 * Files as one ZIP archive, stored as they are (PDFs are compressed already) and made while it is read: the next file
 * is asked for only when the one before has gone, so that a run's letters are never in memory together.
 */
export function zipStream(files: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const iterator = files[Symbol.asyncIterator]();
  const names = new Set<string>();
  let ready: Uint8Array[] = [];
  const archive = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) archive.end();
        else addFile(archive, { name: freeName(names, value.name), bytes: value.bytes });
        for (const part of ready) controller.enqueue(part);
        ready = [];
        if (done) controller.close();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function addFile(archive: Zip, { name, bytes }: ZipEntry): void {
  const entry = new ZipPassThrough(name);
  entry.mtime = noDate;
  archive.add(entry);
  entry.push(bytes, true);
}

/** A name that leads out of no folder and is in the archive once: "letter.pdf", then "letter (2).pdf". */
function freeName(names: Set<string>, wanted: string): string {
  const safe = wanted
    .split(/[/\\]/u)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
  if (!safe) throw new Error(`"${wanted}" is no name for a file`);
  const [, stem = safe, ending = ""] = /^(.*?)(\.[^./]+)?$/u.exec(safe) ?? [];
  let name = safe;
  for (let n = 2; names.has(name); n++) name = `${stem} (${n})${ending}`;
  names.add(name);
  return name;
}
