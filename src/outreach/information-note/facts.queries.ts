import type { Reader, Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText } from "#i18n/t.ts";
import { listOrganisations } from "#states/directory/organisation.queries.ts";
import type { Organisation } from "#states/directory/organisation.ts";
import { listStates } from "#states/state.queries.ts";
import type { ActivityWhole, Invitee } from "../activities/activity.ts";
import { type Names, partyName, timeInWords } from "../activities/activity-words.ts";
import { placeInWords } from "../activities/place-words.ts";
import { getHeadings } from "./headings.queries.ts";
import type { NoteFacts, ParticipantGroup } from "./note.ts";

type Reads = Reader | Work["db"];

/** What the record of an activity says for its note, in the language of the note; names as they were on its first day. */
export async function readNoteFacts(db: Reads, activity: ActivityWhole, language: Language): Promise<NoteFacts> {
  const on = activity.time.from;
  const bodies = new Map((await listOrganisations(db)).map((one) => [one.id as string, one]));
  const names: Names = {
    states: new Map((await listStates(db, language, on)).map(({ code, short }) => [code as string, short[language]])),
    organisations: new Map([...bodies].map(([id, one]) => [id, pickText(one.name, language).text])),
    objectives: new Map(),
  };
  const { words } = await getHeadings(db, language);
  const all = (texts: readonly string[]): string => listed(language, texts);
  const inRole = (role: "organiser" | "host" | "sponsor"): string =>
    all(activity.parties.filter((party) => party.role === role).map((party) => partyName(party, names)));
  const groups = groupsOf(activity, { bodies, ofRegion: await statesOfRegion(db, activity) });
  const called = (group: ParticipantGroup): string =>
    all(groups[group].map((one) => partyName({ ...one, body: null }, names)));
  const experts = all(activity.experts.map(({ name }) => name));
  return {
    event: activity.title,
    organisers: inRole("organiser") || inRole("host"),
    supporters: inRole("sponsor") || (activity.sponsor ?? ""),
    place: placeInWords(activity, names),
    days: timeInWords(language, activity.time),
    isOfRegion: isOfRegion(activity),
    participants: {
      states: called("states"),
      otherStates: called("otherStates"),
      intergovernmental: called("intergovernmental"),
      international: [called("international"), experts ? `${words.experts}: ${experts}` : ""]
        .filter(Boolean)
        .join("\n"),
      civilSociety: called("civilSociety"),
    },
  };
}

const groupOfKind = {
  international: "international",
  regional: "intergovernmental",
  subregional: "intergovernmental",
  "other-arrangement": "intergovernmental",
  "civil-society": "civilSociety",
} as const satisfies Record<Organisation["kind"], ParticipantGroup>;

type Known = { bodies: ReadonlyMap<string, Organisation>; ofRegion: ReadonlySet<string> };

function groupsOf(activity: ActivityWhole, { bodies, ofRegion }: Known): Record<ParticipantGroup, Invitee[]> {
  const groups: Record<ParticipantGroup, Invitee[]> = {
    ...{ states: [], otherStates: [], intergovernmental: [], international: [], civilSociety: [] },
  };
  for (const one of activity.invitees) {
    if (one.standing !== "took-part") continue;
    const body = one.organisation && bodies.get(one.organisation);
    if (body) groups[groupOfKind[body.kind]].push(one);
    else if (one.state) groups[isOfRegion(activity) && !ofRegion.has(one.state) ? "otherStates" : "states"].push(one);
  }
  return groups;
}

function isOfRegion({ region }: Pick<ActivityWhole, "region">): boolean {
  return region !== null && region !== "all";
}

/** The States that were of the activity's regional group on its first day. */
async function statesOfRegion(db: Reads, { region, time }: ActivityWhole): Promise<Set<string>> {
  const rows = await db
    .selectFrom("state_group")
    .where("regional_group", "=", region ?? "")
    .where("valid_from", "<=", time.from)
    .where("valid_to", ">", time.from)
    .select("state_code")
    .execute();
  return new Set(rows.map(({ state_code }) => state_code));
}

function listed(language: Language, names: readonly string[]): string {
  const sorted = names.filter(Boolean).sort(new Intl.Collator(language).compare);
  return new Intl.ListFormat(language, { type: "unit", style: "short" }).format(sorted);
}
