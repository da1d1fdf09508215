import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { KeptFile } from "#committee/papers/paper.ts";
import { type ActivityDocumentId, type ActivityId, newId } from "#db/ids.ts";
import { isOver } from "../activities/machine.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { listKeptDocuments } from "./document.queries.ts";
import { type KeptDocument, mostDocuments } from "./document.ts";

type NewDocument = Pick<KeptDocument, "kind" | "language" | "shown"> & { file: KeptFile };
export type AddDocumentOutcome = { ok: true } | { ok: false; reason: "over" | "there-already" | "too-many" };

/** Adds a file to an activity, and says whether everybody may take it once the activity is shown. */
export async function addDocument(
  work: Work,
  id: ActivityId,
  { kind, language, shown, file }: NewDocument,
): Promise<AddDocumentOutcome> {
  requireMay(work.actor, "activity.write");

  const { db, actor, at } = work;
  if (isOver((await getOwnActivity(work, id)).standing)) return { ok: false, reason: "over" };
  if ((await listKeptDocuments(db, id)).length >= mostDocuments) return { ok: false, reason: "too-many" };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("activity_document")
    .values({
      ...{
        id: newId<ActivityDocumentId>(),
        activity_id: id,
        kind,
        language,
        shown,
        name: file.name,
        media_type: file.type,
      },
      ...{ bytes: file.bytes, sha256: createHash("sha256").update(file.bytes).digest("hex") },
      ...{ added_by: actor.id, added_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) === 0) return { ok: false, reason: "there-already" };
  await record(work, {
    permission: "activity.write",
    verb: "activity.document-added",
    subject: id,
    details: { kind, shown },
  });
  return { ok: true };
}
