import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { listCells } from "#matrix/matrix.queries.ts";
import { differenceOf } from "#matrix/matrix-difference.ts";
import { statesAsking } from "../help-received/same-subject.queries.ts";
import type { RequestWhole } from "../requests/request.ts";
import type { Subject } from "../requests/request-field.ts";
import { listTransmitted } from "../suggestions/transmitted-matrix.queries.ts";
import { type Afterwards, changesOn } from "./afterwards.ts";

type Reads = Reader | Work["db"];

/** For each State of a delivered request: what its matrix says since on the rows that were asked about. */
export async function readAfterwards(
  db: Reads,
  request: RequestWhole,
  subjects: readonly Subject[],
): Promise<Afterwards[]> {
  const told: Afterwards[] = [];
  for (const state of statesAsking(request.asking)) told.push(await readOfState(db, state, { request, subjects }));
  return told;
}

type Asked = { request: RequestWhole; subjects: readonly Subject[] };

async function readOfState(db: Reads, state: StateCode, { request, subjects }: Asked): Promise<Afterwards> {
  const { deliveredAt } = request;
  const versions = await listTransmitted(db, state);
  const before = versions.find(
    ({ transmittedAt }) => deliveredAt !== null && Temporal.Instant.compare(transmittedAt, deliveredAt) <= 0,
  );
  if (!before) return { kind: "no-matrix", state };
  const [after] = versions;
  if (!after || after.id === before.id) return { kind: "no-later", state };
  if (after.templateId !== before.templateId) return { kind: "other-template", state };
  const changes = differenceOf(await listCells(db, before.id), await listCells(db, after.id));
  const template = after.templateId;
  const compared = { kind: "compared", state, template, before: before.number, after: after.number } as const;
  return { ...compared, changes: changesOn(changes, subjects, template) };
}
