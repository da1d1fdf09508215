import { createHash, randomBytes } from "node:crypto";
import type { ActivityId, FollowUpId, OrganisationId, ReportedActionId, StateCode } from "#db/ids.ts";
import type { ReportedKind } from "#db/schema/follow-ups.ts";
import type { Language } from "#i18n/languages.ts";
import type { Subject } from "../activity.ts";

/** After how many months each one who took part is asked: what States did in 3, 6 and 12 months (the founding mission, its chain). */
export const followUpMonths = [3, 6, 12] as const;

export type FollowUp = {
  id: FollowUpId;
  activity: ActivityId;
  title: string;
  titleLanguage: Language;
  heldFrom: string;
  heldBefore: string;
  state: StateCode | null;
  organisation: OrganisationId | null;
  months: number;
  dueOn: string;
  linkMadeAt: Temporal.Instant | null;
  answeredAt: Temporal.Instant | null;
  answeredHow: "here" | "link" | "on-behalf" | null;
  answeredAs: string;
  words: string;
  language: Language | null;
};

/** What a State can have done. */
export const reportedKinds = [
  "first-report",
  "updated-report",
  "action-plan",
  "point-of-contact",
  "law",
  "institution",
  "training",
  "treaty",
  "request",
  "other",
] as const satisfies readonly ReportedKind[];

export type NewAction = {
  state: StateCode;
  kind: ReportedKind;
  doneOn: string;
  what: string;
  language: Language;
  source: string;
  subjects: readonly Subject[];
  activity: ActivityId | null;
  followUp: FollowUpId | null;
};

export type ReportedAction = NewAction & { id: ReportedActionId; reportedBy: string; reportedAt: Temporal.Instant };

/** What somebody answers to a follow-up: words, and what was done, with its source. Nothing done is an answer too. */
export type FollowUpAnswer = {
  words: string;
  language: Language;
  as: string;
  actions: readonly Omit<NewAction, "state" | "activity" | "followUp" | "language">[];
};

/** The secret of an address: it leaves once, the database keeps its hash. */
export function makeAnswerToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The day on which one who took part is asked. */
export function dueOn(before: string, months: number): string {
  return Temporal.PlainDate.from(before).subtract({ days: 1 }).add({ months }).toString();
}
