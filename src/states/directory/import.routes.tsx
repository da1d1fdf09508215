import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { DirectoryImportId } from "#db/ids.ts";
import { cleanText } from "#documents/clean-text.ts";
import { largestSpreadsheet, mostRows, readSpreadsheet } from "#documents/spreadsheet.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { bringImport } from "./bring-import.ts";
import { confirmImport } from "./confirm-import.ts";
import { readField } from "./directory-form.ts";
import { readDirectoryTable, type SheetRow } from "./directory-sheet.ts";
import { getImport, listImports, readProposal } from "./import.queries.ts";
import { ImportPage, ImportsPage } from "./import.views.tsx";
import { addresseeKeyOf, countKinds, fingerprintOf } from "./import-proposal.ts";
import { listOrganisations } from "./organisation.queries.ts";
import { directoryPath, importPath, importsPath } from "./paths.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** A file brings entries: read, kept as a proposal, looked at line by line, confirmed by a person. */
export const importRoutes = new Hono<Door>();

importRoutes.get(importsPath, (c) => importsPage(c, { typed: {}, errors: [] }, 200));

importRoutes.post(importsPath, async (c) => {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => requireMay(actor, "directory.import"));
  const form = await c.req.formData();
  const source = readField(form, "source").replace(/\s+/g, " ");
  const errors: FieldError[] = [];
  const read = await readFile(c, form.get("file"));
  if (typeof read === "string") errors.push({ field: "file", message: read });
  const label = t(language, "directory.import.source");
  if (!source) errors.push({ field: "source", message: t(language, "directory.fault.missing", { label }) });
  if (source.length > 300)
    errors.push({ field: "source", message: t(language, "directory.fault.too-long", { label, most: 300 }) });
  if (typeof read === "string" || errors.length > 0) return importsPage(c, { typed: { source }, errors }, 422);
  const { id } = await actAs(c, (work) => bringImport(work, { ...read, source }));
  return c.redirect(`${here(c, importPath(id))}?done=directory-file-brought`, 303);
});

importRoutes.get("/directory/imports/:id", (c) => importPage(c, [], 200));

importRoutes.post("/directory/imports/:id/confirmation", async (c) => {
  const seen = readField(await c.req.formData(), "print");
  const outcome = await actAs(c, (work) => confirmImport(work, idIn(c), seen));
  if (outcome.ok) return c.redirect(`${here(c, importPath(idIn(c)))}?done=directory-import-confirmed`, 303);
  const message = t(c.var.language, `directory.import.error.${outcome.reason}`);
  return importPage(c, [{ field: "content", message }], 409);
});

type ReadFile = { fileName: string; bytes: Uint8Array; rows: SheetRow[] };

/** The lines of an uploaded file, or what is wrong with it, in words. */
async function readFile(c: C, sent: FormDataEntryValue | null): Promise<ReadFile | string> {
  const { language } = c.var;
  if (!(sent instanceof File) || (sent.name === "" && sent.size === 0))
    return t(language, "directory.fault.missing", { label: t(language, "directory.import.file") });
  const bytes = new Uint8Array(await sent.arrayBuffer());
  const read = await readSpreadsheet(bytes);
  if (!read.ok) return t(language, `directory.import.error.${read.reason}`, { rows: mostRows });
  const table = readDirectoryTable(read.rows);
  if (!table.ok) return t(language, `directory.import.error.${table.reason}`);
  return { fileName: fileNameOf(sent), bytes, rows: table.rows };
}

/** The name without folders and steering characters. */
function fileNameOf({ name }: File): string {
  const last = cleanText(name).replaceAll("\n", " ").split(/[/\\]/).at(-1)?.trim() ?? "";
  return last.slice(0, 200) || "–";
}

async function importsPage(c: C, state: FormState, status: Status): Promise<Response> {
  const { language } = c.var;
  const imports = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "directory.import");
    return await listImports(db);
  });
  const title = t(language, "directory.import");
  const limits = { megabytes: largestSpreadsheet / 1024 / 1024, rows: mostRows };
  const body = <ImportsPage {...{ language, state, imports, limits }} />;
  return c.var.page({ title, body, breadcrumbs: [...crumbs(c).slice(0, 1), { label: title }] }, status);
}

async function importPage(c: C, errors: FieldError[], status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "directory.import");
    const { rows, ...brought } = await getImport(db, idIn(c));
    const names = new Map<string, string>();
    for (const { code, short } of await listStates(db, language, dateOf(at))) names.set(code, short[language]);
    for (const { id, name } of await listOrganisations(db)) names.set(id, pickText(name, language).text);
    const proposal = brought.confirmedAt ? [] : await readProposal(db, { rows, source: brought.source }, at);
    return { brought, proposal, names };
  });
  const { brought, proposal, names } = shown;
  const body = (
    <ImportPage
      {...{ language, brought, proposal, errors }}
      counts={countKinds(proposal)}
      print={fingerprintOf(proposal)}
      nameOf={(row) => names.get(addresseeKeyOf(row)) ?? addresseeKeyOf(row)}
    />
  );
  return c.var.page(
    { title: brought.fileName, body, breadcrumbs: [...crumbs(c), { label: brought.fileName }] },
    status,
  );
}

function idIn(c: C): DirectoryImportId {
  return idInAddress<DirectoryImportId>(c, "import of the directory");
}

function crumbs(c: C): { href?: string; label: string }[] {
  const { language } = c.var;
  return [
    { href: here(c, directoryPath), label: t(language, "directory.title") },
    { href: here(c, importsPath), label: t(language, "directory.import") },
  ];
}
