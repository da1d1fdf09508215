import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { FollowUpId } from "#db/ids.ts";
import { getFollowUp } from "./follow-up.queries.ts";
import { makeAnswerToken } from "./follow-up.ts";

export type MakeLinkOutcome = { ok: true; token: string } | { ok: false; reason: "answered" };

/** Makes the address by which one who took part answers without an account. It is shown once; an earlier one answers no more. */
export async function makeAnswerLink(work: Work, id: FollowUpId): Promise<MakeLinkOutcome> {
  requireMay(work.actor, "follow-up.make-link");

  if ((await getFollowUp(work.db, id)).answeredAt) return { ok: false, reason: "answered" };
  const { token, hash } = makeAnswerToken();
  await work.db
    .updateTable("follow_up")
    .set({ link_hash: hash, link_made_by: work.actor.id, link_made_at: work.at })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "follow-up.make-link", verb: "follow-up.link-made", subject: id });
  return { ok: true, token };
}
