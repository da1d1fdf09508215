import type { RequestKind } from "#db/schema/assistance.ts";
import { cleanText } from "#documents/clean-text.ts";
import { readFilledFile } from "#documents/filled-file.ts";
import { isLanguage, type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type Field, type FieldName, fieldsOfWhole, itemFields, mostItems } from "../requests/request-field.ts";
import type { Answer, Answers } from "./answers.ts";
import { answersOfBook } from "./answers-of-book.ts";
import { answersOfWord } from "./answers-of-word.ts";
import { blankForm } from "./blank-form.ts";
import { plainWords } from "./choice-words.ts";
import { keyOf, readIdentity } from "./form-key.ts";
import type { FormProblem, FormProposal, ReadForm } from "./proposal.ts";
import { readAudience, readElsewhere, readFieldAnswer } from "./read-field.ts";
import type { SubjectRow } from "./subject-words.ts";

/** Reads a filled form, a Word file or a workbook judged by its bytes, into a proposal: all that can be taken, and all that cannot. */
export async function readForm(
  bytes: Uint8Array,
  { rows, limits }: { rows: readonly SubjectRow[]; limits?: Parameters<typeof readFilledFile>[1] },
): Promise<ReadForm> {
  const file = await readFilledFile(bytes, limits);
  if (!file.ok) return file;
  const answers = file.kind === "word" ? answersOfWord(file) : answersOfBook(file.sheets);
  const proposal = proposalOf(answers, rows);
  return proposal ? { ok: true, ...proposal } : { ok: false, reason: "not-our-form" };
}

const mostUnread = 50;
const longestUnread = 500;

/** Undefined where no place of a form is found. */
export function proposalOf(
  { answers, loose, hasChanges }: Answers,
  rows: readonly SubjectRow[],
): FormProposal | undefined {
  if (answers.length === 0) return undefined;
  const own = readIdentity(textAt(answers, "form"));
  const kind = own?.kind ?? kindFrom(answers);
  const language = own && isLanguage(own.language) ? own.language : undefined;
  const fields: Field[] = [];
  const problems: FormProblem[] = [];
  const at = Map.groupBy(answers, ({ key }) => keyOf(key));
  for (const name of fieldsOfWhole(kind)) readInto(name, 0, at, rows, fields, problems);
  const items = kind === "assistance" ? itemsOf(answers) : [];
  for (const item of items.slice(0, mostItems))
    for (const name of itemFields) readInto(name, item, at, rows, fields, problems);
  if (items.length > mostItems) problems.push(aboutFile("form-file.problem.too-many-items", { most: mostItems }));
  if (hasChanges) problems.push(aboutFile("form-file.problem.changes"));
  return { kind, language, fields, problems, unread: unreadOf(loose, language, rows) };
}

function readInto(
  name: FieldName,
  item: number,
  at: ReadonlyMap<string, Answer[]>,
  rows: readonly SubjectRow[],
  fields: Field[],
  problems: FormProblem[],
): void {
  const read =
    name === "elsewhere"
      ? readElsewhere([...at.values()].flat().filter(({ key }) => key.place === "elsewhere"))
      : readFieldAnswer(name, item, at.get(keyOf({ place: "value", name, item })) ?? [], rows);
  problems.push(...read.problems);
  if (read.value === undefined) return;
  const who = readAudience(name, item, at.get(keyOf({ place: "audience", name, item })) ?? []);
  problems.push(...who.problems);
  fields.push({ item, name, value: read.value, audience: who.audience });
}

/** Items where something stands; boxes alone, none ticked, say nothing, which reading the field tells. */
function itemsOf(answers: readonly Answer[]): number[] {
  const items = answers.flatMap(({ key, text, isFormula }) =>
    key.place === "value" && key.item > 0 && (isFormula || text.trim() !== "") ? [key.item] : [],
  );
  return [...new Set(items)].sort((a, b) => a - b);
}

function kindFrom(answers: readonly Answer[]): RequestKind {
  return answers.some(({ key }) => key.place === "value" && key.name === "matter") ? "general" : "assistance";
}

function textAt(answers: readonly Answer[], place: "form"): string {
  return answers
    .filter(({ key }) => key.place === place)
    .map(({ text }) => text)
    .join(" ");
}

function aboutFile(key: FormProblem["key"], values: FormProblem["values"] = {}): FormProblem {
  return { at: "", item: 0, field: undefined, key, values, words: "" };
}

/** Words beside the places, but for those that the form itself has there, whatever became of their styles. */
function unreadOf(loose: readonly string[], language: Language | undefined, rows: readonly SubjectRow[]): string[] {
  const own = new Set((language ? [language] : languages).flatMap((one) => wordsOfForm(one, rows)).map(plainWords));
  const unread: string[] = [];
  for (const found of loose) {
    if (unread.length === mostUnread) break;
    const words = cleanText(found.slice(0, longestUnread + 1)).trim();
    if (words === "" || own.has(plainWords(words))) continue;
    unread.push(words.length > longestUnread ? `${words.slice(0, longestUnread)}…` : words);
  }
  return unread;
}

function wordsOfForm(language: Language, rows: readonly SubjectRow[]): string[] {
  const none = { language, fields: [], rows, guidance: [], invented: null, date: { y: 2026, m: 1, d: 1 } };
  return (["assistance", "general"] as const)
    .map((kind) => blankForm({ ...none, kind }))
    .flatMap(({ title, intro, parts, lists, adviceTitle }) => [
      title,
      adviceTitle,
      ...intro,
      ...Array.from({ length: mostItems }, (_, n) => t(language, "request.item", { n: n + 1 })),
      ...parts.flatMap(({ title: heading, advice, fields }) => [
        heading,
        ...advice.map(({ words }) => words),
        ...fields.map(({ label }) => label),
      ]),
      ...lists.flatMap((list) => [list.title, list.note, ...[list.columns, ...list.rows].map(asLine)]),
    ]);
}

/** A line of a table as it is read. */
function asLine(cells: readonly string[]): string {
  return cells.filter((text) => text !== "").join(" | ");
}
