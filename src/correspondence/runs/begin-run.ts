import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type LetterId, type LetterRunId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { LetterChannel, LetterEnclosure } from "#db/schema/letters.ts";
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
      chosen: JSON.stringify(run.conditions),
      channel: run.channel,
      encloses: run.encloses,
      dated: run.dated,
      reply_by: run.replyBy,
      drafted_by: work.actor.id,
      drafted_at: work.at,
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
    details: { title: run.title, letters: addressees.length },
  });
  return { ok: true, id, letters: addressees.length };
}

type NewAddressee = { state_code: StateCode } | { organisation_id: OrganisationId };

async function listAddressees(
  work: Work,
  { addressees, conditions, dated }: NewRun,
): Promise<(NewAddressee & { language: "ar" | "zh" | "en" | "fr" | "ru" | "es" })[]> {
  if (addressees === "organisations") {
    const all = await listOrganisations(work.db, dated);
    return all
      .filter(({ id }) => conditions.organisations.length === 0 || conditions.organisations.includes(id))
      .map(({ id, language }) => ({ organisation_id: id, language }));
  }
  const states = chooseStates(await listStateFacts(work.db, dated), conditions);
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
