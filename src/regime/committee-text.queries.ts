import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { TextId } from "#db/ids.ts";
import { type CommitteeText, type CommitteeTextKind, readBodies } from "./committee-text.ts";

type Reads = Reader | Work["db"];

/** The text of a kind that was in force on a day, or undefined when none was adopted by then. */
export async function findTextInForce<K extends CommitteeTextKind>(
  db: Reads,
  kind: K,
  on: string,
): Promise<CommitteeText<K> | undefined> {
  const row = await texts(db)
    .where("kind", "=", kind)
    .where("adopted", "=", true)
    .where("in_force_from", "<=", on)
    .orderBy("in_force_from", "desc")
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row && { ...row, kind, bodies: readBodies(kind, row.bodies) };
}

export async function getText<K extends CommitteeTextKind>(db: Reads, kind: K, id: TextId): Promise<CommitteeText<K>> {
  const row = await texts(db).where("kind", "=", kind).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`text ${id}`);
  return { ...row, kind, bodies: readBodies(kind, row.bodies) };
}

function texts(db: Reads) {
  return db.selectFrom("committee_text").select(["id", "number", "bodies", "wording", "in_force_from as inForceFrom"]);
}
