import { type Actor, holds } from "#access/actor.ts";
import { committeeRooms } from "#committee/committee.views.tsx";
import { committeePath } from "#committee/paths.ts";
import { briefingsPath } from "#correspondence/briefings/paths.ts";
import { incomingPath } from "#correspondence/incoming/paths.ts";
import { informationPath } from "#correspondence/information/paths.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { outreachPath } from "#outreach/paths.ts";

type Entry = {
  path: string;
  label: MessageKey;
  for: readonly CapacityKind[] | "everybody";
  /** Those who have a part of their own for it. */
  insteadOf?: readonly CapacityKind[];
  /** Where a person is in this part besides. */
  rooms?: readonly string[];
};

const serving = ["chair", "member", "secretariat", "expert"] as const;

/** Where each person may want to go; the public sees what is for everybody. */
const entries: readonly Entry[] = [
  { path: "/awaiting", label: "nav.awaiting", for: [...serving, "state", "provider", "organisation", "administrator"] },
  { path: "/matrices", label: "nav.matrices", for: [...serving, "state", "provider"] },
  { path: "/no-objections", label: "nav.no-objections", for: serving },
  { path: "/decisions", label: "nav.decisions", for: serving },
  { path: "/letters", label: "nav.letters", for: ["secretariat", "chair", "expert", "state"] },
  {
    path: incomingPath,
    label: "nav.incoming",
    for: ["secretariat", "chair", "expert", "state"],
    rooms: [informationPath, briefingsPath],
  },
  { path: "/directory", label: "nav.directory", for: ["secretariat", "chair", "expert", "state"] },
  { path: "/assistance", label: "nav.assistance", for: "everybody" },
  { path: outreachPath, label: "nav.outreach", for: "everybody" },
  { path: "/shown", label: "nav.shown", for: [...serving, "state"] },
  { path: "/texts", label: "nav.texts", for: serving },
  { path: "/meetings", label: "nav.meetings", for: serving },
  { path: committeePath, label: "nav.committee", for: serving, rooms: committeeRooms.map(({ path }) => path) },
  { path: "/record", label: "nav.record", for: ["secretariat", "administrator"] },
  { path: "/accounts", label: "nav.accounts", for: ["administrator"] },
  { path: "/clock", label: "nav.clock", for: ["administrator"] },
  { path: "/states", label: "nav.states", for: "everybody" },
  { path: "/meetings-held", label: "nav.meetings-held", for: "everybody", insteadOf: serving },
  { path: "/search", label: "nav.search", for: "everybody" },
];

export function navigationFor(language: Language, path: string, person: Actor | undefined) {
  return entries
    .filter((entry) => entry.for === "everybody" || (person && holds(person, ...entry.for)))
    .filter((entry) => !(entry.insteadOf && person && holds(person, ...entry.insteadOf)))
    .map((entry) => ({
      href: `/${language}${entry.path}`,
      label: t(language, entry.label),
      current: [entry.path, ...(entry.rooms ?? [])].some((room) => path === room || path.startsWith(`${room}/`)),
    }));
}
