import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, DirectoryImportId } from "#db/ids.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listContacts } from "./contact.queries.ts";
import type { SheetRow } from "./directory-sheet.ts";
import { type ProposedRow, proposeImport } from "./import-proposal.ts";
import { listOrganisations } from "./organisation.queries.ts";

type Reads = Reader | Work["db"];

/** A file that somebody brought, as it was read. */
export type DirectoryImport = {
  id: DirectoryImportId;
  fileName: string;
  source: string;
  rows: SheetRow[];
  uploadedBy: AccountId;
  uploadedAt: Temporal.Instant;
  confirmedAt: Temporal.Instant | null;
};

export async function getImport(db: Reads, id: DirectoryImportId): Promise<DirectoryImport> {
  const found = await imports(db).select("rows").where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("import of the directory");
  return found;
}

/** The last files that were brought, newest first. */
export async function listImports(db: Reads): Promise<Omit<DirectoryImport, "rows">[]> {
  return await imports(db).orderBy("uploaded_at", "desc").orderBy("id", "desc").limit(20).execute();
}

/** What a file would do on the day somebody looks at it. */
export async function readProposal(
  db: Reads,
  { rows, source }: Pick<DirectoryImport, "rows" | "source">,
  at: Temporal.Instant,
): Promise<ProposedRow[]> {
  const today = dateOf(at);
  const states = await listStates(db, "en", today);
  return proposeImport(rows, {
    contacts: await listContacts(db),
    organisations: await listOrganisations(db),
    states: new Set(states.map(({ code }) => code)),
    today,
    source,
  });
}

function imports(db: Reads) {
  return db
    .selectFrom("directory_import")
    .select([
      "id",
      "file_name as fileName",
      "source",
      "uploaded_by as uploadedBy",
      "uploaded_at as uploadedAt",
      "confirmed_at as confirmedAt",
    ]);
}
