import type { Reader, Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";

/** The version of the guidance that is in force on a day, if this reader may read one. */
export async function findGuidanceInForce(db: Reader | Work["db"], today: string): Promise<TextVersionId | undefined> {
  const row = await db
    .selectFrom("text_version")
    .where("kind", "=", "request-form-guidance")
    .where("in_force_from", "<=", today)
    .orderBy("in_force_from", "desc")
    .orderBy("number", "desc")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
