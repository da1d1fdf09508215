import { Kysely, PostgresDialect } from "kysely";
import { type Mode, prepareInstance, setConsentDelay } from "#access/prepare-instance.ts";
import { fillAssistanceRule } from "#assistance/rule/fill-assistance-rule.ts";
import { fillRules } from "#committee/no-objection/fill-rules.ts";
import { fillMandateDuties } from "#committee/programme/fill-mandate-duties.ts";
import { type ConnectionOptions, openPool } from "#db/pool.ts";
import type { Database } from "#db/schema.ts";
import { fillSourcedActivities } from "#outreach/activities/fill-sourced-activities.ts";
import { fillFeedbackForm } from "#outreach/feedback/fill-feedback-form.ts";
import { fillNoteHeadings } from "#outreach/information-note/fill-note-headings.ts";
import { fillResolutionParagraphs } from "#regime/fill-resolution-paragraphs.ts";
import { fillTemplates } from "#regime/fill-templates.ts";
import { fillMemberStates } from "#states/fill-member-states.ts";

/** What every installation holds: what it is, the system's account, Member States, templates, paragraphs of the resolution, the duties of the mandate, the sourced record of outreach, the headings of information notes, the questions to participants. Changes nothing a second time. */
export async function prepare(owner: ConnectionOptions, mode: Mode, consentDelayHours?: number): Promise<void> {
  await asOwner(owner, (db) =>
    db.transaction().execute(async (transaction) => {
      await prepareInstance(transaction, mode);
      if (consentDelayHours !== undefined) await setConsentDelay(transaction, consentDelayHours);
      await fillMemberStates(transaction);
      await fillTemplates(transaction);
      await fillResolutionParagraphs(transaction);
      await fillRules(transaction);
      await fillMandateDuties(transaction);
      await fillAssistanceRule(transaction);
      await fillSourcedActivities(transaction);
      await fillNoteHeadings(transaction);
      await fillFeedbackForm(transaction);
    }),
  );
}

/** One piece of work as the owner of the tables: for starting and for the command line, never for a request. */
export async function asOwner<T>(owner: ConnectionOptions, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(owner, 1) }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
