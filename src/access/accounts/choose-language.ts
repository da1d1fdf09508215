import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";

/** The language in which the system writes to a person. */
export async function chooseLanguage(work: Work, language: Language): Promise<void> {
  requireMay(work.actor, "account.choose-language");

  await work.db.updateTable("account").set({ language }).where("id", "=", work.actor.id).execute();
  await record(work, {
    permission: "account.choose-language",
    verb: "account.language-chosen",
    subject: work.actor.id,
    details: { language },
  });
}
