import type { Reader, Work } from "#access/work.ts";
import type { TextKind } from "#db/schema/texts.ts";
import { readBodies, type TextVersion } from "./committee-text.ts";

type Reads = Reader | Work["db"];

/** The version of a kind of text that was in force on a day, or undefined when none was adopted by then. */
export async function findTextInForce<K extends TextKind>(
  db: Reads,
  kind: K,
  on: string,
): Promise<TextVersion<K> | undefined> {
  const row = await versions(db)
    .where("kind", "=", kind)
    .where("adopted", "=", true)
    .where("in_force_from", "<=", on)
    .orderBy("in_force_from", "desc")
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row && { ...row, kind, bodies: readBodies(kind, row.bodies) };
}

function versions(db: Reads) {
  return db
    .selectFrom("text_version")
    .select(["id", "text_id as textId", "number", "bodies", "wording", "in_force_from as inForceFrom"]);
}
