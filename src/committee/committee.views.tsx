import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { divisionPath, holidaysPath, membersPath, programmePath, rulesPath, tasksPath, themesPath } from "./paths.ts";

type Room = { path: string; label: MessageKey; what: MessageKey };

/** The rooms of the Committee that stand behind one entry of the navigation, in the order of their use. */
export const committeeRooms: readonly Room[] = [
  { path: tasksPath, label: "nav.tasks", what: "tasks.what" },
  { path: programmePath, label: "nav.programme", what: "programme.what" },
  { path: divisionPath, label: "nav.division", what: "division.what" },
  { path: membersPath, label: "nav.members", what: "members.what" },
  { path: themesPath, label: "nav.themes", what: "themes.what" },
  { path: rulesPath, label: "rules.title", what: "rules.what" },
  { path: holidaysPath, label: "nav.holidays", what: "holidays.what" },
];

/** How the Committee works: who it is, what is due, who does it, by which rules. */
export function CommitteePage({ language }: { language: Language }): VNode {
  return (
    <>
      <h1>{t(language, "nav.committee")}</h1>
      <dl class="rooms">
        {committeeRooms.map(({ path, label, what }) => (
          <div>
            <dt>
              <a href={`/${language}${path}`}>{t(language, label)}</a>
            </dt>
            <dd>{t(language, what)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
