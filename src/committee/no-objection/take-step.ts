import { type Permission, requireMay } from "#access/permissions.ts";
import { record, type Verb } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type NoObjectionId, newId, type StateCode, type TextVersionId } from "#db/ids.ts";
import { isInTime } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import { type Case, type Ground, type Happening, isLate, type Refusal, replay, type Stepped, step } from "./machine.ts";
import { columnsOf, getNoObjection, listEvents } from "./no-objection.queries.ts";
import type { CaseEvent, NoObjection } from "./no-objection.ts";

/** What happens, said once: the event, its words, the evidence where another records it, and what else is written with it. */
export type Step = {
  verb: Verb;
  event: Happening;
  words?: string | undefined;
  evidence?: string | undefined;
  /** What the event keeps besides: which text took the place of the other. */
  details?: { version: TextVersionId; number: number; textHash: string } | undefined;
  /** What changes besides: the text, where another takes its place; the lists a period is counted with. */
  set?: { text_version_id: TextVersionId; text_hash: string; number: number } | { rule: string };
  /** Written before the case moves: the decision that adopts it. */
  before?: ((procedure: NoObjection, next: Case) => Promise<void>) | undefined;
};

export type StepOutcome =
  | { ok: true; next: Case; procedure: NoObjection }
  | { ok: false; reason: Exclude<Refusal, "no-official-list"> | "adopted-meanwhile" | "before-circulation" }
  | { ok: false; reason: "no-official-list"; year: number };

/**
 * Moves one case by one event, as the machine allows, and keeps the event for ever. A delegation's word that is late, or is read
 * when the outcome was on record, is recorded and refused. An event that counts earlier than one on record (a message that was read late) is put in its place and all is
 * reckoned again.
 */
export async function takeStep(
  work: Work,
  permission: Permission,
  id: NoObjectionId,
  said: Step,
): Promise<StepOutcome> {
  requireMay(work.actor, permission);

  const procedure = await getNoObjection(work.db, id);
  const happened = await listEvents(work.db, id);
  const ground = { terms: procedure.rule, members: procedure.members, lists: await listUsableHolidays(work.db) };
  if (isLateWord(procedure, said.event)) {
    if (!procedure.members.includes(said.event.delegation)) return { ok: false, reason: "not-a-member" };
    await recordRefused(work, permission, id, said, "late");
    return { ok: false, reason: "late" };
  }
  if (Temporal.Instant.compare(said.event.at, procedure.circulatedAt) < 0)
    return { ok: false, reason: "before-circulation" };
  const reckoned = reckon(procedure, happened, said.event, ground);
  if (!reckoned.ok) {
    if (reckoned.reason === "adopted-meanwhile") await recordRefused(work, permission, id, said, "decided");
    return reckoned;
  }
  const stepped = startsWhenKnown(reckoned.case, procedure.case, said.event, { ...ground, now: work.at });
  if (!stepped.ok) return stepped;
  const next = notEarlier(stepped.case, procedure.case);

  await insertEvent(work, id, said, { deadline: deadlineOf(next) });
  await said.before?.(procedure, next);
  await work.db
    .updateTable("no_objection")
    .set({ ...columnsOf(next), ...said.set })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission,
    verb: said.verb,
    subject: id,
    ...(procedure.subject.kind === "matrix" ? { state: procedure.subject.stateCode } : {}),
    details: { event: said.event.kind, status: next.status, rule: procedure.rule, ...inputOf(said) },
  });
  return { ok: true, next, procedure };
}

type Word = Extract<Happening, { delegation: StateCode }>;

/** A delegation's word after its time: after the deadline, or after the limit of holds. */
function isLateWord({ case: was, deadline, rule }: NoObjection, event: Happening): event is Word & Happening {
  if (!("delegation" in event)) return false;
  if (was.status === "running" || was.status === "held") return isLate(was, event.at, rule);
  return (
    (was.status === "adopted" || was.status === "lapsed") &&
    !isInTime(event.at, was.status === "lapsed" ? was.at : deadline)
  );
}

function reckon(
  { case: was }: NoObjection,
  happened: readonly CaseEvent[],
  event: Happening,
  ground: Ground,
): Stepped | { ok: false; reason: "adopted-meanwhile" } {
  const accepted = happened.filter(({ refused }) => !refused);
  const last = accepted.at(-1);
  if (!last || Temporal.Instant.compare(event.at, last.at) >= 0) return step(was, event, ground);
  if (was.status === "adopted" || was.status === "lapsed") return { ok: false, reason: "adopted-meanwhile" };
  const now = step(was, event, ground); // what must hold today: a member, a hold that exists
  if (!now.ok) return now;
  return { ok: true, case: replay([...accepted.map(asHappening), event], ground) };
}

/**
 * A lift that came in before it is recorded: until then the pages said that the clock stands, so the days that were left begin
 * when the other members can know of it.
 */
function startsWhenKnown(
  reckoned: Case,
  was: Case,
  event: Happening,
  { now, ...ground }: Ground & { now: Temporal.Instant },
): Stepped {
  if (event.kind !== "lifted" || reckoned.status !== "running") return { ok: true, case: reckoned };
  const terms = { ...ground.terms, holdLimitMonths: null }; // in time is what came in in time
  const known = step(was, { ...event, at: now }, { ...ground, terms });
  if (!known.ok || known.case.status !== "running") return known;
  return isInTime(reckoned.deadline, known.case.deadline) ? known : { ok: true, case: reckoned };
}

/** A deadline that members were told never moves nearer. */
function notEarlier(reckoned: Case, was: Case): Case {
  if (reckoned.status !== "running" || was.status === "draft" || !("deadline" in was)) return reckoned;
  return isInTime(reckoned.deadline, was.deadline) ? { ...reckoned, deadline: was.deadline } : reckoned;
}

/** An event on record as the machine takes it. */
function asHappening({ kind, at, delegation, days, by }: CaseEvent): Happening {
  const said = { ...(delegation ? { delegation } : {}), ...(days ? { days } : {}), ...(by ? { by } : {}) };
  return { kind, at, ...said } as Happening; // checks of the table: each kind has what it needs
}

function deadlineOf(next: Case): Temporal.Instant | null {
  return next.status === "running" ? next.deadline : null;
}

function inputOf({ event, words, evidence, details }: Step): Record<string, unknown> {
  const { at, ...input } = event;
  return { at: at.toString(), ...input, ...details, ...(words ? { words } : {}), ...(evidence ? { evidence } : {}) };
}

async function recordRefused(
  work: Work,
  permission: Permission,
  id: NoObjectionId,
  said: Step,
  refused: "late" | "decided",
): Promise<void> {
  const late = said.event.kind === "objected" ? "no-objection.objected-late" : "no-objection.came-late";
  await insertEvent(work, id, said, { refused });
  await record(work, {
    permission,
    verb: refused === "decided" ? "no-objection.read-late" : late,
    subject: id,
    details: inputOf(said),
  });
}

async function insertEvent(
  work: Work,
  id: NoObjectionId,
  { event, words, evidence, details }: Step,
  more: { deadline?: Temporal.Instant | null; refused?: "late" | "decided" },
): Promise<void> {
  await work.db
    .insertInto("no_objection_event")
    .values({
      id: newId<string & { readonly __noun: "event" }>(),
      no_objection_id: id,
      kind: event.kind,
      at: event.at,
      recorded_at: work.at,
      recorded_by: work.actor.id,
      delegation: "delegation" in event ? event.delegation : null,
      days: "days" in event ? event.days : null,
      words: words ?? null,
      evidence: evidence ?? null,
      details: JSON.stringify({ ...("by" in event ? { by: event.by } : {}), ...details }),
      ...more,
    })
    .execute();
}
