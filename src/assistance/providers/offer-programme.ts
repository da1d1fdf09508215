import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ProgrammeId, type ProviderId } from "#db/ids.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { areasOfRows } from "../areas.ts";
import { requireOwnProvider } from "./own-provider.ts";
import type { WrittenProgramme } from "./programme.ts";
import { versionRow } from "./programme-version.ts";
import { getProvider } from "./provider.queries.ts";

export type OfferProgrammeOutcome =
  | { ok: true; id: ProgrammeId }
  | { ok: false; reason: "provider-ended" | "no-such-row" };

/** A provider says what it offers; everybody may read it from now on. */
export async function offerProgramme(
  work: Work,
  provider: ProviderId,
  text: WrittenProgramme,
): Promise<OfferProgrammeOutcome> {
  requireMay(work.actor, "programme.offer");
  await requireOwnProvider(work, "programme.offer", provider);

  if ((await getProvider(work.db, provider)).endedOn !== null) return { ok: false, reason: "provider-ended" };
  const areas = areasOfRows(await getTemplate(work.db, text.templateId), text.rows);
  if (!areas) return { ok: false, reason: "no-such-row" };

  const id = newId<ProgrammeId>();
  await work.db
    .insertInto("programme")
    .values({ id, provider_id: provider, begun_by: work.actor.id, begun_at: work.at, ended_on: null, ended_by: null })
    .execute();
  await work.db
    .insertInto("programme_version")
    .values(versionRow(work, { id, number: 1, areas }, text))
    .execute();
  await record(work, {
    permission: "programme.offer",
    verb: "programme.offered",
    subject: id,
    details: { provider, kinds: text.kinds, areas },
  });
  return { ok: true, id };
}
