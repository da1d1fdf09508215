import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type IncomingFileId, type IncomingId, newId } from "#db/ids.ts";
import { getIncoming, listIncomingFiles } from "./incoming.queries.ts";
import { type IncomingFileContent, mostFiles } from "./incoming-file.ts";

export type AddFileOutcome = { ok: true; id: IncomingFileId } | { ok: false; reason: "too-many" | "there-already" };

/** Adds a file to an entry, exactly as it came. It is never changed and never removed. */
export async function addIncomingFile(
  work: Work,
  entry: IncomingId,
  file: IncomingFileContent,
): Promise<AddFileOutcome> {
  requireMay(work.actor, "incoming.add-file");

  const { stateCode } = await getIncoming(work.db, entry);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const there = await listIncomingFiles(work.db, entry);
  if (there.some((one) => one.sha256 === sha256)) return { ok: false, reason: "there-already" };
  if (there.length >= mostFiles) return { ok: false, reason: "too-many" };

  const id = newId<IncomingFileId>();
  await work.db
    .insertInto("incoming_file")
    .values({
      id,
      incoming_id: entry,
      name: file.name,
      media_type: file.mediaType,
      sha256,
      bytes: file.bytes,
      added_by: work.actor.id,
      added_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "incoming.add-file",
    verb: "incoming.file-added",
    subject: entry,
    ...(stateCode ? { state: stateCode } : {}),
    details: { name: file.name, sha256 },
  });
  return { ok: true, id };
}
