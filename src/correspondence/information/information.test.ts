import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound, Refused } from "#access/permissions.ts";
import { newId, type StateCode, type TextId, type TextVersionId } from "#db/ids.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { saveCell } from "#matrix/save-cell.ts";
import type { CellPlace } from "#regime/template.ts";
import { onEveryServer } from "#test/database.ts";
import { openChancery } from "#test/letters.ts";
import { aSentLetter } from "#test/sent-letter.ts";
import { registerIncoming } from "../incoming/register-incoming.ts";
import { bringIntoMatrix } from "./bring-into-matrix.ts";
import { bringIntoReport } from "./bring-into-report.ts";
import { enterInformation } from "./enter-information.ts";
import { giveInformation } from "./give-information.ts";
import { getInformation, listInformation } from "./information.queries.ts";
import type { NewInformation } from "./information.ts";
import { setAside } from "./set-aside.ts";

const line: NewInformation = {
  place: { templateId: "m2005", rowId: "A2.01", paragraph: "OP2" },
  measure: "The act of 2026 makes manufacture an offence.",
  dated: "2026-05-01",
  source: "Act 7 of 2026, section 3",
  link: "https://example.org/act",
  language: "fr",
};

onEveryServer("what a State gives waits, is read by it and those who serve, and by nobody else", async (server) => {
  const { act, read, database, access } = await openChancery(server);
  const letter = await aSentLetter(database, "XVA");
  await act("amelie", (work) => giveInformation(work, letter, [line, { ...line, place: { paragraph: "" } }]));
  const count = (who: "amelie" | "clara" | "pia" | "edda" | "leto" | "sanna" | "noor") =>
    read(who, async ({ db }) => (await listInformation(db, { waiting: true })).length);
  for (const who of ["amelie", "edda", "leto", "sanna"] as const) assert.equal(await count(who), 2, who);
  for (const who of ["clara", "pia", "noor"] as const) assert.equal(await count(who), 0, who);
  await assert.rejects(
    act("clara", (work) => giveInformation(work, letter, [line])),
    NotFound,
  );
  await assert.rejects(
    act("edda", (work) => giveInformation(work, letter, [line])),
    Refused,
  );
  for (const table of ["information_received", "information_outcome", "briefing", "briefing_given"])
    await assert.rejects(
      access.asPublic(async (db) => await sql`select 1 from ${sql.ref(`app.${table}`)}`.execute(db as never)),
      /permission denied/,
    );
});

const chancery = await openChancery();
const { act, read, database } = chancery;

/** A line that the secretariat entered from a note of Valmere. */
async function entered() {
  const registered = await act("edda", (work) =>
    registerIncoming(work, {
      kind: "note-verbale",
      receivedOn: "2026-11-01",
      stateCode: "XVA" as StateCode, // of the cast
      organisationId: null,
      sender: "",
      theirReference: "",
      theirDate: null,
      language: "fr",
      summary: "",
      letter: null,
    }),
  );
  assert.ok(registered.ok);
  assert.ok((await act("edda", (work) => enterInformation(work, registered.id, [line]))).ok);
  const [found] = await read("edda", ({ db }) => listInformation(db, { incoming: registered.id }));
  assert.ok(found);
  return found.id;
}

const place: CellPlace = { rowId: "A2.01", weapon: "NW", aspect: "framework" };

test("a line is brought into a cell that was saved since, and its State reads where it stands", async () => {
  const version = await chancery.aDraftMatrix("XVA");
  chancery.access.moveTo("2026-11-02T18:00:00Z");
  const id = await entered();
  const { number } = await read("sanna", ({ db }) => getMatrixVersionById(db, version));
  const bring = () => act("sanna", (work) => bringIntoMatrix(work, id, { number, place }));
  assert.deepEqual(await bring(), { ok: false, reason: "not-saved-since" });

  chancery.access.moveTo("2026-11-02T19:00:00Z");
  const text = { mark: "X" as const, sources: [{ kind: "law" as const, title: line.source, place: "" }], remark: "" };
  assert.ok((await act("sanna", (work) => saveCell(work, { version, place, text, basedOn: 1 }))).ok);
  await assert.rejects(
    act("edda", (work) => bringIntoMatrix(work, id, { number, place })),
    Refused,
  );
  assert.deepEqual(await bring(), { ok: true });
  assert.deepEqual(await bring(), { ok: false, reason: "in-already" });
  const [outcome] = (await read("amelie", ({ db }) => getInformation(db, id))).outcomes;
  assert.ok(outcome?.kind === "matrix");
  assert.deepEqual([outcome.place, outcome.revision], [place, 2]);
  assert.deepEqual(await act("sanna", (work) => setAside(work, id, "Late")), { ok: false, reason: "in-already" });
});

test("a line goes into a version of a report, and into no other text", async () => {
  const id = await entered();
  const version = newId<TextVersionId>();
  const text = newId<TextId>();
  const body = JSON.stringify({ en: { title: "Report", paragraphs: ["Words."] } });
  await sql`insert into committee_text (id, kind, title) values (${text}, 'report', 'Report of the year')`.execute(
    database.owner,
  );
  await sql`insert into text_version (id, kind, number, bodies, text_id, wording)
    values (${version}, 'report', 1, ${body}::jsonb, ${text}, 'project')`.execute(database.owner);
  const other = await database.owner
    .selectFrom("text_version")
    .where("kind", "=", "disclaimer")
    .select("id")
    .executeTakeFirstOrThrow();
  assert.deepEqual(await act("sanna", (work) => bringIntoReport(work, id, other.id)), {
    ok: false,
    reason: "no-report",
  });
  assert.deepEqual(await act("sanna", (work) => bringIntoReport(work, id, version)), { ok: true });
  const [outcome] = (await read("sanna", ({ db }) => getInformation(db, id))).outcomes;
  assert.ok(outcome?.kind === "report" && outcome.title === "Report of the year");
  assert.equal((await read("amelie", ({ db }) => getInformation(db, id))).outcomes[0]?.kind, "report");
});

test("a line that is set aside has a reason, and may be brought in all the same", async () => {
  const id = await entered();
  assert.deepEqual(await act("sanna", (work) => setAside(work, id, "Said before.")), { ok: true });
  const [outcome] = (await read("amelie", ({ db }) => getInformation(db, id))).outcomes;
  assert.ok(outcome?.kind === "set-aside" && outcome.reason === "Said before.");
  assert.deepEqual(await act("sanna", (work) => setAside(work, id, "Again.")), { ok: false, reason: "in-already" });
});

test("the database keeps lines as they were given, and another State's matrix out", async () => {
  const id = await entered();
  const version = await chancery.aDraftMatrix("XOS");
  const change = (statement: string) => sql`${sql.raw(statement)}`.execute(database.owner);
  await assert.rejects(change(`update information_received set measure = 'x' where id = '${id}'`), /never changed/);
  const outcome = `insert into information_outcome (information_id, outcome, matrix_version_id, row_id, weapon, aspect, revision, by, at)
    select '${id}', 'matrix', matrix_version_id, row_id, weapon, aspect, revision, saved_by, now() from cell_revision
    where matrix_version_id = '${version}' and row_id = 'A2.01'`;
  await assert.rejects(change(outcome), /into its own matrix/);
});
