import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { DirectoryImportId } from "#db/ids.ts";
import { endContact } from "./end-contact.ts";
import { getImport, readProposal } from "./import.queries.ts";
import { countKinds, fingerprintOf, type ProposedRow } from "./import-proposal.ts";
import { recordContact } from "./record-contact.ts";
import { replaceContact } from "./replace-contact.ts";

export type ConfirmImportOutcome =
  | { ok: true }
  | { ok: false; reason: "confirmed-already" | "changed-meanwhile" | "nothing-to-do" };

/** Does what a file proposes, exactly as the person saw it; lines with something wrong are left out. */
export async function confirmImport(work: Work, id: DirectoryImportId, seen: string): Promise<ConfirmImportOutcome> {
  requireMay(work.actor, "directory.import");

  const brought = await getImport(work.db, id);
  if (brought.confirmedAt) return { ok: false, reason: "confirmed-already" };
  const proposal = await readProposal(work.db, brought, work.at);
  if (fingerprintOf(proposal) !== seen) return { ok: false, reason: "changed-meanwhile" };
  const counts = countKinds(proposal);
  if (counts.new + counts.changed + counts.ended === 0) return { ok: false, reason: "nothing-to-do" };

  for (const row of proposal) if (row.kind === "ended" || row.kind === "changed") await carryOut(work, row);
  for (const row of proposal) if (row.kind === "new") await carryOut(work, row);
  await work.db
    .updateTable("directory_import")
    .set({ confirmed_by: work.actor.id, confirmed_at: work.at })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "directory.import",
    verb: "directory.import-confirmed",
    subject: id,
    details: { fileName: brought.fileName, ...counts },
  });
  return { ok: true };
}

async function carryOut(work: Work, row: ProposedRow): Promise<void> {
  const outcome = await actFor(work, row);
  // NOTE The proposal judged by the same rules in this transaction; an act that refuses is a fault of ours, and nothing is done.
  if (outcome && !outcome.ok) throw new Error(`line ${row.place} of an import: ${outcome.reason}`);
}

async function actFor(work: Work, row: ProposedRow) {
  switch (row.kind) {
    case "new":
      return await recordContact(work, row.entry);
    case "changed":
      return await replaceContact(work, row.before.id, row.after);
    case "ended":
      return await endContact(work, row.before.id, row);
    default:
      return undefined;
  }
}
