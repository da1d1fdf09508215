import ar from "./ar.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import type { Language, Texts } from "./languages.ts";
import ru from "./ru.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

type PluralSuffix = "_zero" | "_one" | "_two" | "_few" | "_many" | "_other";
type WithoutPlural<K extends string> = K extends `${infer Stem}${PluralSuffix}` ? Stem : K;

/** Every message of the interface; a wrong key does not compile. Plural forms share one key. */
export type MessageKey = WithoutPlural<Exclude<keyof typeof en, "@head">>;
export type MessageValues = Record<string, string | number>;

const catalogues: Record<Language, Record<string, unknown>> = { ar, zh, en, fr, ru, es };
const pluralRules = new Map<Language, Intl.PluralRules>();
const numberFormats = new Map<Language, Intl.NumberFormat>();

/** The message in a language; `count` chooses its plural form, {{name}} holes take the values. Throws on a missing message. */
export function t(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return find(language, key, values).replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Message ${key} (${language}) needs a value for ${hole}`);
    return typeof value === "number" ? formatNumber(language, value) : value;
  });
}

/** A name or a title in whatever script, within words of another: it keeps its own direction and turns nothing round (U+2068, U+2069). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A number as the language writes it, always with the digits 0-9, as documents of the United Nations do. */
export function formatNumber(language: Language, value: number): string {
  return numberFormats
    .getOrInsertComputed(language, () => new Intl.NumberFormat(language, { numberingSystem: "latn" }))
    .format(value);
}

/** A part of one as its language writes it: "97%", "97 %". */
export function formatPercent(language: Language, part: number, digits = 0): string {
  return new Intl.NumberFormat(language, {
    style: "percent",
    maximumFractionDigits: digits,
    numberingSystem: "latn",
  }).format(part);
}

/** The text for people who read `language` from a set of texts that may lack it; says which language it is in. */
export function pickText(texts: Texts, language: Language): { text: string; in: Language } {
  const own = texts[language];
  if (own) return { text: own, in: language };
  if (texts.en) return { text: texts.en, in: "en" };
  const [first] = Object.entries(texts) as [Language, string][];
  if (!first) throw new Error("a text without any language");
  return { text: first[1], in: first[0] };
}

function find(language: Language, key: string, values: MessageValues): string {
  const catalogue = catalogues[language];
  const plain = catalogue[key];
  if (typeof plain === "string") return plain;
  if (typeof values.count === "number") {
    const rules = pluralRules.getOrInsertComputed(language, () => new Intl.PluralRules(language));
    const form = catalogue[`${key}_${rules.select(values.count)}`];
    if (typeof form === "string") return form;
  }
  throw new Error(`Message ${key} is missing in ${language}`);
}
