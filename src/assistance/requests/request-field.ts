import { z } from "zod";
import type { Audience, RequestKind } from "#db/schema/assistance.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { type Weapon, weapons } from "#regime/template.ts";
import { kindsOfAssistance } from "../kinds.ts";

// What a request says, field by field: each has its own audience. A field of words is kept as it was typed, a list as JSON.

/** Fields of the request itself, in the order of the form. */
export const wholeFields = ["objective", "background", "previous", "elsewhere", "contact"] as const;
export type WholeField = (typeof wholeFields)[number];

/** Fields of each thing that is asked for, in the order of the form. */
export const itemFields = [
  "need",
  "kinds",
  "subject",
  "expected",
  "institution",
  "how-soon",
  "time-frame",
  "own-contribution",
  "languages",
] as const;
export type ItemField = (typeof itemFields)[number];

/** Fields of a general request: what is asked, and who is reached. */
export const generalFields = ["matter", "contact"] as const;
export type GeneralField = (typeof generalFields)[number];

export type FieldName = WholeField | ItemField | GeneralField;

/** How long a field of words may be, in characters. */
export const longestField = 8000;
export const mostItems = 50;

/** A row of a matrix template and a weapon, "" where the row has none: what an item is about. */
export const subjectShape = z.object({ template: z.string(), row: z.string(), weapon: z.enum([...weapons, ""]) });
export type Subject = { template: string; row: string; weapon: Weapon | "" };

/** How soon help is needed, the most pressing last: the urgency of matching, 0 to 3. */
export const howSoon = ["no-date", "two-years", "one-year", "six-months"] as const;
export type HowSoon = (typeof howSoon)[number];

export const elsewhereStandings = ["made", "considered", "granted", "declined", "ended"] as const;
/** The same request made to somebody else. */
export const elsewhereShape = z.object({
  to: z.string(),
  when: z.string(),
  standing: z.enum(elsewhereStandings),
});
export type Elsewhere = z.infer<typeof elsewhereShape>;

const lists = {
  subject: z.array(subjectShape).max(100),
  kinds: z.array(z.enum(kindsOfAssistance)).max(kindsOfAssistance.length),
  languages: z.array(z.enum(languages)).max(languages.length),
  elsewhere: z.array(elsewhereShape).max(20),
} as const;
type ListField = keyof typeof lists;

/** What the fields of an item hold; a missing one was not filled, or is not for the reader. */
export type ItemValues = {
  subject?: Subject[];
  kinds?: (typeof kindsOfAssistance)[number][];
  need?: string;
  expected?: string;
  institution?: string;
  "how-soon"?: HowSoon;
  "time-frame"?: string;
  "own-contribution"?: string;
  languages?: Language[];
};
export type WholeValues = {
  objective?: string;
  background?: string;
  previous?: string;
  elsewhere?: Elsewhere[];
  contact?: string;
  matter?: string;
};

/** One field as it is kept: item 0 is the request itself. */
export type Field = { item: number; name: FieldName; value: string; audience: Audience };

export function isList(name: FieldName): name is ListField {
  return name in lists;
}

/** A list as it is kept, read again; what nobody could have written throws. */
export function readList<N extends ListField>(name: N, value: string): z.infer<(typeof lists)[N]> {
  return lists[name].parse(JSON.parse(value)) as z.infer<(typeof lists)[N]>; // each list is read by its own shape
}

/** The fields of one item, or of the request (0), as values. */
export function valuesOf(fields: readonly Field[], item: number): ItemValues & WholeValues {
  return Object.fromEntries(
    fields
      .filter((field) => field.item === item)
      .map(({ name, value }) => [name, isList(name) ? readList(name, value) : value]),
  );
}

/** A value as it is kept; undefined where there is nothing. */
export function writtenAs(value: string | readonly unknown[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  return value.length === 0 ? undefined : JSON.stringify(value);
}

/** Places for the same request made to others; one empty always follows the last that is filled. */
export const elsewherePlaces = 4;

/** A person is never named to all States or the public; anything else is seen as the whole request is, unless it is said otherwise. */
export function widestOf(field: FieldName): "all-providers" | "public" {
  return field === "contact" ? "all-providers" : "public";
}

/** The fields a request of this kind has of its own. */
export function fieldsOfWhole(kind: RequestKind): readonly FieldName[] {
  return kind === "assistance" ? wholeFields : generalFields;
}

/** A row as a form names it: "m2017/C4.03/NW". */
export function subjectValue({ template, row, weapon }: Subject): string {
  return `${template}/${row}/${weapon}`;
}
