import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import { listReportingStates } from "#correspondence/incoming/incoming.queries.ts";
import type { AssistanceRequestId, RequestItemId, StateCode } from "#db/ids.ts";
import type { RequestStanding } from "#db/schema/assistance.ts";
import type { RegionalGroup } from "#states/state.ts";
import { areaName } from "../areas.ts";
import { narrowerOf } from "../audience.ts";
import { listOffered } from "../providers/programme.queries.ts";
import { type FieldName, howSoon, type ItemValues, type Subject, valuesOf } from "../requests/request-field.ts";
import { type EarlierHelp, generalKind, type Need, type StateFact } from "./need.ts";
import type { Condition, Programme } from "./programme.ts";

type Reads = Reader | Work["db"];
type Weights = ReadonlyMap<string, number>;

/** Where a request still waits for somebody who helps. */
export const placesOfOpenNeeds: readonly RequestStanding[] = [
  "held-confidential",
  "ready",
  "circulated",
  "offers-received",
  "matched",
];

/** A need with the request and the item it is of. */
export type OpenNeed = Need & { requestId: AssistanceRequestId; itemId: RequestItemId };

/**
 * Every item of a request for assistance that nobody's accepted offer covers, as matching reads it. What an organisation asks on
 * behalf of several States counts for the first of them. Run among those who serve the Committee: it holds confidential needs.
 */
export async function listOpenNeeds(
  db: Reads,
  today: string,
  { request }: { request?: AssistanceRequestId } = {},
): Promise<OpenNeed[]> {
  let query = db
    .selectFrom("assistance_request")
    .innerJoin("request_item", "request_item.request_id", "assistance_request.id")
    .where("kind", "=", "assistance")
    .where("standing", "in", [...placesOfOpenNeeds])
    .orderBy("assistance_request.id")
    .orderBy("request_item.n")
    .select(["assistance_request.id", "state_code", "audience", "named", "received_on", "request_item.id as item", "n"])
    .select(({ selectFrom }) =>
      selectFrom("request_state")
        .whereRef("request_state.request_id", "=", "assistance_request.id")
        .where("left_at", "is", null)
        .select(sql<StateCode>`min(request_state.state_code)`.as("first"))
        .as("first"),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("offer")
            .whereRef("offer.request_id", "=", "assistance_request.id")
            .where("accepted_at", "is not", null)
            .where("ended_at", "is", null)
            .where(sql<boolean>`request_item.n = any (offer.items)`)
            .select("offer.id"),
        ),
      ),
    );
  if (request) query = query.where("assistance_request.id", "=", request);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const fields = await db
    .selectFrom("request_field")
    .where("request_id", "in", [...new Set(rows.map(({ id }) => id))])
    .where("item", ">", 0)
    .select(["request_id", "item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
  const facts = await readStateFacts(db, today);
  return rows.flatMap(({ id, state_code, first, audience, named, received_on, item, n }) => {
    const state = state_code ?? first;
    if (!state) return [];
    const own = fields.filter((field) => field.request_id === id && field.item === n);
    const values: ItemValues = valuesOf(own, n);
    // What a State recorded of itself stays out of what an organisation asks: the others whom it asks for read the reasons.
    const { group, ...about } = facts(state);
    const known = state_code ? about : { ...about, weights: new Map(), earlierHelp: [], facts: [] };
    // What an item is about is matched for whom it may be read by: the narrowest of its fields decides.
    const level = own.reduce((narrowest, field) => narrowerOf(narrowest, field.audience), audience);
    return {
      id: item,
      requestId: id,
      itemId: item,
      request: id,
      state,
      regionalGroup: group,
      areas: areasOf(values.subject ?? [], known),
      kinds: values.kinds && values.kinds.length > 0 ? values.kinds : generalKind,
      languages: values.languages ?? [],
      urgency: Math.max(0, howSoon.indexOf(values["how-soon"] ?? "no-date")) as Need["urgency"], // one of four places
      waitingSince: received_on ?? today,
      level,
      named,
      earlierHelp: known.earlierHelp,
      facts: known.facts,
    };
  });
}

type StateKnown = {
  group: RegionalGroup | null;
  weights: Weights;
  rows: ReadonlyMap<string, readonly string[]>;
  earlierHelp: EarlierHelp[];
  facts: StateFact[];
};

/** The areas an item is about, each with how much is missing there by the State's own matrix; all of it where none is known. */
function areasOf(
  subjects: readonly Subject[],
  { weights, rows }: Pick<StateKnown, "weights" | "rows">,
): { key: string; weight: number }[] {
  const keys = subjects.flatMap(({ template, row, weapon }) =>
    (rows.get(`${template}/${row}`) ?? []).map((paragraph) => areaName({ paragraph, weapon })),
  );
  return [...new Set(keys)].map((key) => ({ key, weight: weights.get(key) ?? 1 }));
}

/** What is known of each State: its group, its matrix as weights of areas, the help it received, what it has. */
async function readStateFacts(db: Reads, today: string): Promise<(state: StateCode) => StateKnown> {
  const groups = await db
    .selectFrom("state_group")
    .where("valid_from", "<=", today)
    .where("valid_to", ">", today)
    .select(["state_code", "regional_group"])
    .$narrowType<{ regional_group: RegionalGroup }>() // the table has no other
    .execute();
  const templateRows = await db.selectFrom("template_row").select(["template_id", "id", "paragraphs"]).execute();
  const rows = new Map(templateRows.map(({ template_id, id, paragraphs }) => [`${template_id}/${id}`, paragraphs]));
  const reporting = await listReportingStates(db);
  const help = await listHelp(db, today);
  const weights = await readWeights(db);
  return (state) => ({
    group: groups.find(({ state_code }) => state_code === state)?.regional_group ?? null,
    weights: weights.get(state) ?? new Map(),
    rows,
    earlierHelp: help.get(state) ?? [],
    facts: reporting.has(state) ? ["national-report"] : [],
  });
}

async function listHelp(db: Reads, today: string): Promise<Map<StateCode, EarlierHelp[]>> {
  const rows = await db
    .selectFrom("help_received")
    .where("ended_at", "is", null)
    .select(["state_code", "areas", "kinds", "from_on", "to_on"])
    .execute();
  const help = new Map<StateCode, EarlierHelp[]>();
  for (const { state_code, areas, kinds, from_on, to_on } of rows) {
    const last = to_on ?? from_on;
    if (!last) continue;
    const monthsAgo = Math.max(0, Temporal.PlainDate.from(last).until(today, { largestUnit: "month" }).months);
    const entries = areas.flatMap((area) => kinds.map((kind) => ({ area, kind, monthsAgo })));
    help.set(state_code, [...(help.get(state_code) ?? []), ...entries]);
  }
  return help;
}

/** A mark as weight: nothing recorded 1, partly 0.6, in place 0.2; what does not apply counts nowhere (founding methods 3.1). */
const weightOfMark: Readonly<Record<string, number>> = { "": 1, "?": 0.6, X: 0.2 };

/** For each State its newest matrix, as the mean weight of the cells of each area; a cell nobody marked yet has nothing recorded. */
async function readWeights(db: Reads): Promise<Map<StateCode, Weights>> {
  const versions = await db
    .selectFrom("matrix_version")
    .where("superseded_at", "is", null)
    .distinctOn("state_code")
    .orderBy("state_code")
    .orderBy("number", "desc")
    .select(["id", "state_code", "template_id"])
    .execute();
  if (versions.length === 0) return new Map();
  const ids = versions.map(({ id }) => id);
  const rows = await db
    .selectFrom("template_row")
    .select(["template_id", "id", "paragraphs", "weapons", "aspects"])
    .execute();
  const marked = await db
    .selectFrom("cell")
    .where("matrix_version_id", "in", ids)
    .groupBy(["matrix_version_id", "row_id", "weapon", "mark"])
    .select(["matrix_version_id as version", "row_id", "weapon", "mark"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .execute();
  const marks = Map.groupBy(marked, ({ version, row_id, weapon }) => `${version} ${row_id} ${weapon}`);
  return new Map(
    versions.map(({ id, state_code, template_id }) => {
      const sums = new Map<string, { weight: number; cells: number }>();
      for (const row of rows.filter((row) => row.template_id === template_id))
        for (const weapon of row.weapons.length > 0 ? row.weapons : [""]) {
          const of = weightOfCells(marks.get(`${id} ${row.id} ${weapon}`) ?? [], row.aspects.length);
          for (const paragraph of row.paragraphs) {
            const key = `${paragraph}:${weapon}`;
            const so = sums.get(key) ?? { weight: 0, cells: 0 };
            sums.set(key, { weight: so.weight + of.weight, cells: so.cells + of.cells });
          }
        }
      const weights = [...sums].filter(([, { cells }]) => cells > 0);
      return [state_code, new Map(weights.map(([key, { weight, cells }]) => [key, weight / cells]))];
    }),
  );
}

function weightOfCells(
  marked: readonly { mark: string; count: number }[],
  all: number,
): { weight: number; cells: number } {
  const counts = marked.map(({ mark, count }) => ({ mark, count: Number(count) }));
  const untouched = all - counts.reduce((sum, { count }) => sum + count, 0);
  const counted = counts.filter(({ mark }) => mark !== "N/A");
  return {
    weight: counted.reduce((sum, { mark, count }) => sum + (weightOfMark[mark] ?? 1) * count, untouched),
    cells: counted.reduce((sum, { count }) => sum + count, untouched),
  };
}

/** A programme that does not say how much it can take is asked for one need at a time. */
const placesNotStated = 1;

/** What is offered on a day, with the places that are left, as matching reads it. */
export async function listProgrammesToMatch(db: Reads, today: string): Promise<Programme[]> {
  return (await listOffered(db, today)).map(({ id, provider, areas, kinds, regions, languages, left, onlyFor }) => ({
    id,
    provider: provider.id,
    areas,
    kinds: kinds.includes("other") ? [...kinds, generalKind] : kinds,
    regions,
    languages,
    capacity: left ?? placesNotStated,
    conditions: onlyFor.includes("has-reported")
      ? [{ rule: "state-has", fact: "national-report" } satisfies Condition]
      : [],
  }));
}
