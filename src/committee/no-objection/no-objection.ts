import { type Actor, delegationsOf } from "#access/actor.ts";
import type {
  AccountId,
  CirculationId,
  DecisionId,
  MatrixVersionId,
  NoObjectionId,
  StateCode,
  TextId,
  TextVersionId,
} from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import type { HolidayList } from "../working-days/holidays.ts";
import type { Case, HappeningKind, Terms } from "./machine.ts";

/** The kind of text a rule is for; `urgent` is chosen by whoever circulates. */
export const regimes = ["matrix", "text", "report", "urgent"] as const;
export type Regime = (typeof regimes)[number];

/** The rule as it is copied to a case when it opens; `confirmed` false: from memory, not from the Committee's guidelines. */
export type NoObjectionRule = Terms & {
  regime: Regime;
  closeOfBusiness: "17:00:00 America/New_York";
  confirmed: boolean;
  source: string;
  holidayLists: Pick<HolidayList, "year" | "confidence" | "source">[];
};

/** What lies before the Committee: one version of a State's matrix, or of a text of the Committee's own. */
export type Subject =
  | { kind: "matrix"; version: MatrixVersionId; stateCode: StateCode; number: number }
  | {
      kind: "text";
      version: TextVersionId;
      textId: TextId;
      textKind: TextKind;
      title: string;
      language: Language;
      number: number;
    };

/** One text's procedure. Several that were circulated together are one circulation. */
export type NoObjection = {
  id: NoObjectionId;
  circulationId: CirculationId;
  subject: Subject;
  textHash: string;
  circulatedAt: Temporal.Instant;
  circulatedBy: string;
  workingDays: number;
  /** Where the deadline stands; while a text is held, where it stood when the clock stopped. */
  deadline: Temporal.Instant;
  rule: NoObjectionRule;
  /** The delegations that were members of the Committee when the procedure was opened. */
  members: StateCode[];
  case: Exclude<Case, { status: "draft" }>;
  decisionId: DecisionId | null;
};

/** One event of a case as it stands on record. */
export type CaseEvent = {
  kind: HappeningKind;
  at: Temporal.Instant;
  recordedAt: Temporal.Instant;
  recordedBy: AccountId;
  name: string;
  delegation: StateCode | null;
  days: number | null;
  /** The version that took the place of the one before, where the event says so. */
  version: number | null;
  /** As what somebody extended or adopted. */
  by: "chair" | "secretariat" | "system" | null;
  words: string | null;
  evidence: string | null;
  /** After its time; or in time, but read when the outcome was on record. */
  refused: "late" | "decided" | null;
  deadline: Temporal.Instant | null;
};

/** Still before the Committee: its clock runs or stands. */
export function isOpen({ case: { status } }: Pick<NoObjection, "case">): boolean {
  return status === "running" || status === "held";
}

/** The regime of a text by what it is. */
export function regimeOf(subject: Subject): Regime {
  if (subject.kind === "matrix") return "matrix";
  return subject.textKind === "report" || subject.textKind === "programme-of-work" ? "report" : "text";
}

/** The delegation of the Committee that a person speaks for. */
export function delegationOf(actor: Actor): StateCode | undefined {
  return delegationsOf(actor)[0];
}
