import { type Actor, holds, statesOf } from "#access/actor.ts";
import type { AssistanceRequestId, HelpReceivedId, ProviderId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { Texts } from "#i18n/languages.ts";
import { weapons } from "#regime/template.ts";
import { areaName } from "../areas.ts";
import { audienceRank, audiences } from "../audience.ts";
import type { KindOfAssistance } from "../kinds.ts";

/** What is said of help that a State received. */
export type HelpTold = {
  provider: ProviderId | null;
  /** Who gave it, where it is no provider on record. */
  providerWords: string;
  what: string;
  kinds: KindOfAssistance[];
  areas: string[];
  from: string | null;
  to: string | null;
  result: string;
  source: string;
  audience: Audience;
};

/** One entry of a State's history as its reader finds it. */
export type HelpReceived = HelpTold & {
  id: HelpReceivedId;
  state: StateCode;
  providerName: Texts | null;
  providerState: StateCode | null;
  /** Where it was asked for here, if the reader may read that. */
  request: { id: AssistanceRequestId; reference: string } | null;
  /** Replaced, or taken out with a reason. */
  endedAt: Temporal.Instant | null;
  endedBecause: string | null;
  enteredBy: string | null;
  enteredAt: Temporal.Instant;
};

export const longestHelp = 4000;

/** The paragraphs that help is about, as the matrix has them. */
export const helpParagraphs = ["OP2", "OP3(a)", "OP3(b)", "OP3(c)", "OP3(d)"] as const;

export const helpAreas = helpParagraphs.flatMap((paragraph) =>
  weapons.map((weapon) => areaName({ paragraph, weapon })),
);

/** "OP 3 (b) – NW", as a reader knows it. */
export function areaInWords(area: string): string {
  const [paragraph = "", weapon] = area.split(":");
  const words = paragraph.replace(/^OP(\d+)/, "OP $1").replace("(", " (");
  return weapon ? `${words} – ${weapon}` : words;
}

/** Whether the history of a State is this person's to keep: its own, or those who serve, with a source. */
export function keepsHelpOf(actor: Actor, state: StateCode): boolean {
  return statesOf(actor).includes(state) || holds(actor, "secretariat", "expert");
}

/** Whether a reader sees the whole history, with who may see each entry. */
export function seesAllHelpOf(actor: Actor, state: StateCode): boolean {
  return keepsHelpOf(actor, state) || holds(actor, "chair");
}

/** The levels a person may give an entry: its State any; who serves, those who serve and the Committee. */
export function audiencesFor(actor: Actor, state: StateCode): Audience[] {
  return statesOf(actor).includes(state) ? [...audiences] : ["secretariat", "committee"];
}

/** The fewest of several audiences: what is told from all of them together is for these. */
export function fewestOf(all: readonly Audience[]): Audience {
  return all.toSorted((one, other) => audienceRank(one) - audienceRank(other))[0] ?? "public";
}
