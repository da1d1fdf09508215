import type { Transaction } from "kysely";
import { type AccountId, newId, type OfficeId, type StateCode, type TermId, type WorkingGroupId } from "#db/ids.ts";
import type { OfficeKind, Seat } from "#db/schema/committee.ts";
import type { Database } from "#db/schema.ts";
import { type CastKey, cast, type InventedCode } from "./cast.ts";

type Db = Transaction<Database>;
/** Those of the cast who have an account already. */
type People = Partial<Record<CastKey, AccountId>>;

const source = "Invented for the demonstration";
const beginning = "2004-04-28"; // the Committee was established on this day (resolution 1540)

const permanent = ["XOS", "XOR", "XYU", "XLE", "XMB"] as const;
const electedLastYear = ["XVA", "XNA", "XHD", "XGA", "XFE"] as const;
const electedThisYear = ["XTE", "XJE", "XEP", "XDA", "XWE"] as const;

/** An invented Committee of fifteen members around a moment, with its offices and working groups; changes nothing a second time. */
export async function fillMembership(db: Db, people: People, now: Temporal.Instant): Promise<void> {
  const found = await db.selectFrom("committee_member").select("id").limit(1).execute();
  if (found.length > 0) return;
  const { year } = now.toZonedDateTimeISO("America/New_York");
  await fillTerms(db, year, now);
  await fillOffices(db, { people, year, now, groups: await fillWorkingGroups(db, now) });
}

/** Five permanent members, and ten elected for two years from a first of January, five each year; two were members before. */
async function fillTerms(db: Db, year: number, now: Temporal.Instant): Promise<void> {
  const twoYears = (from: number) => ({ seat: "elected" as const, valid_from: first(from), valid_to: first(from + 2) });
  const terms: { state: InventedCode; seat: Seat; valid_from: string; valid_to: string | null }[] = [
    ...permanent.map((state) => ({ state, seat: "permanent" as const, valid_from: beginning, valid_to: null })),
    ...electedLastYear.map((state) => ({ state, ...twoYears(year - 1) })),
    ...electedThisYear.map((state) => ({ state, ...twoYears(year) })),
    { state: "XVA", ...twoYears(year - 6) },
    { state: "XDA", ...twoYears(year - 4) },
  ];
  await db
    .insertInto("committee_member")
    .values(
      terms.map(({ state, ...term }) => ({
        ...term,
        id: newId<TermId>(),
        state_code: state as StateCode, // of the cast's States, filled before
        source,
        recorded_at: now,
      })),
    )
    .execute();
}

// The four groups are data of the Committee's public papers; what the papers do not say is said here not to be known.
const ninthProgramme =
  "Foreseen in the ninth programme of work, January 2010 to January 2011 (themes: United Nations Disarmament Yearbook 2011, part II). The first day is that of the programme; the day of the first meeting is not known.";
const groupNames = [
  "Monitoring and national implementation",
  "Assistance",
  "Cooperation with international organizations, including the 1267 Committee and the Counter-Terrorism Committee",
  "Transparency and media outreach",
];

async function fillWorkingGroups(db: Db, now: Temporal.Instant): Promise<WorkingGroupId[]> {
  const groups = groupNames.map((name, n) => ({
    id: newId<WorkingGroupId>(),
    name,
    valid_from: "2010-01-01",
    source: ninthProgramme,
    recorded_at: now.add({ milliseconds: n }), // in this order
  }));
  await db.insertInto("working_group").values(groups).execute();
  return groups.map(({ id }) => id);
}

type Offices = { people: People; year: number; now: Temporal.Instant; groups: WorkingGroupId[] };
type NewOffice = { kind: OfficeKind; person?: CastKey; state?: InventedCode; group?: WorkingGroupId; from: string };

async function fillOffices(db: Db, { people, year, now, groups }: Offices): Promise<void> {
  const coordinators: readonly InventedCode[] = ["XVA", "XTE", "XGA", "XEP"];
  const offices: NewOffice[] = [
    { kind: "chair", person: "leto", state: "XLE", from: first(year - 1) },
    { kind: "vice-chair", state: "XWE", from: first(year) },
    { kind: "vice-chair", state: "XOR", from: first(year - 1) },
    ...groups.map((group, n) => ({
      kind: "coordinator" as const,
      state: coordinators[n] ?? "XOS",
      group,
      from: first(year),
    })),
    { kind: "group-coordinator", person: "bashir", from: first(year) },
    { kind: "expert", person: "sanna", from: first(year - 3) },
    { kind: "expert", person: "bashir", from: first(year - 1) },
    { kind: "expert", person: "renzo", from: first(year - 1) },
    { kind: "expert", person: "ireti", from: first(year) },
    { kind: "secretariat", person: "edda", from: first(year - 2) },
    { kind: "secretariat", person: "ilan", from: first(year - 2) },
  ];
  await db
    .insertInto("office")
    .values(
      offices.map(({ kind, person, state, group, from }, n) => ({
        id: newId<OfficeId>(),
        kind,
        person_name: person ? (cast.find(({ key }) => key === person)?.name ?? null) : null,
        account_id: (person && people[person]) ?? null,
        state_code: (state ?? null) as StateCode | null, // of the cast's States, filled before
        working_group_id: group ?? null,
        valid_from: from,
        source,
        recorded_at: now.add({ milliseconds: n }),
      })),
    )
    .execute();
}

function first(year: number): string {
  return `${year}-01-01`;
}
