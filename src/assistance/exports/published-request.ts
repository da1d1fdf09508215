import type { StateCode } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText } from "#i18n/t.ts";
import { type KindOfAssistance, kindsOfAssistance } from "../kinds.ts";
import type { ShownStanding } from "../publication/publication.ts";
import { type Field, readList, type Subject } from "../requests/request-field.ts";

export type AskingState = {
  code: StateCode;
  kind: "member" | "observer" | "invented";
  short: Record<Language, string>;
};

/** What everybody may read of a request that is published. */
export type PublishedRequest = {
  reference: string;
  /** A State, or an organisation; in whose name an organisation asks is not said here. */
  asking: { state: AskingState; organisation: null } | { state: null; organisation: Texts };
  language: Language;
  standing: ShownStanding;
  /** Days in New York. */
  sentOn: string | null;
  circulatedOn: string;
  deliveredOn: string | null;
  publishedAt: Temporal.Instant;
  summary: Texts;
  /** The fields for everybody: never who is to be reached (the table holds to it). */
  fields: readonly Field[];
  /** How it moved since it is published, the earliest first. */
  moves: readonly { standing: ShownStanding; at: Temporal.Instant }[];
};

/** The kinds of help that a request is known to ask for, each once, in the order of the form. */
export function kindsOf({ fields }: Pick<PublishedRequest, "fields">): KindOfAssistance[] {
  const said = new Set(fields.flatMap(({ name, value }) => (name === "kinds" ? readList("kinds", value) : [])));
  return kindsOfAssistance.filter((kind) => said.has(kind));
}

/** The rows of the matrix that it is known to be about. */
export function subjectsOf({ fields }: Pick<PublishedRequest, "fields">): Subject[] {
  return fields.flatMap(({ name, value }) => (name === "subject" ? readList("subject", value) : []));
}

export function isInvented({ asking }: Pick<PublishedRequest, "asking">): boolean {
  return asking.state?.kind === "invented";
}

/** Who asks, as everybody may know. */
export function publicNameOf(language: Language, { asking }: Pick<PublishedRequest, "asking">): string {
  return asking.state ? asking.state.short[language] : pickText(asking.organisation, language).text;
}
