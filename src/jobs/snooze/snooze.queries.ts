import type { Visit } from "#access/work.ts";
import { isPutOff } from "./snooze.ts";

/** What the person put off and until when; what has come back is not among it. */
export async function listSnoozes({ db, actor, at }: Visit): Promise<Map<string, string>> {
  const rows = await db.selectFrom("snooze").where("account_id", "=", actor.id).select(["item", "until"]).execute();
  return new Map(rows.filter(({ until }) => isPutOff(until, at)).map(({ item, until }) => [item, until]));
}
