import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { Rhythm } from "./digest.ts";

/** How often a person wants the digest. */
export async function chooseDigest(work: Work, rhythm: Rhythm): Promise<{ ok: true }> {
  requireMay(work.actor, "digest.choose");

  const choice = { rhythm, chosen_at: work.at };
  await work.db
    .insertInto("digest_choice")
    .values({ account_id: work.actor.id, ...choice })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(choice))
    .execute();
  await record(work, {
    permission: "digest.choose",
    verb: "mail.digest-chosen",
    subject: work.actor.id,
    details: { rhythm },
  });
  return { ok: true };
}
