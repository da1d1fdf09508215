import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";
import { listExpertise } from "./expert.queries.ts";
import type { Expertise } from "./expertise.ts";
import { getKeptExpert } from "./kept-expert.ts";

export type RecordExpertiseOutcome = { ok: true } | { ok: false; reason: "changed-since" };

/** Records in which subjects and languages an expert can serve; what was recorded before stays beside it. */
export async function recordExpertise(
  work: Work,
  expert: AccountId,
  { expertise, basedOn }: { expertise: Expertise; basedOn: number },
): Promise<RecordExpertiseOutcome> {
  requireMay(work.actor, "expertise.record");

  await getKeptExpert(work, expert, "expertise.record");
  const now = (await listExpertise(work.db)).get(expert)?.number ?? 0;
  if (now !== basedOn) return { ok: false, reason: "changed-since" };
  await work.db
    .insertInto("expertise")
    .values({
      ...{ account_id: expert, number: now + 1, recorded_by: work.actor.id, recorded_at: work.at },
      ...{ subjects: [...expertise.subjects], languages: [...expertise.languages] },
    })
    .execute();
  await record(work, { permission: "expertise.record", verb: "expertise.recorded", subject: expert });
  return { ok: true };
}
