import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { NotFound } from "#access/permissions.ts";
import type { StateCode } from "#db/ids.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { cellsOf, type Mark } from "#regime/template.ts";
import { openChancery } from "#test/letters.ts";
import { aRequest } from "#test/requests.ts";
import { readAfterwards } from "../follow-up/afterwards.queries.ts";
import { AfterwardsPage } from "../follow-up/afterwards.views.tsx";
import { getRequest } from "../requests/request.queries.ts";
import type { RequestWhole } from "../requests/request.ts";
import { valuesOf } from "../requests/request-field.ts";
import { readSuggestions } from "./suggestion.queries.ts";
import { itemsFrom } from "./suggestion.ts";
import { takeSuggestions } from "./take-suggestions.ts";

const chancery = await openChancery();
const { act, read } = chancery;
const valmere = "XVA" as StateCode;
const cell = (weapon: "NW" | "CW" | "BW", aspect: "framework" | "enforcement") => ({ rowId: "A2.03", weapon, aspect });

async function mark(
  version: Awaited<ReturnType<typeof chancery.aDraftMatrix>>,
  at: ReturnType<typeof cell>,
  mark: Mark,
) {
  const sources = mark === "X" ? [{ kind: "law" as const, title: "An Act", place: "s. 1" }] : [];
  const text = { mark, sources, remark: "" };
  await act("sanna", (work) => saveCell(work, { version, place: at, text, basedOn: 0 }));
}

const first = await chancery.aDraftMatrix("XVA"); // X at A2.01 and A2.02, NW, framework
await mark(first, cell("NW", "framework"), "?");
await mark(first, cell("NW", "enforcement"), "N/A");
await mark(first, cell("CW", "framework"), "N/A");
await mark(first, cell("CW", "enforcement"), "N/A");

test("a matrix that was not transmitted suggests nothing", async () => {
  for (const who of ["amelie", "edda"] as const)
    assert.deepEqual(await read(who, (visit) => readSuggestions(visit, valmere)), {
      state: valmere,
      matrix: null,
      sections: [],
    });
});

test("suggestions are exactly the blank and “?” fields of measures, each told apart", async () => {
  await chancery.approve(first);
  await chancery.aSentLetter("XVA");
  const { sections, matrix } = await read("amelie", (visit) => readSuggestions(visit, valmere));
  assert.equal(matrix?.id, first);
  const template = await read("amelie", ({ db }) => getTemplate(db, "m2005"));
  const found = sections.flatMap(({ rows }) => rows.flatMap(({ suggestions }) => suggestions));
  const names = found.flatMap(({ subject, cells }) =>
    cells.map(({ aspect, mark }) => `${subject.row}/${subject.weapon}/${aspect}=${mark}`),
  );
  const recorded: Record<string, Mark> = {
    "A2.01/NW/framework": "X",
    "A2.02/NW/framework": "X",
    "A2.03/NW/framework": "?",
    "A2.03/NW/enforcement": "N/A",
    "A2.03/CW/framework": "N/A",
    "A2.03/CW/enforcement": "N/A",
  };
  const expected = template.sections
    .filter(({ kind }) => kind === "measures")
    .flatMap(({ rows }) => rows.flatMap((row) => cellsOf(row)))
    .map(({ rowId, weapon, aspect }) => ({ name: `${rowId}/${weapon}/${aspect}` }))
    .map(({ name }) => ({ name, mark: recorded[name] ?? "" }))
    .filter(({ mark }) => mark === "" || mark === "?")
    .map(({ name, mark }) => `${name}=${mark}`);
  assert.deepEqual(names.sort(), expected.sort());
  assert.ok(!found.some(({ subject }) => subject.row === "A2.03" && subject.weapon === "CW"));
});

test("another State is suggested nothing of it", async () => {
  const { matrix, sections } = await read("diego", (visit) => readSuggestions(visit, valmere));
  assert.deepEqual([matrix, sections], [null, []]);
});

test("what is taken becomes items with their subject alone; what is no suggestion is left out", async () => {
  const id = await act("amelie", (work) => aRequest(work));
  const { revision } = await read("amelie", (visit) => getRequest(visit, id));
  const ticked = (["A2.01/NW", "A2.03/NW", "A2.03/CW", "A4.01/BW"] as const).map((place) => {
    const [row = "", weapon] = place.split("/");
    return { state: valmere, template: "m2005", row, weapon: weapon as "NW" };
  });
  const take = (grouping: "section" | "row", basedOn: number) =>
    act("amelie", (work) => takeSuggestions(work, id, { ticked, grouping, basedOn }));
  assert.deepEqual(await take("section", revision), { ok: true, items: 2 });
  const request = await read("amelie", (visit) => getRequest(visit, id));
  assert.equal(request.items.length, 3);
  const taken = request.items.slice(1).map(({ item }) => valuesOf(request.fields, item));
  assert.deepEqual(
    taken.map((values) => Object.keys(values)),
    [["subject"], ["subject"]],
  );
  assert.deepEqual(
    taken.map(({ subject }) => subject?.map(({ row, weapon }) => `${row}/${weapon}`)),
    [["A2.01/NW", "A2.03/NW"], ["A4.01/BW"]],
  );
  assert.equal((await take("row", revision)).ok, false, "somebody changed it meanwhile");
  assert.deepEqual(await take("row", request.revision), { ok: true, items: 3 });
  const none = { ticked: [], grouping: "row", basedOn: request.revision + 1 } as const;
  assert.deepEqual(await act("amelie", (work) => takeSuggestions(work, id, none)), {
    ok: false,
    reason: "none-ticked",
  });
  await assert.rejects(
    act("diego", (work) => takeSuggestions(work, id, { ...none, ticked })),
    NotFound,
  );
  const acts = await chancery.database.owner.selectFrom("act").where("subject_id", "=", id).selectAll().execute();
  assert.ok(!JSON.stringify(acts).includes("A2.0"), "the record tells nothing of what was ticked or left");
});

test("an item names at most a hundred rows", () => {
  const suggestions = Array.from({ length: 150 }, (_, n) => ({
    subject: { template: "m2017", row: `C2.${n}`, weapon: "NW" as const },
    cells: [],
  }));
  const section = { id: "C2", kind: "measures", title: { en: "" }, question: null, paragraphs: [], rows: [] } as const;
  const row = { id: "C2.1", n: 1, label: { en: "" }, paragraphs: [], weapons: [], aspects: [], confirmed: true };
  const items = itemsFrom(
    [{ section: { ...section, paragraphs: [], rows: [] }, rows: [{ row, suggestions }] }],
    () => true,
    "section",
  );
  assert.deepEqual(
    items.map(({ length }) => length),
    [100, 50],
  );
});

test("after a delivery the fields that were asked about are compared with the newest matrix transmitted since", async () => {
  const deliveredAt = chancery.access.now();
  const request = { deliveredAt, asking: { state: valmere, organisation: null } } as unknown as RequestWhole;
  const subjects = [{ template: "m2005", row: "A2.03", weapon: "NW" }] as const;
  const names = { states: new Map(), providers: new Map() };
  const told = () => read("amelie", ({ db }) => readAfterwards(db, request, subjects));
  assert.deepEqual(await told(), [{ kind: "no-later", state: valmere }]);
  chancery.access.moveTo(deliveredAt.add({ hours: 24 }).toString());
  const next = await act("sanna", (work) => draftMatrix(work, valmere, "m2005"));
  assert.ok(next.ok);
  const changed = { version: next.id, place: cell("NW", "framework"), basedOn: 1 };
  const sources = [{ kind: "law" as const, title: "An Act", place: "s. 2" }];
  const saved = await act("sanna", (work) => saveCell(work, { ...changed, text: { mark: "X", sources, remark: "" } }));
  assert.ok(saved.ok, JSON.stringify(saved));
  assert.deepEqual(await told(), [{ kind: "no-later", state: valmere }], "a draft tells its State nothing");
  await chancery.approve(next.id);
  await chancery.aSentLetter("XVA");
  const [compared] = await told();
  assert.ok(compared?.kind === "compared");
  assert.deepEqual(
    compared.changes.map(({ place, before, after }) => [place.rowId, before.mark, after.mark]),
    [["A2.03", "?", "X"]],
  );
  const shown = { language: "ar", request, names, told: [compared], nameRow: () => "A2.03" } as const;
  assert.match(renderToString(AfterwardsPage(shown)), /matrices\/XVA\/2\/cells\/A2\.03\.NW\.framework/);
});
