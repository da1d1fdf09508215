import type { Language } from "#i18n/languages.ts";
import records from "./member-states.json" with { type: "json" };

/** One text in each official language. */
type SixTexts = Record<Language, string>;

/** The regional groups of the United Nations. */
export const regionalGroups = [
  "african",
  "asia-pacific",
  "eastern-european",
  "latin-american-and-caribbean",
  "western-european-and-other",
] as const;
export type RegionalGroup = (typeof regionalGroups)[number];

/** The definite article French puts before a short name, with its space; empty when there is none. */
type FrenchArticle = "le " | "la " | "les " | "l’" | "";

/** The names of a State from one day up to, not including, another. */
export type StateName = {
  from: string | null;
  to: string | null;
  source: string;
  frenchArticle: FrenchArticle;
  short: SixTexts;
  /** Without the article that opens it in a sentence. */
  formal: SixTexts;
};

type GroupMembership = {
  group: RegionalGroup;
  from: string | null;
  to: string | null;
  source: string;
  note?: string;
};

/** A Member State or an observer State, its names oldest first. */
export type StateRecord = {
  code: string;
  alpha2: string;
  m49: string;
  kind: "member" | "observer";
  admitted: string | null;
  names: StateName[];
  groups: GroupMembership[];
  note?: string;
};

/** The Member States and observers of member-states.json, in the English alphabetical order of today's short names. */
export function readMemberStates(): readonly StateRecord[] {
  return records as StateRecord[]; // JSON words are typed as plain strings; member-states.test.ts checks every record
}

/** The names valid on a day (YYYY-MM-DD), or those of today when the day is null; undefined before the first. */
export function nameOn(record: StateRecord, day: string | null): StateName | undefined {
  return record.names.find((name) => (day === null ? name.to === null : isValidOn(name, day)));
}

function isValidOn(name: StateName, day: string): boolean {
  return (name.from === null || name.from <= day) && (name.to === null || day < name.to);
}

/** What French grammar needs to know of a name. */
type FrenchName = { short: { fr: string }; formal: { fr: string }; frenchArticle: string };

/** The name as it stands in a French sentence: “la France”, “l’Albanie”, “Cuba”. */
export function frenchWithArticle(name: FrenchName): string {
  const { article, noun } = inSentence(name);
  return article + noun;
}

/** The formal name as it stands in a French sentence: “la République d’Albanie”. */
export function frenchFormalWithArticle(name: FrenchName): string {
  const { article, noun } = formalInSentence(name);
  return article + noun;
}

/** The name after “de”: “de la France”, “du Brésil”, “de l’Albanie”, “des Seychelles”, “de Cuba”, “d’Haïti”. */
export function frenchOf(name: FrenchName): string {
  const { article, noun } = inSentence(name);
  switch (article) {
    case "le ":
      return `du ${noun}`;
    case "les ":
      return `des ${noun}`;
    case "":
      return /^[aeiouyh]/i.test(noun.normalize("NFD")) ? `d’${noun}` : `de ${noun}`;
    default:
      return `de ${article}${noun}`;
  }
}

type Inflected = { article: string; noun: string };

/** “Iran (République islamique d’)” is for lists; a sentence says “la République islamique d’Iran”. */
function inSentence(name: FrenchName): Inflected {
  if (name.short.fr.endsWith(")")) return formalInSentence(name);
  return { article: name.frenchArticle, noun: name.short.fr };
}

function formalInSentence(name: FrenchName): Inflected {
  const noun = name.formal.fr;
  if (noun === name.short.fr) return { article: name.frenchArticle, noun };
  const kind = noun.split(/[ -]/)[0] ?? noun;
  return { article: articleOfKind[kind] ?? name.frenchArticle, noun };
}

/** The article of a formal name follows its first noun. */
const articleOfKind: Record<string, FrenchArticle> = {
  Commonwealth: "le ",
  Confédération: "la ",
  Fédération: "la ",
  Grand: "le ",
  Jamahiriya: "la ",
  Principauté: "la ",
  Royaume: "le ",
  République: "la ",
  Sultanat: "le ",
  Union: "l’",
  État: "l’",
  États: "les ",
};

/** Orders names as readers of the language expect; Arabic lists pass over the article. */
export function compareNames(language: Language): (a: { short: SixTexts }, b: { short: SixTexts }) => number {
  const collator = new Intl.Collator(language);
  const key = (name: { short: SixTexts }) =>
    language === "ar" ? name.short.ar.replace(/^ال/, "") : name.short[language];
  return (a, b) => collator.compare(key(a), key(b));
}

/** Whether ISO 3166-1 leaves the alpha-3 code to its users, so that no State will ever carry it. */
export function isUserAssignedCode(code: string): boolean {
  return /^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z])$/.test(code); // ISO 3166-1, 8.1.3
}
