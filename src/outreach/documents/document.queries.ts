import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityDocumentId, ActivityId } from "#db/ids.ts";
import type { ActivityDocument, KeptDocument } from "./document.ts";

type Reads = Reader | Work["db"];

/** The files of an activity that the reader may take. */
export async function listDocuments(db: Reads, activity: ActivityId): Promise<ActivityDocument[]> {
  return await documents(db, activity).execute();
}

/** The same for those who keep the activity, with what is shown. */
export async function listKeptDocuments(db: Reads, activity: ActivityId): Promise<KeptDocument[]> {
  return await documents(db, activity).select(["shown", "added_by as addedBy"]).execute();
}

/** A file with its bytes; not found where the reader may not take it. */
export async function getDocument(
  db: Reads,
  activity: ActivityId,
  id: ActivityDocumentId,
): Promise<ActivityDocument & { mediaType: string; bytes: Buffer }> {
  const found = await documents(db, activity)
    .where("id", "=", id)
    .select(["media_type as mediaType", "bytes"])
    .executeTakeFirst();
  if (!found) throw new NotFound("document of an activity");
  return found;
}

function documents(db: Reads, activity: ActivityId) {
  return db
    .selectFrom("activity_document")
    .where("activity_id", "=", activity)
    .orderBy("id")
    .select(["id", "activity_id as activity", "kind", "language", "name"]);
}
