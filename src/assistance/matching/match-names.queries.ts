import type { Visit } from "#access/work.ts";
import { isLanguage, type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { regionalGroups } from "#states/state.ts";
import { readArea } from "../areas.ts";
import { isKindOfAssistance } from "../kinds.ts";
import { listProgrammes } from "../providers/programme.queries.ts";
import { providerName } from "../providers/provider.ts";
import type { RoundNames } from "./matching.views.tsx";

/** How areas, kinds, languages, States, groups and programmes are called in the page's language. */
export async function readProgrammeNames(
  { db, at }: Pick<Visit, "db" | "at">,
  language: Language,
): Promise<Omit<RoundNames, "item">> {
  const states = new Map<string, string>(
    (await listStates(db, language, dateOf(at))).map(({ code, short }) => [code, short[language]]),
  );
  const programmes = new Map(
    (await listProgrammes(db)).map(({ id, title, provider }) => [
      id,
      `${pickText(title, language).text} – ${providerName(provider, language, states)}`,
    ]),
  );
  return {
    area: (key) => {
      const area = readArea(key);
      return area ? [area.paragraph, area.weapon].filter(Boolean).join(" ") : key;
    },
    kind: (key) => (isKindOfAssistance(key) ? t(language, `assistance.kind.${key}`) : key),
    language: (key) => (isLanguage(key) ? ownNames[key] : key),
    state: (key) => states.get(key) ?? key,
    group: (key) => {
      const group = regionalGroups.find((one) => one === key);
      return group ? t(language, `division.region.${group}`) : key;
    },
    programme: (id) => programmes.get(id) ?? "",
  };
}
