import type { Source } from "#db/schema/matrices.ts";
import { type Mark, marks } from "#regime/template.ts";
import type { CellText } from "./matrix.ts";

/** What is wrong with a cell's form: the field and the message's key. */
export type CellFormError = {
  field: string;
  key: "cell.error.mark" | "cell.error.source-title" | "cell.error.web-address" | "cell.error.too-long";
};
export type CellForm = { text: CellText; basedOn: number; errors: CellFormError[] };

const kinds = ["law", "report", "web"] as const;
const longestSource = 500;
const longestRemark = 5000;
/** So many sources a cell may have; the form offers no more rows. */
export const mostSources = 20;

/** The form of one cell, read once: text and revision, and what is wrong with it. Everything typed is kept. */
export function readCellForm(form: FormData, ifMatch: string | undefined): CellForm {
  const field = (name: string): string => String(form.get(name) ?? "").trim();
  const mark = field("mark");
  const remark = field("remark");
  // Numbered after the empty rows are gone: the form shows them again in that order, with what is wrong beside each.
  const rows = Array.from({ length: mostSources }, (_, n) => ({
    kind: kinds.find((kind) => kind === field(`source-${n + 1}-kind`)) ?? ("law" as const),
    title: field(`source-${n + 1}-title`),
    place: field(`source-${n + 1}-place`),
  }))
    .filter(({ title, place }) => title || place)
    .map((source, n) => ({ ...source, n: n + 1 }));
  const errors: CellFormError[] = [
    ...(isMark(mark) ? [] : [{ field: "mark", key: "cell.error.mark" as const }]),
    ...rows.flatMap(wrongSource),
    ...(remark.length > longestRemark ? [{ field: "remark", key: "cell.error.too-long" as const }] : []),
  ];
  const sources: Source[] = rows.map(({ kind, title, place }) => ({ kind, title, place }));
  return {
    text: { mark: isMark(mark) ? mark : "", sources, remark },
    basedOn: readRevision(ifMatch ?? field("revision")),
    errors,
  };
}

/** A cell's text with what an address brings along: one more source and words for the remark, where they do not stand there yet. */
export function withBrought(text: CellText, query: (name: string) => string | undefined): CellText {
  const asked = (name: string, most: number): string => (query(name) ?? "").replaceAll("\0", "").trim().slice(0, most);
  const source: Source = {
    kind: kinds.find((kind) => kind === query("kind")) ?? "law",
    title: asked("title", longestSource),
    place: asked("place", longestSource),
  };
  const remark = asked("remark", longestRemark);
  const isThere = text.sources.some(({ title, place }) => title === source.title && place === source.place);
  return {
    ...text,
    sources:
      source.title && !isThere && text.sources.length < mostSources ? [...text.sources, source] : [...text.sources],
    remark: remark && !text.remark.includes(remark) ? [text.remark, remark].filter(Boolean).join("\n") : text.remark,
  };
}

/** Where a person goes on after saving, if the address of the cell said so: a plain path of this site and nothing else. */
export function readReturnPath(text: string): string | undefined {
  return /^(\/[a-z0-9-]+){1,6}$/.test(text) ? text : undefined;
}

function isMark(text: string): text is Mark {
  return (marks as readonly string[]).includes(text);
}

function wrongSource({ n, kind, title, place }: Source & { n: number }): CellFormError[] {
  const field = `source-${n}-title`;
  if (!title) return [{ field, key: "cell.error.source-title" }];
  if (title.length > longestSource) return [{ field, key: "cell.error.too-long" }];
  if (place.length > longestSource) return [{ field: `source-${n}-place`, key: "cell.error.too-long" }];
  if (kind === "web" && !isWebAddress(title)) return [{ field, key: "cell.error.web-address" }];
  return [];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** The revision out of If-Match ('"3"') or the hidden field ("3"); 0 says that the cell was empty. */
function readRevision(text: string): number {
  const digits = /^"?(\d{1,9})"?$/.exec(text)?.[1];
  return digits ? Number(digits) : 0;
}
