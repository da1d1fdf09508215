import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DirectoryImportId, newId } from "#db/ids.ts";
import type { SheetRow } from "./directory-sheet.ts";

type Brought = { fileName: string; bytes: Uint8Array; source: string; rows: readonly SheetRow[] };

/** Keeps what was read from a file as a proposal; nothing in the directory changes until a person confirms it. */
export async function bringImport(
  work: Work,
  { fileName, bytes, source, rows }: Brought,
): Promise<{ ok: true; id: DirectoryImportId }> {
  requireMay(work.actor, "directory.import");

  const id = newId<DirectoryImportId>();
  await work.db
    .insertInto("directory_import")
    .values({
      id,
      file_name: fileName,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      source,
      rows: JSON.stringify(rows),
      uploaded_by: work.actor.id,
      uploaded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "directory.import",
    verb: "directory.file-brought",
    subject: id,
    details: { fileName, rows: rows.length },
  });
  return { ok: true, id };
}
