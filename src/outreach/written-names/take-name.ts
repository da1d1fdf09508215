import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type OrganisationId, type StateCode, type WrittenNameId } from "#db/ids.ts";
import { guessHostsAgain } from "./guess-hosts-again.ts";
import { type NameKind, plainName } from "./written-name.ts";

/** What a name is; both null: none that is on record here. */
export type Taken = { kind: NameKind; written: string; organisation: OrganisationId | null; state: StateCode | null };
export type TakeNameOutcome = { ok: true; id: WrittenNameId } | { ok: false; reason: "decided-already" };

/** A person says which organisation, or a place of which State, another body means by a name. What it announces is compared anew. */
export async function takeName(work: Work, { kind, written, organisation, state }: Taken): Promise<TakeNameOutcome> {
  requireMay(work.actor, "written-name.decide");

  const id = newId<WrittenNameId>();
  const plain = plainName(written);
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("written_name")
    .values({
      ...{ id, kind, plain, written, organisation_id: organisation, state_code: state },
      ...{ decided_by: work.actor.id, decided_at: work.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) === 0) return { ok: false, reason: "decided-already" };
  if (kind === "place") await guessHostsAgain(work, { id, plain });
  await record(work, { permission: "written-name.decide", verb: "written-name.taken", subject: id, details: { kind } });
  return { ok: true, id };
}
