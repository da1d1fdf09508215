import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import {
  type AssistanceRequestId,
  type LetterId,
  type LetterRunId,
  newId,
  type OrganisationId,
  type StateCode,
} from "#db/ids.ts";
import type { LetterChannel, LetterEnclosure, LetterOccasion } from "#db/schema/letters.ts";
import { dateOf } from "#states/state.queries.ts";
import { listOrganisations, listStateFacts } from "./addressee.queries.ts";
import { type Conditions, chooseStates } from "./addressee.ts";

export type NewRun = {
  title: string;
  addressees: "states" | "organisations";
  conditions: Conditions;
  channel: LetterChannel;
  encloses: LetterEnclosure[];
  dated: string;
  replyBy: string;
  /** A run about a request for assistance: to exactly these addressees, whatever the conditions leave open. */
  about?: {
    occasion: Exclude<LetterOccasion, "matrices">;
    request: AssistanceRequestId;
    to: readonly (StateCode | OrganisationId)[];
  };
};
export type BeginOutcome =
  | { ok: true; id: LetterRunId; letters: number }
  | { ok: false; reason: "nobody" | "dated-in-the-past" | "reply-before-date" };

/** Begins a run: one letter for each addressee that meets the conditions, numbered in their order. Nothing leaves by it. */
export async function beginRun(work: Work, run: NewRun): Promise<BeginOutcome> {
  requireMay(work.actor, "letter-run.begin");

  if (run.dated < dateOf(work.at)) return { ok: false, reason: "dated-in-the-past" };
  if (run.replyBy <= run.dated) return { ok: false, reason: "reply-before-date" };
  const addressees = await listAddressees(work, run);
  if (addressees.length === 0) return { ok: false, reason: "nobody" };

  const id = newId<LetterRunId>();
  await work.db
    .insertInto("letter_run")
    .values({
      id,
      title: run.title,
      addressees: run.addressees,
      chosen: JSON.stringify(chosenOf(run)),
      channel: run.channel,
      encloses: run.encloses,
      dated: run.dated,
      reply_by: run.replyBy,
      drafted_by: work.actor.id,
      drafted_at: work.at,
      ...(run.about ? { occasion: run.about.occasion, request_id: run.about.request } : {}),
    })
    .execute();
  const year = Temporal.PlainDate.from(run.dated).year;
  const first = await nextNumber(work, year);
  await work.db
    .insertInto("letter")
    .values(
      addressees.map((addressee, n) => ({
        id: newId<LetterId>(),
        run_id: id,
        ...addressee,
        channel: run.channel,
        year,
        number: first + n,
        dated: run.dated,
        reply_by: run.replyBy,
        drafted_by: work.actor.id,
        drafted_at: work.at,
      })),
    )
    .execute();
  await record(work, {
    permission: "letter-run.begin",
    verb: "letter-run.begun",
    subject: id,
    // The record of acts is read by more people than a request: what a run is about stands in the run.
    details: { ...(run.about ? {} : { title: run.title }), letters: addressees.length },
  });
  return { ok: true, id, letters: addressees.length };
}

type NewAddressee = { state_code: StateCode } | { organisation_id: OrganisationId };

/** By what its addressees were chosen: those of a run about a request by name. */
function chosenOf({ addressees, conditions, about }: NewRun): Conditions {
  return about ? { ...conditions, [addressees]: [...about.to] } : conditions;
}

async function listAddressees(
  work: Work,
  { addressees, conditions, dated, about }: NewRun,
): Promise<(NewAddressee & { language: "ar" | "zh" | "en" | "fr" | "ru" | "es" })[]> {
  if (addressees === "organisations") {
    const all = await listOrganisations(work.db, dated);
    return all
      .filter(({ id }) =>
        about ? about.to.includes(id) : conditions.organisations.length === 0 || conditions.organisations.includes(id),
      )
      .map(({ id, language }) => ({ organisation_id: id, language }));
  }
  const all = await listStateFacts(work.db, dated);
  const states = chooseStates(about ? all.filter(({ code }) => about.to.includes(code)) : all, conditions);
  return states.map(({ code, language }) => ({ state_code: code, language }));
}

/** One series a year, without a gap: two runs at once cannot take the same numbers, one of them runs again. */
async function nextNumber(work: Work, year: number): Promise<number> {
  const { last } = await work.db
    .selectFrom("letter")
    .where("year", "=", year)
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
