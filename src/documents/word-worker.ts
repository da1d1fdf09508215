import { parentPort, workerData } from "node:worker_threads";
import { LoopPlugin, type TemplateData, TemplateHandler, TextPlugin } from "easy-template-x";
import type { WordJob, WordOutcome, WordTag } from "./word-job.ts";

// One file, then this thread ends. Only words and repeated parts: no pictures, links, charts or markup from the data.

type FoundTag = Awaited<ReturnType<TemplateHandler["parseTags"]>>[number];

parentPort?.postMessage(await work(workerData as WordJob)); // word-template.ts starts it with one

async function work(job: WordJob): Promise<WordOutcome> {
  const handler = new TemplateHandler({ plugins: [new LoopPlugin(), new TextPlugin()], maxXmlDepth: 60 });
  const template = Buffer.from(job.template);
  try {
    if (job.kind === "tags") return tagsOf(await handler.parseTags(template));
    const filled = await handler.process(template, job.data as TemplateData); // words, conditions and lists are what it takes
    return { ok: true, bytes: new Uint8Array(filled) };
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
}

/** Each tag once for each place it stands in; what opens a repeated part counts, what closes it does not. */
function tagsOf(found: readonly FoundTag[]): WordOutcome {
  const within: string[] = [];
  const tags = new Map<string, WordTag>();
  for (const { name, disposition } of found) {
    if (disposition === "Close" && within.pop() !== name) return broken(`Tag {/${name}} closes what was not opened`);
    if (disposition === "Close") continue;
    tags.set([...within, name].join("/"), { name, within: [...within] });
    if (disposition === "Open") within.push(name);
  }
  const open = within.at(-1);
  return open === undefined ? { ok: true, tags: [...tags.values()] } : broken(`Tag {#${open}} is never closed`);
}

function broken(detail: string): WordOutcome {
  return { ok: false, reason: "broken", detail };
}
