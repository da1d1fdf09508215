import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { readText, readWritten, wrongTexts } from "../typed-text.ts";
import { longestSource } from "./duty-form.ts";
import type { NewDelivery } from "./record-delivery.ts";
import type { NewExtension } from "./record-extension.ts";

export type TypedExtension = { date: DateParts | undefined; words: string; source: string; language: Language };
export type TypedDelivery = { date: DateParts | undefined; symbol: string; source: string; language: Language };

const longestWords = 4000;
const longestSymbol = 100;

/** The form of an agreed extension, read once. */
export function readExtensionForm(
  form: FormData,
  page: Language,
): { typed: TypedExtension; extension: NewExtension | undefined; errors: FieldError[] } {
  const { date, typed: parts } = readDate(form, "new-date");
  const words = readText(form, "words");
  const source = readText(form, "extension-source");
  const language = readWritten(form, page);
  const errors = [
    ...(date ? [] : [{ field: "new-date", message: t(page, "programme.error.date") }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "words", text: words, label: "programme.extension.words", most: longestWords },
      { field: "extension-source", text: source, label: "programme.source", most: longestSource },
    ]),
  ];
  return {
    typed: { date: parts, words, source, language },
    extension: date ? { newDate: date, words, source, language } : undefined,
    errors,
  };
}

/** The form of a delivery, read once. */
export function readDeliveryForm(
  form: FormData,
  page: Language,
): { typed: TypedDelivery; delivery: NewDelivery | undefined; errors: FieldError[] } {
  const { date, typed: parts } = readDate(form, "delivered-on");
  const symbol = readText(form, "symbol");
  const source = readText(form, "delivery-source");
  const language = readWritten(form, page);
  const errors = [
    ...(date ? [] : [{ field: "delivered-on", message: t(page, "programme.error.date") }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "symbol", text: symbol, label: "programme.delivery.symbol", most: longestSymbol, mayBeEmpty: true },
      { field: "delivery-source", text: source, label: "programme.source", most: longestSource },
    ]),
  ];
  return {
    typed: { date: parts, symbol, source, language },
    delivery: date ? { deliveredOn: date, symbol: symbol || null, source, language } : undefined,
    errors,
  };
}
