/** What a Word template is filled with: words, conditions, and lists of the same for what is repeated. */
export type WordData = { [name: string]: string | boolean | readonly WordData[] };

/** A tag as it stands in a template, with the repeated part it stands in. */
export type WordTag = { name: string; within: string[] };

export type WordJob = { template: Uint8Array } & ({ kind: "tags" } | { kind: "fill"; data: WordData });

/** `broken` is a tag that is not closed and the like, in the words of who reads the template; `given-up` took too long or too much. */
export type WordFault = { ok: false; reason: "broken" | "given-up"; detail: string };
export type WordOutcome = { ok: true; tags: WordTag[] } | { ok: true; bytes: Uint8Array } | WordFault;
