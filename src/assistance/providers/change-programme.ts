import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ProgrammeId } from "#db/ids.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { areasOfRows } from "../areas.ts";
import { requireOwnProvider } from "./own-provider.ts";
import { getProgramme } from "./programme.queries.ts";
import type { WrittenProgramme } from "./programme.ts";
import { versionRow } from "./programme-version.ts";

export type ChangeProgrammeOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: "changed-since" | "ended" | "no-such-row" };

/** A newer version of a programme, written on the one that stands; the earlier ones stay. */
export async function changeProgramme(
  work: Work,
  id: ProgrammeId,
  { text, basedOn }: { text: WrittenProgramme; basedOn: number },
): Promise<ChangeProgrammeOutcome> {
  requireMay(work.actor, "programme.change");
  const { provider, revision, endedOn } = await getProgramme(work.db, id);
  await requireOwnProvider(work, "programme.change", provider.id);

  if (endedOn !== null || provider.endedOn !== null) return { ok: false, reason: "ended" };
  if (revision !== basedOn) return { ok: false, reason: "changed-since" };
  const areas = areasOfRows(await getTemplate(work.db, text.templateId), text.rows);
  if (!areas) return { ok: false, reason: "no-such-row" };

  const number = revision + 1;
  await work.db.updateTable("programme").set({ revision: number }).where("id", "=", id).execute();
  await work.db
    .insertInto("programme_version")
    .values(versionRow(work, { id, number, areas }, text))
    .execute();
  await record(work, {
    permission: "programme.change",
    verb: "programme.changed",
    subject: id,
    details: { provider: provider.id, version: number },
  });
  return { ok: true, number };
}
