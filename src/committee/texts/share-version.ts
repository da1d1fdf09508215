import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";
import { languagesThatDiffer } from "./model-rules.ts";
import { getWorkedVersionById } from "./text.queries.ts";
import { isIncomplete } from "./text-parts.ts";

export type ShareOutcome = { ok: true } | { ok: false; reason: "not-a-draft" | "incomplete" | "languages-differ" };

/** Puts a draft before the members for their views. From this moment its original rests: changes go into the next version. */
export async function shareVersion(work: Work, id: TextVersionId): Promise<ShareOutcome> {
  requireMay(work.actor, "text.share");

  const version = await getWorkedVersionById(work.db, id);
  if (version.standing !== "draft") return { ok: false, reason: "not-a-draft" };
  const body = version.bodies[version.original];
  if (!body || isIncomplete(version.kind, body)) return { ok: false, reason: "incomplete" };
  if (languagesThatDiffer(version.kind, version.bodies, version.original).length > 0)
    return { ok: false, reason: "languages-differ" };

  await work.db.updateTable("text_version").set({ shared_at: work.at }).where("id", "=", id).execute();
  await record(work, {
    permission: "text.share",
    verb: "text.shared",
    subject: version.textId,
    details: { number: version.number },
  });
  return { ok: true };
}
