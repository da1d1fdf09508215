import { requireMay } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { mostReminders } from "./machine.ts";
import { moveLetter } from "./move-letter.ts";

export type RemindOutcome = { ok: true } | { ok: false; reason: "not-open" | "often-enough" };

const daysAfterArrival = 14;
const daysBetween = 30;

/** The letters whose date for a reply has passed: once the day after, but never within two weeks of its arrival, and once a month later. */
export async function listDueReminders(db: Reader | Work["db"], at: Temporal.Instant): Promise<LetterId[]> {
  const today = Temporal.PlainDate.from(dateOf(at));
  const rows = await db
    .selectFrom("letter")
    .where("run_id", "is not", null)
    .where("occasion", "=", "matrices") // nobody is pressed about a request for assistance
    .where("standing", "in", ["delivered", "reminded"])
    .where("reminders", "<", mostReminders)
    .where("reply_by", "<", today.toString())
    .select(["id", "reminders", "moved_at as movedAt"])
    .execute();
  return rows
    .filter(({ reminders, movedAt }) => {
      const hours = 24 * (reminders === 0 ? daysAfterArrival : daysBetween);
      return movedAt !== null && Temporal.Instant.compare(movedAt.add({ hours }), at) <= 0;
    })
    .map(({ id }) => id);
}

/** Reminds the addressee (L10), at most twice. */
export async function remind(work: Work, id: LetterId): Promise<RemindOutcome> {
  requireMay(work.actor, "letter.reminder-due");

  const letter = await work.db
    .selectFrom("letter")
    .where("id", "=", id)
    .select(["standing", "reminders"])
    .executeTakeFirst();
  if (letter?.standing !== "delivered" && letter?.standing !== "reminded") return { ok: false, reason: "not-open" };
  if (letter.reminders >= mostReminders) return { ok: false, reason: "often-enough" };

  await moveLetter(work, id, "reminder-due");
  return { ok: true };
}
