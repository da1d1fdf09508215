import type { VNode } from "preact";
import type { Actor } from "#access/actor.ts";
import { may, type Permission } from "#access/permissions.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { assistanceBriefingPath } from "./briefing/paths.ts";
import { consolidatedListPath } from "./exports/paths.ts";
import { assistanceNumbersPath } from "./follow-up/paths.ts";
import { helpReceivedPath } from "./help-received/paths.ts";
import { matchingPath } from "./matching/paths.ts";
import { contributionsPath, providersPath } from "./providers/paths.ts";
import { requestsShownPath } from "./publication/paths.ts";
import { requestsPath } from "./requests/paths.ts";
import { assistanceRulePath } from "./rule/paths.ts";

type Room = { path: string; label: MessageKey; what: MessageKey };

/** The rooms for people who signed in, beside those for everybody. */
const rooms: readonly (Room & { permission: Permission })[] = [
  { path: requestsPath, label: "requests.title", what: "requests.what", permission: "request.read" },
  {
    path: helpReceivedPath,
    label: "help-received.title",
    what: "assistance.room.help-received",
    permission: "help-received.read",
  },
  { path: consolidatedListPath, label: "exports.list.title", what: "assistance.room.list", permission: "request.list" },
  {
    path: assistanceBriefingPath,
    label: "assistance-briefing.title",
    what: "assistance.room.briefing",
    permission: "assistance-briefing.read",
  },
  { path: matchingPath, label: "matching.title", what: "matching.what", permission: "match.read" },
  {
    path: assistanceRulePath,
    label: "assistance-rule.title",
    what: "assistance.room.rule",
    permission: "request.read",
  },
];

/** The rooms of assistance that everybody may enter. */
const openRooms: readonly Room[] = [
  { path: providersPath, label: "assistance.providers", what: "assistance.providers.what" },
  { path: assistanceNumbersPath, label: "assistance-numbers.title", what: "assistance.room.numbers" },
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
