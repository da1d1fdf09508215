import { readCount, type TypedForm } from "#ui/typed-form.ts";
import { mostLines, type NewInformation, type Place, paragraphs } from "./information.ts";

/** A place that the form offers, by the value of its option. */
export type PlaceChoice = { value: string; label: string; place: Place };

export const fewestLines = 2;

/** How many lines a form shows: as many as it had, and one more where that was asked for. */
export function countLines(form: FormData | undefined): number {
  const had = readCount(String(form?.get("lines") ?? ""));
  const wanted = (had < fewestLines ? fewestLines : had) + (form?.get("add") === "line" ? 1 : 0);
  return Math.min(wanted, mostLines);
}

/** The value of a row's option. */
export function rowValue(templateId: string, rowId: string): string {
  return `${templateId} ${rowId}`;
}

/** The lines of a form; a line of which nothing was typed is none. What is wrong stands beside its field. */
export function readLines(form: TypedForm, count: number, choices: readonly PlaceChoice[]): NewInformation[] {
  const lines = Array.from({ length: count }, (_, n) => readLine(form, n + 1, choices)).filter(
    (line) => line !== undefined,
  );
  if (lines.length === 0) form.refuse({ field: "measure-1", key: "information.error.no-lines" });
  return lines;
}

function readLine(form: TypedForm, n: number, choices: readonly PlaceChoice[]): NewInformation | undefined {
  const measure = form.text(`measure-${n}`, { label: "information.measure", most: 4000 });
  const placeText = form.text(`place-${n}`, { label: "information.place" });
  const dated = form.day(`dated-${n}`, { label: "information.dated" }) ?? null;
  const words = form.text(`source-${n}`, { label: "information.source", most: 500 });
  const link = form.text(`link-${n}`, { label: "information.link", most: 500 });
  if (!measure && !words && !link && !dated && !placeText) return undefined;
  const language = form.language(`language-${n}`, { label: "information.language" });
  if (!measure) form.refuse({ field: `measure-${n}`, key: "information.error.no-measure" });
  if (!words && !link) form.refuse({ field: `source-${n}`, key: "information.error.no-source" });
  if (link && !isWebAddress(link)) form.refuse({ field: `link-${n}`, key: "information.error.link" });
  if (placeText && !choices.some(({ value }) => value === placeText))
    form.refuse({ field: `place-${n}`, key: "information.error.place" });
  const place = choices.find(({ value }) => value === placeText)?.place ?? { paragraph: "" };
  return { place, measure, dated, source: words || link, link, language };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** The paragraphs of the resolution as a form offers them. */
export function paragraphChoices(): PlaceChoice[] {
  return paragraphs.map((paragraph) => ({ value: paragraph, label: paragraph, place: { paragraph } }));
}
