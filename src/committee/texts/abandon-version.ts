import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";
import { getWorkedVersionById } from "./text.queries.ts";

export type AbandonOutcome = { ok: true } | { ok: false; reason: "not-abandoned-here" };

/** Puts a version aside for good; it stays to be read by those who could read it. */
export async function abandonVersion(work: Work, id: TextVersionId): Promise<AbandonOutcome> {
  requireMay(work.actor, "text.draft");

  const version = await getWorkedVersionById(work.db, id);
  if (version.standing !== "draft" && version.standing !== "shared") return { ok: false, reason: "not-abandoned-here" };

  await work.db.updateTable("text_version").set({ abandoned_at: work.at }).where("id", "=", id).execute();
  await record(work, {
    permission: "text.draft",
    verb: "text.version-abandoned",
    subject: version.textId,
    details: { number: version.number },
  });
  return { ok: true };
}
