import { requireMay } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { mostReminders } from "./machine.ts";
import { moveLetter } from "./move-letter.ts";

export type RemindOutcome = { ok: true } | { ok: false; reason: "not-open" | "often-enough" };

const daysBetween = 30;

/** The letters whose date for a reply has passed, once the day after and once a month later. */
export async function listDueReminders(db: Reader | Work["db"], at: Temporal.Instant): Promise<LetterId[]> {
  const today = Temporal.PlainDate.from(dateOf(at));
  const rows = await db
    .selectFrom("letter")
    .where("run_id", "is not", null)
    .where("standing", "in", ["delivered", "reminded"])
    .where("reminders", "<", mostReminders)
    .where("reply_by", "<", today.toString())
    .select(["id", "reminders", "reply_by as replyBy"])
    .execute();
  return rows
    .filter(({ reminders, replyBy }) => {
      const due = Temporal.PlainDate.from(replyBy).add({ days: 1 + reminders * daysBetween });
      return Temporal.PlainDate.compare(due, today) <= 0;
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
