import type { AccountId, StateCode, StatementId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Speaker } from "../meetings/meeting.ts";

/** What a delegation or another body said, in the words recorded. */
export type Statement = {
  id: StatementId;
  by: Speaker;
  words: string;
  language: Language;
  source: string;
  submittedAt: Temporal.Instant;
  submittedBy: AccountId;
  /** When its delegation showed it to members, before the meeting was held. */
  shownAt: Temporal.Instant | null;
  supersededBy: StatementId | null;
};

/** A statement with those it took the place of, the newest of them first. */
export type StatementInVersions = Statement & { earlier: Statement[] };

/** The statements that stand, each with its earlier versions; one whose successor this reader may not see stands as well. */
export function inVersions(statements: readonly Statement[]): StatementInVersions[] {
  const known = new Set(statements.map(({ id }) => id));
  const earlierOf = (id: StatementId): Statement[] =>
    statements
      .filter(({ supersededBy }) => supersededBy === id)
      .flatMap((statement) => [statement, ...earlierOf(statement.id)]);
  return statements
    .filter(({ supersededBy }) => !supersededBy || !known.has(supersededBy))
    .map((statement) => ({ ...statement, earlier: earlierOf(statement.id) }));
}

/** Whether a statement is of one of these delegations. */
export function isOf({ by }: Pick<Statement, "by">, delegations: readonly StateCode[]): boolean {
  return "state" in by && delegations.includes(by.state);
}
