import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TextId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import type { LeadDrafter } from "./text.ts";

export type NewText = {
  kind: TextKind;
  title: string;
  language: Language;
  leadDrafter: LeadDrafter | null;
  dueOn: string | null;
  source: string | null;
};

/** Begins a text: what it is, in which language it is negotiated, who holds the pen, when it is due. It has no version yet. */
export async function beginText(work: Work, text: NewText): Promise<{ ok: true; id: TextId }> {
  requireMay(work.actor, "text.begin");

  const id = newId<TextId>();
  const { kind, title, language, leadDrafter, dueOn, source } = text;
  await work.db
    .insertInto("committee_text")
    .values({
      id,
      kind,
      title,
      language,
      lead_drafter_state: leadDrafter && "state" in leadDrafter ? leadDrafter.state : null,
      lead_drafter_body: leadDrafter && "body" in leadDrafter ? leadDrafter.body : null,
      due_on: dueOn,
      source,
      begun_by: work.actor.id,
      begun_at: work.at,
    })
    .execute();
  if (dueOn)
    await work.db
      .insertInto("text_due")
      .values({
        id: newId<string & { readonly __noun: "due date" }>(),
        text_id: id,
        due_on: dueOn,
        manner: "set",
        agreed: null,
        source,
        recorded_by: work.actor.id,
        recorded_at: work.at,
      })
      .execute();
  await record(work, { permission: "text.begin", verb: "text.begun", subject: id, details: { kind, title } });
  return { ok: true, id };
}
