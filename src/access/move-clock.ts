import { newId } from "#db/ids.ts";
import { requireMay } from "./permissions.ts";
import { record } from "./record.ts";
import type { Work } from "./work.ts";

export type MoveOutcome = { ok: true } | { ok: false; reason: "not-a-demonstration" | "not-forward" };

const mostDays = 60;

/** Moves the demonstration's clock forward. It cannot exist in a live installation: the table refuses it as well. */
export async function moveClock(work: Work, by: { days: number; hours: number }): Promise<MoveOutcome> {
  requireMay(work.actor, "clock.move");

  const instance = await work.db.selectFrom("instance").select("mode").executeTakeFirstOrThrow();
  if (instance.mode !== "demonstration") return { ok: false, reason: "not-a-demonstration" };
  const hours = by.days * 24 + by.hours;
  if (!(Number.isInteger(hours) && hours > 0 && hours <= mostDays * 24)) return { ok: false, reason: "not-forward" };

  const id = newId<string & { readonly __noun: "clock move" }>();
  const last = await work.db
    .selectFrom("clock_move")
    .select("ahead")
    .orderBy("moved_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const ahead = Temporal.Duration.from(last?.ahead ?? "PT0S").add({ hours });
  await work.db.insertInto("clock_move").values({ id, ahead: ahead.toString(), moved_by: work.actor.id }).execute();
  await record(work, { permission: "clock.move", verb: "clock.moved", subject: id, details: { hours } });
  return { ok: true };
}
