import { type Actor, holds } from "#access/actor.ts";
import type { CellChange } from "#matrix/matrix-difference.ts";
import type { RequestHead } from "../requests/request.ts";
import type { Subject } from "../requests/request-field.ts";

/** What a later matrix of a State says otherwise than the one that stood when help was delivered, on the rows that were asked about. */
export type Afterwards =
  | { kind: "no-matrix" | "no-later" | "other-template"; state: string }
  | { kind: "compared"; state: string; template: string; before: number; after: number; changes: CellChange[] };

/** Who asked, and those who serve, once something was delivered. */
export function seesAfterwards(request: RequestHead, actor: Actor): boolean {
  return request.deliveredAt !== null && (request.isOwn || holds(actor, "secretariat", "chair", "expert"));
}

/** The changes of the cells that a request is about. */
export function changesOn(
  changes: readonly CellChange[],
  subjects: readonly Subject[],
  template: string,
): CellChange[] {
  const places = new Set(
    subjects.filter((subject) => subject.template === template).map(({ row, weapon }) => `${row}/${weapon}`),
  );
  return changes.filter(({ place }) => places.has(`${place.rowId}/${place.weapon}`));
}
