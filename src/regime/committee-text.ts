import { z } from "zod";
import type { TextId, TextVersionId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { letterModelBody } from "./letter-model.ts";
import { guidanceBody } from "./request-guidance.ts";

/** A title and paragraphs: the disclaimer that stands before every matrix, a strategy, a report, any text without parts of its own. */
export const plainBody = z.object({ title: z.string(), paragraphs: z.array(z.string()).min(1) });

/** The parts of the letter of 2007, in its order; {{state}}, {{reference}}, {{replyBy}} and {{version}} are filled in. */
export const transmittalBody = z.object({
  letterhead: z.object({ organization: z.string(), committee: z.string(), address: z.array(z.string()) }),
  referenceLabel: z.string(),
  title: z.string(),
  salutation: z.string(),
  thanks: z.string(),
  recall: z.string(),
  purpose: z.string(),
  matrixHeading: z.string(),
  matrix: z.string(),
  blank: z.string(),
  asksIntro: z.string(),
  review: z.object({ title: z.string(), text: z.string() }),
  consent: z.object({ title: z.string(), text: z.string() }),
  information: z.object({ title: z.string(), text: z.string() }),
  reply: z.string(),
  closing: z.string(),
  signatory: z.array(z.string()),
  enclosuresLabel: z.string(),
  enclosures: z.array(z.string()),
  technicalNotes: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
});

export const bodyOf = {
  disclaimer: plainBody,
  "transmittal-letter": transmittalBody,
  "letter-model": letterModelBody,
  strategy: plainBody,
  "request-form-guidance": guidanceBody,
  "programme-of-work": plainBody,
  report: plainBody,
  "list-of-activities": plainBody,
  other: plainBody,
} as const satisfies Record<TextKind, z.ZodType>;

export type TextBody<K extends TextKind> = z.infer<(typeof bodyOf)[K]>;
export type Disclaimer = TextBody<"disclaimer">;
export type TransmittalModel = TextBody<"transmittal-letter">;

/** One version of a text the Committee works with, in the languages it has. `wording` says whose words these are. */
export type TextVersion<K extends TextKind = TextKind> = {
  id: TextVersionId;
  textId: TextId;
  kind: K;
  number: number;
  wording: "committee" | "project";
  inForceFrom: string | null;
  bodies: Partial<Record<Language, TextBody<K>>>;
};

/** The bodies as the database holds them, checked once. */
export function readBodies<K extends TextKind>(
  kind: K,
  bodies: Partial<Record<Language, unknown>>,
): Partial<Record<Language, TextBody<K>>> {
  const read = languages.flatMap((language) =>
    bodies[language] ? [[language, bodyOf[kind].parse(bodies[language])]] : [],
  );
  return Object.fromEntries(read);
}

/** The exact text of a version as a decision fixes it: one line of JSON, its languages in a fixed order, its parts in the order of the kind. */
export function fixedText({ kind, number, bodies }: Pick<TextVersion, "kind" | "number" | "bodies">): string {
  const parts = readBodies(kind, bodies);
  const inOrder = languages.flatMap((language) => (parts[language] ? [{ language, body: parts[language] }] : []));
  // A model says its occasion where it is not matrices, so that what was decided before there were others is fixed as it was.
  return JSON.stringify({ kind, version: number, texts: inOrder }, (name, value: unknown) =>
    name === "occasion" && value === "matrices" ? undefined : value,
  );
}

/** A text's body for people who read `language`: their own if it has one, else English; says which. */
export function bodyFor<K extends TextKind>(
  { bodies }: TextVersion<K>,
  language: Language,
): { text: TextBody<K>; in: Language } {
  const own = bodies[language];
  if (own) return { text: own, in: language };
  if (bodies.en) return { text: bodies.en, in: "en" };
  const [first] = languages.filter((one) => bodies[one]);
  const text = first && bodies[first];
  if (!first || !text) throw new Error("a version always has a body: the table checks it");
  return { text, in: first };
}
