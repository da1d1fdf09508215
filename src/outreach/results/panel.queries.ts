import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import { dateOf } from "#states/state.queries.ts";
import { heldStandings } from "../activities/machine.ts";
import type { Subject } from "../activity.ts";
import type { Outcome, Panel, PanelActivity, PanelState } from "../effect/panel.ts";
import { quarterOf, quarterOfActivity } from "../effect/quarter.ts";
import { subjectsOfRow } from "../follow-up/subject-rows.ts";
import { onceOnly } from "../strategy/objective.ts";
import { type ChangeKind, type ChangePanels, changeKinds } from "./activity-description.ts";
import type { Matter } from "./run.ts";
import subRegions from "./sub-regions.json" with { type: "json" };

type Reads = Reader | Work["db"];

/** The quarter in which resolution 1540 (2004) was adopted; nothing is looked at before. */
export const firstDay = "2004-04-01";

/** The day of resolution 1540 (2004). */
const adopted = "2004-04-28";

/** A State did something on a day; counted on matters where it is about some. */
type Done = { state: string; on: string; subjects: readonly Subject[] | null };

/** The records of one outcome: a panel for each matter on which there were activities, all over the same States and quarters. */
export async function readPanels(
  db: Reads,
  outcome: OutcomeKind,
  today: string,
): Promise<{ until: string; panels: { matter: Matter; panel: Panel }[] }> {
  const { quarters, until } = endOfRecords(today);
  const states = await readStates(db, { outcome, today });
  const activities = await readActivities(db, until);
  const done = (await readDone(db, outcome)).filter(({ on }) => on < until);
  const matters: Matter[] = ["any", ...new Set(activities.flatMap(({ subjects }) => subjects))];
  return {
    until,
    panels: matters.map((matter) => ({
      matter,
      panel: {
        ...{ quarters, states },
        activities: activities
          .filter(({ subjects }) => matter === "any" || subjects.includes(matter))
          .map(({ subjects: _, ...one }) => one),
        outcome: outcomeOf(outcome, { states, quarters, done: done.filter((one) => isOn(one, matter)) }),
      },
    })),
  };
}

/** What States did of every kind, whatever it was about: a panel for each kind, and one of all together. */
export async function readChangePanels(db: Reads, today: string): Promise<ChangePanels> {
  const { quarters, until } = endOfRecords(today);
  const states = await readStates(db, { outcome: "cells", today });
  const activities = (await readActivities(db, until)).map(({ subjects: _, ...one }) => one);
  const byKind = new Map<ChangeKind, Panel>();
  for (const kind of changeKinds) {
    const done = (await readDone(db, kind)).filter(({ on }) => on < until);
    byKind.set(kind, { quarters, states, activities, outcome: outcomeOf(kind, { states, quarters, done }) });
  }
  const counts = states.map((_, place) =>
    Array.from({ length: quarters }, (_, quarter) =>
      [...byKind.values()].reduce((sum, { outcome }) => sum + countIn(outcome, place, quarter), 0),
    ),
  );
  const all: Panel = { quarters, states, activities, outcome: { kind: "counts", counts } };
  const version = createHash("sha256")
    .update(JSON.stringify([all, [...byKind]]))
    .digest("hex");
  return { until, firstDay, version, all, byKind };
}

/** States by year: in which of them how many did something of an outcome at least once, on the records of a day. */
export type StatesByYear = { version: string; statesIn: (year: number) => number };

/**
 * Every Member counts from when it was one, in a demonstration every invented State; whatever happens once counts in the year of its first.
 * NOTE to be read as the system: not everybody may read every record that is counted.
 */
export async function readStatesByYear(
  db: Reads,
  { outcome, matter }: { outcome: OutcomeKind; matter: Matter },
  today: string,
): Promise<StatesByYear> {
  const states = new Set((await readStates(db, { outcome, today, admitted: today })).map(({ code }) => code as string));
  const onRecord = (await readDone(db, outcome)).filter(({ state, on }) => on <= today && states.has(state));
  const done = onceOnly.includes(outcome) ? firstOfEach(onRecord) : onRecord;
  const byYear = new Map<number, Set<string>>();
  for (const { state, on } of done.filter((one) => isOn(one, matter))) {
    const { year } = Temporal.PlainDate.from(on);
    byYear.set(year, (byYear.get(year) ?? new Set()).add(state));
  }
  const lines = onRecord.map(({ state, on, subjects }) => `${state} ${on} ${subjects?.toSorted().join()}`);
  const version = createHash("sha256")
    .update(JSON.stringify([[...states], lines.toSorted()]))
    .digest("hex");
  return { version, statesIn: (year) => byYear.get(year)?.size ?? 0 };
}

/** How many States there are to count. */
export async function countStates(db: Reads, today: string): Promise<number> {
  return (await readStates(db, { outcome: "cells", today, admitted: today })).length;
}

function firstOfEach(done: readonly Done[]): Done[] {
  const first = new Map<string, Done>();
  for (const one of done) if (one.on < (first.get(one.state)?.on ?? "9999")) first.set(one.state, one);
  return [...first.values()];
}

function countIn(outcome: Outcome, state: number, quarter: number): number {
  return outcome.kind === "counts"
    ? (outcome.counts[state]?.[quarter] ?? 0)
    : Number(outcome.quarters[state] === quarter);
}

/** The quarter of today is not over. */
function endOfRecords(today: string): { quarters: number; until: string } {
  const quarters = quarterOf(today, firstDay);
  const until = Temporal.PlainDate.from(firstDay).add({ months: 3 * quarters });
  return { quarters, until: until.toString() };
}

/** What is about no matter in particular counts for each. */
function isOn({ subjects }: Done, matter: Matter): boolean {
  return matter === "any" || subjects === null || subjects.includes(matter);
}

function outcomeOf(
  kind: OutcomeKind,
  { states, quarters, done }: { states: readonly PanelState[]; quarters: number; done: readonly Done[] },
): Outcome {
  const places = new Map(states.map(({ code }, place) => [code, place]));
  if (onceOnly.includes(kind)) {
    const first: (number | null)[] = states.map(() => null);
    for (const { state, on } of done) {
      const place = places.get(state);
      const quarter = quarterOf(on, firstDay);
      if (place !== undefined) first[place] = Math.min(first[place] ?? quarter, quarter);
    }
    return { kind: "once", quarters: first };
  }
  const counts = states.map(() => Array<number>(quarters).fill(0));
  for (const { state, on } of done) {
    const line = counts[places.get(state) ?? -1];
    const quarter = quarterOf(on, firstDay);
    if (line && quarter >= 0 && quarter < quarters) line[quarter] = (line[quarter] ?? 0) + 1;
  }
  return { kind: "counts", counts };
}

/**
 * Member States from the first day on; in a demonstration the invented ones, of which alone something is recorded. What was no Member yet
 * could do nothing, and of replies only those are looked at to which a letter left (founding methods, 1.1).
 */
async function readStates(
  db: Reads,
  { outcome, today, admitted = adopted }: { outcome: OutcomeKind; today: string; admitted?: string },
): Promise<PanelState[]> {
  const writtenTo = db
    .selectFrom("letter")
    .where("letter.state_code", "is not", null)
    .where("letter.released_at", "is not", null)
    .where("letter.standing", "!=", "cancelled")
    .select("letter.state_code");
  const rows = await db
    .selectFrom("state")
    .leftJoin("state_group", (join) =>
      join
        .onRef("state_group.state_code", "=", "state.code")
        .on("state_group.valid_from", "<=", today)
        .on("state_group.valid_to", ">", today),
    )
    .where("state.kind", "in", ["member", "invented"])
    .where((where) => where.or([where("state.admitted", "is", null), where("state.admitted", "<=", admitted)]))
    .$if(outcome === "reply", (query) => query.where("state.code", "in", writtenTo))
    .orderBy("state.code")
    .select(["state.code", "state.kind", "state.m49", "state_group.regional_group as regionalGroup"])
    .execute();
  const invented = rows.filter(({ kind }) => kind === "invented");
  const regions: Readonly<Record<string, string | undefined>> = subRegions;
  return (invented.length > 0 ? invented : rows).map(({ code, m49, regionalGroup }) => ({
    ...{ code, regionalGroup },
    subRegion: (m49 ? regions[m49] : undefined) ?? regionalGroup ?? code,
  }));
}

/** Activities that were held, with the States that took part. */
async function readActivities(db: Reads, until: string): Promise<(PanelActivity & { subjects: Subject[] })[]> {
  const rows = await db
    .selectFrom("activity")
    .innerJoin("activity_invitee as invitee", "invitee.activity_id", "activity.id")
    .where("activity.standing", "in", heldStandings)
    .where("activity.ends_before", "<=", until)
    .where("invitee.standing", "=", "took-part")
    .where("invitee.state_code", "is not", null)
    .groupBy("activity.id")
    .orderBy("activity.id")
    .select([
      "activity.id",
      "activity.ends_before as before",
      "activity.subjects",
      sql<string[]>`array_agg(invitee.state_code order by invitee.state_code)`.as("states"),
      sql<
        string | null
      >`(select case when count(distinct p.currency) = 1 then sum(p.amount) end from activity_party p where p.activity_id = activity.id and p.amount is not null)`.as(
        "cost",
      ),
      sql<string | null>`(select min(p.currency) from activity_party p where p.activity_id = activity.id)`.as(
        "currency",
      ),
    ])
    .execute();
  const currencies = new Set(rows.flatMap(({ currency }) => (currency ? [currency] : [])));
  return rows.map(({ id, before, subjects, states, cost }) => ({
    ...{ id, states, subjects: subjects as Subject[] }, // written from the list of subjects
    quarter: quarterOfActivity({ before }, firstDay),
    // Costs in several currencies are not one sum.
    cost: currencies.size === 1 && cost !== null ? Number(cost) : null,
  }));
}

/** What States did, dated by when they did it. */
async function readDone(db: Reads, outcome: OutcomeKind): Promise<Done[]> {
  switch (outcome) {
    case "first-report":
      return oncePerQuarter([
        ...(await readReports(db)),
        ...(await readReported(db, ["first-report", "updated-report"])),
      ]);
    case "updated-report":
      return withoutFirst(
        oncePerQuarter([...(await readReports(db)), ...(await readReported(db, ["first-report", "updated-report"]))]),
      );
    case "action-plan":
    case "point-of-contact":
      return [
        ...(await readReported(db, [outcome])),
        ...(outcome === "point-of-contact" ? await readPointsOfContact(db) : []),
      ];
    case "consent":
      return await readConsents(db);
    case "cells":
      return await readCells(db);
    case "request":
      return await readRequests(db);
    case "reply":
      return await readReplies(db);
  }
}

/** A report that came and was told of in an answer as well is one: those who took part are asked, and would count twice. */
function oncePerQuarter(done: readonly Done[]): Done[] {
  const seen = new Map(done.map((one) => [`${one.state} ${quarterOf(one.on, firstDay)}`, one]));
  return [...seen.values()];
}

/** The first report of a State is no update. */
function withoutFirst(done: readonly Done[]): Done[] {
  const first = new Map<string, string>();
  for (const { state, on } of done) if (on < (first.get(state) ?? "9999")) first.set(state, on);
  return done.filter(({ state, on }) => on !== first.get(state));
}

async function readReported(
  db: Reads,
  kinds: ("first-report" | "updated-report" | "action-plan" | "point-of-contact")[],
): Promise<Done[]> {
  const rows = await db
    .selectFrom("reported_action")
    .where("taken_back_at", "is", null)
    .where("kind", "in", kinds)
    .select(["state_code as state", "done_on as on"])
    .execute();
  return rows.map((row) => ({ ...row, subjects: null }));
}

/** By the date that the State put on it; where it put none, by the day it came. */
async function readReports(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("incoming")
    .where("kind", "=", "national-report")
    .where("state_code", "is not", null)
    .select(["state_code as state", "their_date", "received_on"])
    .execute();
  return rows.flatMap(({ state, their_date, received_on }) =>
    state ? [{ state, on: their_date ?? received_on, subjects: null }] : [],
  );
}

async function readPointsOfContact(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("contact")
    .where("capacity", "in", ["point-of-contact-capital", "point-of-contact-mission"])
    .where("state_code", "is not", null)
    .select(["state_code as state", "valid_from as on"])
    .execute();
  return rows.flatMap(({ state, on }) => (state ? [{ state, on, subjects: null }] : []));
}

async function readConsents(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("consent")
    .innerJoin("matrix_version", "matrix_version.id", "consent.matrix_version_id")
    .where("consent.scope", "in", ["public", "restricted"])
    .select(["matrix_version.state_code as state", "consent.given_at as at"])
    .execute();
  return rows.map(({ state, at }) => ({ state, on: dateOf(at), subjects: null }));
}

/**
 * Rows of the matrix that a State's own measure is tied to, on the day of the measure. NOTE never by the day on which experts examined
 * a matrix: they examine it because of a workshop, and their attention would be measured (founding methods, 1.1).
 */
async function readCells(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("reported_action as action")
    .innerJoin("reported_action_row as tied", "tied.action_id", "action.id")
    .innerJoin("template_row as row", (join) =>
      join.onRef("row.template_id", "=", "tied.template_id").onRef("row.id", "=", "tied.row_id"),
    )
    .where("action.taken_back_at", "is", null)
    .select(["action.state_code as state", "action.done_on as on", "row.paragraphs", "action.subjects"])
    .execute();
  return rows.map(({ state, on, paragraphs, subjects }) => {
    const said = subjects as Subject[]; // written from the list of subjects
    return { state, on, subjects: [...new Set([...said, ...subjectsOfRow(paragraphs)])] };
  });
}

/** Requests that members of the Committee may read; one that is for fewer is counted nowhere. */
async function readRequests(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("assistance_request")
    .where("kind", "=", "assistance")
    .where("audience", "!=", "secretariat")
    .where("submitted_at", "is not", null)
    .where("standing", "not in", ["draft", "rejected"])
    .where("state_code", "is not", null)
    .select(["state_code as state", "submitted_at as at"])
    .execute();
  return rows.flatMap(({ state, at }) => (state && at ? [{ state, on: dateOf(at), subjects: null }] : []));
}

async function readReplies(db: Reads): Promise<Done[]> {
  const rows = await db
    .selectFrom("letter_event")
    .innerJoin("letter", "letter.id", "letter_event.letter_id")
    .where("letter_event.event", "=", "reply-received")
    .where("letter.state_code", "is not", null)
    .select(["letter.state_code as state", "letter_event.at"])
    .execute();
  return rows.flatMap(({ state, at }) => (state ? [{ state, on: dateOf(at), subjects: null }] : []));
}
