import type { Visit } from "#access/work.ts";
import { listUncountedWindows } from "#assistance/requests/due-requests.queries.ts";
import { holidaysOfPath } from "#committee/paths.ts";
import { t } from "#i18n/t.ts";
import { type Lists, type Say, undated } from "./lines.ts";

/** Requests that wait for a holiday list: nothing is guessed, and nothing moves until it is on record. */
export async function addUncountedWindows(
  { db }: Visit,
  { language }: Pick<Say, "language">,
  { waits }: Lists,
): Promise<void> {
  for (const { reference, year } of await listUncountedWindows(db))
    waits.push({
      href: `/${language}${holidaysOfPath(year)}`,
      sentence: t(language, "awaiting.window-not-counted", { reference, year: String(year) }),
      due: undated,
    });
}
