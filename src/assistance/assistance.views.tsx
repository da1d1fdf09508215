import type { VNode } from "preact";
import type { Actor } from "#access/actor.ts";
import { may, type Permission } from "#access/permissions.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { matchingPath } from "./matching/paths.ts";
import { contributionsPath, providersPath } from "./providers/paths.ts";
import { requestsShownPath } from "./publication/paths.ts";
import { requestsPath } from "./requests/paths.ts";

type Room = { path: string; label: MessageKey; what: MessageKey };

/** The rooms for people who signed in, beside those for everybody. */
const rooms: readonly (Room & { permission: Permission })[] = [
  { path: requestsPath, label: "requests.title", what: "requests.what", permission: "request.read" },
  { path: matchingPath, label: "matching.title", what: "matching.what", permission: "match.read" },
];

/** The rooms of assistance that everybody may enter. */
const openRooms: readonly Room[] = [
  { path: providersPath, label: "assistance.providers", what: "assistance.providers.what" },
  { path: requestsShownPath, label: "requests-shown.title", what: "requests-shown.what" },
  { path: contributionsPath, label: "assistance.contributions", what: "assistance.contributions.what" },
];

/** What assistance is here, and its rooms. */
export function AssistancePage({ language, person }: { language: Language; person: Actor | undefined }): VNode {
  const open = [...rooms.filter(({ permission }) => person && may(person, permission)), ...openRooms];
  return (
    <>
      <h1>{t(language, "nav.assistance")}</h1>
      <p>{t(language, "assistance.what")}</p>
      <dl class="rooms">
        {open.map(({ path, label, what }) => (
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
