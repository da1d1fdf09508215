import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { InformationId, TextVersionId } from "#db/ids.ts";
import { getInformation, listReportVersions } from "./information.queries.ts";

export type ReportOutcome = { ok: true } | { ok: false; reason: "in-already" | "no-report" };

/** Records that a line was brought into a version of a report. */
export async function bringIntoReport(work: Work, id: InformationId, version: TextVersionId): Promise<ReportOutcome> {
  requireMay(work.actor, "information.bring-in");

  const line = await getInformation(work.db, id);
  if (line.outcomes.some(({ kind }) => kind === "report")) return { ok: false, reason: "in-already" };
  if (!(await listReportVersions(work.db)).some((one) => one.id === version)) return { ok: false, reason: "no-report" };

  await work.db
    .insertInto("information_outcome")
    .values({ information_id: id, outcome: "report", text_version_id: version, by: work.actor.id, at: work.at })
    .execute();
  await record(work, {
    permission: "information.bring-in",
    verb: "information.brought-into-report",
    subject: id,
    state: line.stateCode,
    details: { text: version },
  });
  return { ok: true };
}
