import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type OrganisationId, type ProviderId, type StateCode } from "#db/ids.ts";

type NewProvider = { who: { organisation: OrganisationId } | { state: StateCode }; source: string };
export type ListProviderOutcome = { ok: true; id: ProviderId } | { ok: false; reason: "listed-already" };

/** Lists an organisation or a State as a provider of assistance; one that had ended is listed again. */
export async function listProvider(work: Work, { who, source }: NewProvider): Promise<ListProviderOutcome> {
  requireMay(work.actor, "provider.list");

  const of =
    "state" in who
      ? { organisation_id: null, state_code: who.state }
      : { organisation_id: who.organisation, state_code: null };
  const found = await work.db
    .selectFrom("provider")
    .where((eb) =>
      of.state_code ? eb("state_code", "=", of.state_code) : eb("organisation_id", "=", of.organisation_id),
    )
    .select(["id", "ended_on"])
    .executeTakeFirst();
  if (found && found.ended_on === null) return { ok: false, reason: "listed-already" };

  const id = found?.id ?? newId<ProviderId>();
  if (found) await work.db.updateTable("provider").set({ ended_on: null }).where("id", "=", id).execute();
  else
    await work.db
      .insertInto("provider")
      .values({ id, ...of, source, recorded_by: work.actor.id, recorded_at: work.at, ended_on: null })
      .execute();
  await record(work, {
    permission: "provider.list",
    verb: "provider.listed",
    subject: id,
    ...(of.state_code ? { state: of.state_code } : {}),
    details: { source },
  });
  return { ok: true, id };
}
