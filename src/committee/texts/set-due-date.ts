import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TextId } from "#db/ids.ts";
import { getText } from "./text.queries.ts";

export type NewDueDate = { on: string; agreed: string | null; source: string | null };
export type DueDateOutcome = { ok: true } | { ok: false; reason: "not-later" | "agreement-missing" };

/** Sets the day a text is due; once one is set, a later day is an extension, with how it was agreed and its source. */
export async function setDueDate(work: Work, id: TextId, { on, agreed, source }: NewDueDate): Promise<DueDateOutcome> {
  requireMay(work.actor, "text.keep");

  const { dates } = await getText(work.db, id);
  if (dates.due && on <= dates.due) return { ok: false, reason: "not-later" };
  if (dates.due && !(agreed && source)) return { ok: false, reason: "agreement-missing" };

  const manner = dates.due ? "extended" : "set";
  await work.db
    .insertInto("text_due")
    .values({
      id: newId<string & { readonly __noun: "due date" }>(),
      text_id: id,
      due_on: on,
      manner,
      agreed,
      source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await work.db.updateTable("committee_text").set({ due_on: on }).where("id", "=", id).execute();
  await record(work, {
    permission: "text.keep",
    verb: manner === "set" ? "text.due-date-set" : "text.due-date-extended",
    subject: id,
    details: { before: dates.due, on, agreed, source },
  });
  return { ok: true };
}
