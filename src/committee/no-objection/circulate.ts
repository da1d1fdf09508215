import { holds } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import {
  type CirculationId,
  type MatrixVersionId,
  type NoObjectionId,
  newId,
  type StateCode,
  type TextId,
  type TextVersionId,
} from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { listMembersOn } from "../membership/membership.queries.ts";
import { type Deadline, deadlineAfter } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import type { HolidayList } from "../working-days/holidays.ts";

import { getDraftedVersion, isWhole, liesBeforeMembers, readMatrixDraft } from "./drafts.queries.ts";

import type { NoObjectionRule, Regime } from "./no-objection.ts";
import { findRule, type RecordedRule } from "./rule.queries.ts";

/** What is put before the Committee: one text or many, under one rule and one deadline. */
export type Circulating = {
  matrices: readonly MatrixVersionId[];
  texts: readonly TextVersionId[];
  regime: Regime;
  /** Where it differs from the rule's. */
  workingDays?: number | undefined;
  words?: string;
  /** The hash of each text as it was read before the button was pressed: another text is not circulated in its place. */
  read?: ReadonlyMap<string, string>;
  /** The Chair's written instruction, where the secretariat circulates (N1). */
  instruction?: string;
};

export type CirculateOutcome =
  | { ok: true; id: CirculationId; cases: { id: NoObjectionId; deadline: Temporal.Instant }[] }
  | { ok: false; reason: "nothing-chosen" | "no-rule" | "no-members" | "instruction-missing" }
  | {
      ok: false;
      reason: "not-a-draft" | "nothing-recorded" | "changed-meanwhile" | "another-version";
      subject: MatrixVersionId | TextVersionId;
    }
  | { ok: false; reason: "no-official-list"; year: number };

type Text = {
  /** Of the version, whichever kind. */
  key: MatrixVersionId | TextVersionId;
  /** The exact text, and its hash. */
  fixed: string;
  hash: string;
  number: number;
  matrix?: { version: MatrixVersionId; stateCode: StateCode };
  text?: { version: TextVersionId; id: TextId };
};

/** Puts drafts under no-objection together. From this moment their text rests, and silence until the deadline adopts each of them. */
export async function circulate(work: Work, wanted: Circulating): Promise<CirculateOutcome> {
  requireMay(work.actor, "no-objection.circulate");

  const instruction = wanted.instruction?.trim() || undefined;
  if (!holds(work.actor, "chair") && !instruction) return { ok: false, reason: "instruction-missing" };
  const read = await readTexts(work, wanted);
  if (!read.ok) return read;
  const changed = read.texts.find(({ key, hash }) => wanted.read?.has(key) && wanted.read.get(key) !== hash);
  if (changed) return { ok: false, reason: "changed-meanwhile", subject: changed.key };
  const recorded = await findRule(work.db, wanted.regime);
  if (!recorded) return { ok: false, reason: "no-rule" };
  const members = await listMembersOn(work.db, dateOf(work.at));
  if (members.length === 0) return { ok: false, reason: "no-members" };
  const lists = await listUsableHolidays(work.db);
  const workingDays = wanted.workingDays ?? recorded.workingDays;
  const counted = deadlineAfter({ circulatedAt: work.at, workingDays, lists });
  if (!counted.ok) return counted;

  const id = newId<CirculationId>();
  const words = wanted.words?.trim() || null;
  await work.db
    .insertInto("circulation")
    .values({ id, circulated_by: work.actor.id, circulated_at: work.at, instruction: instruction ?? null, words })
    .execute();
  const opening = {
    circulation: id,
    workingDays,
    members,
    counted,
    rule: copied(recorded, workingDays, lists, counted),
  };
  const cases: { id: NoObjectionId; deadline: Temporal.Instant }[] = [];
  for (const text of read.texts) cases.push(await openCase(work, text, opening));
  return { ok: true, id, cases };
}

/** One State's matrix alone, under the rule for matrices. */
export async function circulateMatrix(
  work: Work,
  version: MatrixVersionId,
  workingDays?: number,
): Promise<{ ok: true; id: NoObjectionId; deadline: Temporal.Instant } | Extract<CirculateOutcome, { ok: false }>> {
  const outcome = await circulate(work, { matrices: [version], texts: [], regime: "matrix", workingDays });
  if (!outcome.ok) return outcome;
  const [only] = outcome.cases;
  if (!only) throw new Error("a circulation of one text has one case");
  return only && { ok: true, ...only };
}

async function readTexts(
  work: Work,
  { matrices, texts }: Circulating,
): Promise<{ ok: true; texts: Text[] } | Extract<CirculateOutcome, { ok: false }>> {
  if (matrices.length + texts.length === 0) return { ok: false, reason: "nothing-chosen" };
  const read: Text[] = [];
  for (const version of new Set(matrices)) {
    const { standing, saysSomething, fixed, hash, stateCode, number } = await readMatrixDraft(work.db, version);
    if (standing.status !== "draft") return { ok: false, reason: "not-a-draft", subject: version };
    if (!saysSomething) return { ok: false, reason: "nothing-recorded", subject: version };
    read.push({ key: version, fixed, hash, number, matrix: { version, stateCode } });
  }
  for (const version of new Set(texts)) {
    const draft = await getDraftedVersion(work.db, version);
    if (!draft.isDraft) return { ok: false, reason: "not-a-draft", subject: version };
    const isAnother =
      read.some(({ text }) => text?.id === draft.textId) || (await liesBeforeMembers(work.db, draft.textId));
    if (isAnother) return { ok: false, reason: "another-version", subject: version };
    if (!isWhole(draft)) return { ok: false, reason: "nothing-recorded", subject: version };
    const { fixed, hash, number, textId } = draft;
    read.push({ key: version, fixed, hash, number, text: { version, id: textId } });
  }
  return { ok: true, texts: read };
}

type Counted = Extract<Deadline, { ok: true }>;

/** The rule as the case keeps it: later changes of rules or lists do not touch it. */
function copied(
  { recordedBy: _by, recordedAt: _at, ...recorded }: RecordedRule,
  workingDays: number,
  lists: readonly HolidayList[],
  { listYears }: Counted,
): NoObjectionRule {
  return {
    ...recorded,
    workingDays,
    closeOfBusiness: "17:00:00 America/New_York",
    holidayLists: listsUsed(lists, listYears),
  };
}

/** The lists a period is counted with, as the case names them. */
export function listsUsed(lists: readonly HolidayList[], years: readonly number[]): NoObjectionRule["holidayLists"] {
  return lists
    .filter(({ year }) => years.includes(year))
    .map(({ year, confidence, source }) => ({ year, confidence, source }));
}

type Opening = {
  circulation: CirculationId;
  workingDays: number;
  members: readonly StateCode[];
  counted: Counted;
  rule: NoObjectionRule;
};

async function openCase(
  work: Work,
  { fixed, hash, number, matrix, text }: Text,
  { circulation, workingDays, members, counted, rule }: Opening,
): Promise<{ id: NoObjectionId; deadline: Temporal.Instant }> {
  const id = newId<NoObjectionId>();
  const deadline = counted.deadline.toInstant();
  await work.db
    .insertInto("no_objection")
    .values({
      id,
      circulation_id: circulation,
      matrix_version_id: matrix?.version ?? null,
      state_code: matrix?.stateCode ?? null,
      text_version_id: text?.version ?? null,
      text_id: text?.id ?? null,
      number,
      text_hash: hash,
      circulated_by: work.actor.id,
      circulated_at: work.at,
      working_days: workingDays,
      days: workingDays,
      day_zero: counted.dayZero.toString(),
      deadline,
      rule: JSON.stringify(rule),
      members: [...members],
      status: "running",
    })
    .execute();
  const by = { recorded_at: work.at, recorded_by: work.actor.id };
  const event = newId<string & { readonly __noun: "event" }>();
  await work.db
    .insertInto("no_objection_event")
    .values({ id: event, no_objection_id: id, kind: "circulated", at: work.at, ...by, deadline })
    .execute();
  await work.db
    .insertInto("circulated_text")
    .values({ no_objection_id: id, text_hash: hash, body: fixed, kept_at: work.at })
    .execute();
  if (matrix)
    await work.db
      .updateTable("matrix_version")
      .set({ circulated_at: work.at })
      .where("id", "=", matrix.version)
      .execute();
  if (text)
    await work.db.updateTable("text_version").set({ circulated_at: work.at }).where("id", "=", text.version).execute();
  await record(work, {
    permission: "no-objection.circulate",
    verb: "no-objection.circulated",
    subject: id,
    ...(matrix ? { state: matrix.stateCode } : {}),
    details: { circulation, text: matrix?.version ?? text?.version, textHash: hash, deadline: deadline.toString() },
  });
  return { id, deadline };
}
