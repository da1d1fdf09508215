import { type Language, languages } from "#i18n/languages.ts";

/** The names a State has or had, in six languages. */
export type NamesOfState = Record<Language, string>;

/**
 * Names in common use that no list of names holds: a text that says one of them names a State as well. A false alarm costs a
 * word, a missed name breaks the promise of the public summary.
 */
const alsoSaid: Partial<Record<Language, readonly string[]>> = {
  en: [
    "United Kingdom",
    "Great Britain",
    "Britain",
    "UK",
    "United States",
    "USA",
    "Russia",
    "North Korea",
    "South Korea",
    "DPRK",
    "Holland",
  ],
  fr: ["Royaume-Uni", "Grande-Bretagne", "États-Unis", "Russie", "Corée du Nord", "Corée du Sud"],
  es: ["Reino Unido", "Gran Bretaña", "Estados Unidos", "Rusia", "Corea del Norte", "Corea del Sur"],
  ru: ["Россия", "США", "Великобритания", "Соединенные Штаты", "Соединенное Королевство", "КНДР"],
  ar: ["المملكة المتحدة", "بريطانيا", "الولايات المتحدة", "روسيا"],
  zh: ["联合王国", "英国", "美国", "俄罗斯", "朝鲜", "韩国"],
};

/** The words of a text that name a State, as they stand in it; none for a text that may be published. */
export function findNamesOfStates(text: string, states: readonly NamesOfState[]): string[] {
  const folded = foldWithPlaces(text);
  const found = new Set<string>();
  for (const language of languages) {
    const names = states.flatMap((state) => spoken(state[language]));
    for (const name of new Set([...names, ...(alsoSaid[language] ?? [])])) {
      const words = findName(language, fold(name), folded);
      if (words) found.add(words);
    }
  }
  return withoutParts([...found]).sort();
}

/** "Iran (Islamic Republic of)" is for lists: a text says the name without its brackets. */
function spoken(name: string): string[] {
  const bare = name.replace(/\s*[(（][^)）]*[)）]\s*/g, " ").trim();
  return bare === name ? [name] : [name, bare];
}

/** A text in letters that can be compared, and where each of them stands in the text itself. */
type Folded = { letters: string; places: number[]; text: string };

/** Letters without case, accents and vowel signs, one kind of hyphen, apostrophe and space. */
function fold(text: string): string {
  return foldWithPlaces(text).letters;
}

function foldWithPlaces(written: string): Folded {
  const text = written.normalize("NFC");
  const places: number[] = [];
  let letters = "";
  let place = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    if (!(plain === " " && letters.endsWith(" "))) {
      letters += plain;
      for (let n = 0; n < plain.length; n++) places.push(place);
    }
    place += sign.length;
  }
  return { letters, places, text };
}

function foldSign(sign: string): string {
  if (/\s/.test(sign)) return " ";
  if (/[’ʼ‘`]/.test(sign)) return "'";
  if (/[‐‑–—]/.test(sign)) return "-";
  return sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The first place where a text says a name, in the words of the text. */
function findName(language: Language, name: string, { letters, places, text }: Folded): string | undefined {
  if (name.length < 2) return undefined;
  const words = language === "zh" ? [name] : name.split(" ");
  // Most names are not there at all: only where the core of each word is, its forms are looked for.
  if (!words.every((word) => letters.includes(coreOf(language, word)))) return undefined;
  const match = patternOf(language, words).exec(letters);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  return text.slice(places[match.index], places[end] ?? text.length).trim();
}

function patternOf(language: Language, words: readonly string[]): RegExp {
  if (language === "zh") return new RegExp(literally(words.join(" ")), "u");
  const before = language === "ar" ? "(?<![\\p{L}\\p{N}])[وفبكل]{0,2}" : "(?<![\\p{L}\\p{N}])";
  return new RegExp(`${before}${words.map((word) => inSentence(language, word)).join(" ")}(?![\\p{L}\\p{N}])`, "u");
}

/** The part of a word that no sentence bends: Russian changes its ending, Arabic ties its article to what stands before. */
function coreOf(language: Language, word: string): string {
  if (language === "ru" && word.length > 4) return word.replace(/(ая|яя|ое|ее|ыи|ии|ые|ие|ия|ья|а|я|о|е|ы|и|ь)$/u, "");
  if (language === "ru" && word.length > 2) return word.replace(/[ая]$/u, "");
  if (language === "ar" && word.startsWith("ال")) return word.slice(2);
  return word;
}

function inSentence(language: Language, word: string): string {
  const core = literally(coreOf(language, word));
  if (language === "ru" && word.length > 4) return `${core}\\p{L}{0,3}`;
  if (language === "ru" && word.length > 2) return `${core}(?:а|у|ом|е|ы|и|ои|ю|я|еи|ем)?`;
  return language === "ar" && word.startsWith("ال") ? `(?:ال|ل)?${core}` : core;
}

/** What stands inside a longer find is not named again. */
function withoutParts(found: string[]): string[] {
  return found.filter((one) => !found.some((other) => other !== one && other.includes(one)));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
