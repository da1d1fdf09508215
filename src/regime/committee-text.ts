import { z } from "zod";
import type { TextId } from "#db/ids.ts";
import { type Language, languages } from "#i18n/languages.ts";

/** The disclaimer that stands before every matrix. */
export const disclaimerBody = z.object({ title: z.string(), paragraphs: z.array(z.string()).min(1) });

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

const bodyOf = { disclaimer: disclaimerBody, "transmittal-letter": transmittalBody } as const;

export type CommitteeTextKind = keyof typeof bodyOf;
export type TextBody<K extends CommitteeTextKind> = z.infer<(typeof bodyOf)[K]>;
export type Disclaimer = TextBody<"disclaimer">;
export type TransmittalModel = TextBody<"transmittal-letter">;

/** A text the Committee works with, in the languages it has. `wording` says whose words these are. */
export type CommitteeText<K extends CommitteeTextKind> = {
  id: TextId;
  kind: K;
  number: number;
  wording: "committee" | "project";
  inForceFrom: string | null;
  bodies: Partial<Record<Language, TextBody<K>>>;
};

/** The bodies as the database holds them, checked once. */
export function readBodies<K extends CommitteeTextKind>(
  kind: K,
  bodies: Partial<Record<Language, unknown>>,
): Partial<Record<Language, TextBody<K>>> {
  const read = languages.flatMap((language) =>
    bodies[language] ? [[language, bodyOf[kind].parse(bodies[language])]] : [],
  );
  return Object.fromEntries(read);
}

/** A text's body for people who read `language`: their own if it has one, else English; says which. */
export function bodyFor<K extends CommitteeTextKind>(
  { bodies }: CommitteeText<K>,
  language: Language,
): { text: TextBody<K>; in: Language } {
  const own = bodies[language];
  if (own) return { text: own, in: language };
  if (bodies.en) return { text: bodies.en, in: "en" };
  throw new Error("a Committee text always has an English body: the table checks it");
}
