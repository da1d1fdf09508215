import type { Reader, Work } from "#access/work.ts";
import { listTransmitted, type TransmittedMatrix } from "#assistance/suggestions/transmitted-matrix.queries.ts";
import type { StateCode } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { listCells } from "#matrix/matrix.queries.ts";
import { type CellChange, differenceOf } from "#matrix/matrix-difference.ts";
import { dateOf } from "#states/state.queries.ts";
import type { ActivityWhole } from "../activities/activity.ts";
import { listActions } from "./follow-up.queries.ts";
import type { ReportedAction } from "./follow-up.ts";
import { isOnSubjects } from "./subject-rows.ts";

type Reads = Reader | Work["db"];

/** What a State's matrix says since an activity, on its matters; or why nothing can be said. */
export type SinceThen =
  | { kind: "no-matrix" | "no-later" | "other-template" }
  | { kind: "compared"; before: number; after: number; changes: (CellChange & { row: Texts })[] };

/** One link of the chain: a State that took part, what it did afterwards, and what its matrix says since. */
export type ChainOfState = { state: StateCode; actions: readonly ReportedAction[]; since: SinceThen };

/** Activity → State that took part → action reported with its source → cell changed, as far as its reader may read each. */
export async function readChain(db: Reads, activity: ActivityWhole): Promise<ChainOfState[]> {
  const took = activity.invitees.flatMap(({ state, standing }) => (state && standing === "took-part" ? [state] : []));
  const actions = Map.groupBy(await listActions(db, { activity: activity.id }), ({ state }) => state);
  const chains: ChainOfState[] = [];
  for (const state of took)
    chains.push({ state, actions: actions.get(state) ?? [], since: await readSince(db, state, activity) });
  return chains;
}

async function readSince(db: Reads, state: StateCode, { time, subjects }: ActivityWhole): Promise<SinceThen> {
  const versions = await listTransmitted(db, state);
  const before = versions.find(({ transmittedAt }) => dateOf(transmittedAt) < time.before);
  const [after] = versions;
  if (!after || !before) return { kind: after ? "no-later" : "no-matrix" };
  if (after.id === before.id) return { kind: "no-later" };
  if (after.templateId !== before.templateId) return { kind: "other-template" };
  return {
    kind: "compared",
    before: before.number,
    after: after.number,
    changes: await changesBetween(db, { before, after }, subjects),
  };
}

async function changesBetween(
  db: Reads,
  { before, after }: { before: TransmittedMatrix; after: TransmittedMatrix },
  subjects: ActivityWhole["subjects"],
): Promise<(CellChange & { row: Texts })[]> {
  const rows = await db
    .selectFrom("template_row")
    .where("template_id", "=", after.templateId)
    .select(["id", "paragraphs", "label"])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return differenceOf(await listCells(db, before.id), await listCells(db, after.id)).flatMap((change) => {
    const row = byId.get(change.place.rowId);
    return row && isOnSubjects({ paragraphs: row.paragraphs, weapon: change.place.weapon }, subjects)
      ? [{ ...change, row: row.label }]
      : [];
  });
}
