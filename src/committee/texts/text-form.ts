import type { StateCode } from "#db/ids.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { cleanTyped } from "#ui/typed-form.ts";
import type { NewText } from "./begin-text.ts";
import type { NewDelivery } from "./record-delivery.ts";
import type { NewDueDate } from "./set-due-date.ts";
import { type LeadDrafter, textKinds } from "./text.ts";

// The forms of this room, read once: what was typed, what it says, and what is wrong with it, in the page's language.

export type Typed = Record<string, string>;
export type ReadForm<T> = { typed: Typed; date?: DateParts; value: T; errors: FieldError[] };

const longestLine = 500;
export const longestText = 5000;

/** What was typed in some fields, without what no text has. */
export function readTyped(form: FormData, names: readonly string[]): Typed {
  return Object.fromEntries(names.map((name) => [name, cleanTyped(String(form.get(name) ?? ""))]));
}

/** Collects what is wrong, each at its field. */
export function openErrors(language: Language) {
  const errors: FieldError[] = [];
  const say = (field: string, key: MessageKey, values: Record<string, string | number> = {}): void => {
    errors.push({ field, message: t(language, key, values) });
  };
  return { errors, say };
}

/** Says where a line or a text is longer than what is kept. */
export function sayTooLong(
  { say }: ReturnType<typeof openErrors>,
  typed: Typed,
  limits: Record<string, number> | readonly string[],
): void {
  const each = Array.isArray(limits)
    ? limits.map((name) => [name, longestLine] as const)
    : Object.entries(limits as Record<string, number>);
  for (const [name, longest] of each)
    if ((typed[name] ?? "").length > longest) say(name, "texts.error.too-long", { most: longest });
}

type FormContext = { language: Language; states: ReadonlySet<string> };

export function readBeginForm(form: FormData, { language, states }: FormContext): ReadForm<NewText> {
  const typed = readTyped(form, ["kind", "language", "title", "drafter-state", "drafter-body", "source"]);
  const wrong = openErrors(language);
  const kind = textKinds.find((one) => one === typed.kind);
  const original = isLanguage(typed.language ?? "") ? (typed.language as Language) : undefined; // just asked
  if (!kind) wrong.say("kind", "texts.error.kind");
  if (!original) wrong.say("language", "texts.error.language");
  if (!typed.title) wrong.say("title", "texts.error.title");
  const due = readDate(form, "due");
  if (isTyped(due.typed) && !due.date) wrong.say("due", "texts.error.date");
  const leadDrafter = readDrafter(typed, states, wrong);
  sayTooLong(wrong, typed, ["title", "source"]);
  return {
    typed,
    date: due.typed,
    errors: wrong.errors,
    value: {
      kind: kind ?? "other",
      language: original ?? "en",
      title: typed.title ?? "",
      leadDrafter,
      dueOn: due.date ?? null,
      source: typed.source || null,
    },
  };
}

export function readDrafterForm(form: FormData, { language, states }: FormContext): ReadForm<LeadDrafter | null> {
  const typed = readTyped(form, ["drafter-state", "drafter-body"]);
  const wrong = openErrors(language);
  const value = readDrafter(typed, states, wrong);
  return { typed, value, errors: wrong.errors };
}

/** One of the two, or nobody. */
function readDrafter(
  typed: Typed,
  states: ReadonlySet<string>,
  wrong: ReturnType<typeof openErrors>,
): LeadDrafter | null {
  const [state, body] = [typed["drafter-state"], typed["drafter-body"]];
  if (state && !states.has(state)) wrong.say("drafter-state", "texts.error.state");
  if (state && body) wrong.say("drafter-body", "texts.error.two-drafters");
  sayTooLong(wrong, typed, ["drafter-body"]);
  if (state) return { state: state as StateCode }; // among the States, or an error was said
  return body ? { body } : null;
}

export function readDueForm(form: FormData, language: Language, isExtension: boolean): ReadForm<NewDueDate> {
  const typed = readTyped(form, ["agreed", "source"]);
  const wrong = openErrors(language);
  const due = readDate(form, "due");
  if (!due.date) wrong.say("due", "texts.error.date");
  if (isExtension && !typed.agreed) wrong.say("agreed", "texts.error.agreed");
  if (isExtension && !typed.source) wrong.say("source", "texts.error.source");
  sayTooLong(wrong, typed, ["agreed", "source"]);
  const value = { on: due.date ?? "", agreed: typed.agreed || null, source: typed.source || null };
  return { typed, date: due.typed, value, errors: wrong.errors };
}

export function readDeliveryForm(form: FormData, language: Language): ReadForm<NewDelivery> {
  const typed = readTyped(form, ["symbol", "source"]);
  const wrong = openErrors(language);
  const on = readDate(form, "on");
  if (!on.date) wrong.say("on", "texts.error.date");
  if (!typed.source) wrong.say("source", "texts.error.source");
  sayTooLong(wrong, typed, ["symbol", "source"]);
  const value = { on: on.date ?? "", symbol: typed.symbol || null, source: typed.source ?? "" };
  return { typed, date: on.typed, value, errors: wrong.errors };
}

function isTyped({ day, month, year }: DateParts): boolean {
  return Boolean(day || month || year);
}
