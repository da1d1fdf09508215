import type { Reader, Work } from "#access/work.ts";
import { languages } from "#i18n/languages.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { ActivityRegion } from "../activities/activity.ts";
import { openLexicon } from "../same-event/concepts.ts";
import { readKnownNames } from "../written-names/written-name.queries.ts";
import type { Guessing } from "./announcement-guess.ts";

/** The words of concepts with the names of States today, the regional group of each State, and the places that are known. */
export async function readGuessing(db: Reader | Work["db"], at: Temporal.Instant): Promise<Guessing> {
  const on = dateOf(at);
  const states = await listStates(db, "en", on);
  const groups = await db
    .selectFrom("state_group")
    .where("valid_from", "<=", on)
    .where("valid_to", ">", on)
    .select(["state_code", "regional_group"])
    .execute();
  return {
    lexicon: openLexicon(
      states.map(({ code, short }) => ({
        state: code,
        names: Object.fromEntries(languages.map((language) => [language, [short[language]]])),
      })),
    ),
    names: await readKnownNames(db),
    groupOf: new Map(groups.map(({ state_code, regional_group }) => [state_code, regional_group as ActivityRegion])), // its table takes no other
  };
}
