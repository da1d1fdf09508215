import { holds } from "#access/actor.ts";
import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ContributionId, newId } from "#db/ids.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { getContribution } from "./contribution.queries.ts";
import type { NewContribution } from "./contribution.ts";
import { requireOwnProvider } from "./own-provider.ts";
import { getProgramme } from "./programme.queries.ts";
import { getProvider } from "./provider.queries.ts";
import { providerName } from "./provider.ts";

export type RecordContributionOutcome =
  | { ok: true; id: ContributionId }
  | { ok: false; reason: "in-the-future" | "replaced-already" };

/** Records what was given, in money or in kind; a correction replaces the earlier entry, which stays. */
export async function recordContribution(work: Work, given: NewContribution): Promise<RecordContributionOutcome> {
  requireMay(work.actor, "contribution.record");
  if (given.provider) await requireOwnProvider(work, "contribution.record", given.provider);
  else if (!holds(work.actor, "secretariat")) throw new Refused("contribution.record");

  const today = dateOf(work.at);
  if ((given.givenOn ?? "") > today || given.year > Number(today.slice(0, 4)))
    return { ok: false, reason: "in-the-future" };
  if (given.replaces && (await isReplaced(work, given))) return { ok: false, reason: "replaced-already" };
  if (given.programme) await getProgramme(work.db, given.programme);

  const id = newId<ContributionId>();
  await work.db
    .insertInto("contribution")
    .values({
      id,
      provider_id: given.provider,
      donor: await donorOf(work, given, today),
      kind: given.kind,
      amount: given.amount?.value ?? null,
      currency: given.amount?.currency ?? null,
      what: given.what,
      language: given.language,
      given_on: given.givenOn,
      year: given.year,
      purpose: given.purpose,
      programme_id: given.programme,
      source: given.source,
      is_public: given.isPublic,
      replaces: given.replaces,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "contribution.record",
    verb: "contribution.recorded",
    subject: id,
    details: { kind: given.kind, year: given.year, public: given.isPublic, replaces: given.replaces },
  });
  return { ok: true, id };
}

/** Whether a later entry stands in place of this one already. */
async function isReplaced(work: Work, { replaces }: NewContribution): Promise<boolean> {
  if (!replaces) return false;
  const { provider } = await getContribution(work.db, replaces);
  if (provider) await requireOwnProvider(work, "contribution.record", provider.id);
  else if (!holds(work.actor, "secretariat")) throw new Refused("contribution.record");
  const later = await work.db.selectFrom("contribution").where("replaces", "=", replaces).select("id").execute();
  return later.length > 0;
}

/** A provider's name as it is now: the entry keeps it. */
async function donorOf({ db }: Work, { provider, donor }: NewContribution, today: string): Promise<string> {
  if (!provider) return donor;
  const names = new Map((await listStates(db, "en", today)).map(({ code, short }) => [code as string, short.en]));
  return providerName(await getProvider(db, provider), "en", names).slice(0, 300);
}
