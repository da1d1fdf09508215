import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import { onEveryServer, openTestDatabase, type TestServer, testServers } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { draftMatrix } from "./draft-matrix.ts";
import { findCell, listCells, listHistory, listMatrixVersions } from "./matrix.queries.ts";
import type { CellText } from "./matrix.ts";
import { saveCell } from "./save-cell.ts";

const place = { rowId: "A2.01", weapon: "NW", aspect: "framework" } as const;
const valmere = "XVA" as StateCode; // of the cast
const text = (remark: string): CellText => ({
  mark: "X",
  sources: [{ kind: "law", title: "An Act", place: "section 1" }],
  remark,
});

async function openHouse(server?: TestServer) {
  const database = await openTestDatabase(server);
  const access = accessAt(database, "2026-03-02T15:00:00Z");
  const expert = await signIn(database, "sanna");
  const drafted = there(await access.transact(expert, (work) => draftMatrix(work, valmere, "m2005")));
  assert.ok(drafted.ok);
  const save = (token: string, remark: string, basedOn: number) =>
    access.transact(token, (work) => saveCell(work, { version: drafted.id, place, text: text(remark), basedOn }));
  return { database, access, expert, version: drafted.id as MatrixVersionId, save };
}

for (const server of testServers()) {
  test(`on ${server.name} of ten experts who save one cell at the same time one wins, the others are told, and no word is lost`, async () => {
    const { database, access, expert, version, save } = await openHouse(server);
    const experts = await Promise.all(
      Array.from({ length: 10 }, (_, n) => signIn(database, { kind: "expert", name: `Expert ${n}` })),
    );
    const outcomes = await Promise.all(experts.map(async (token, n) => there(await save(token, `text ${n}`, 0))));
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    const winner = outcomes.findIndex(({ ok }) => ok);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) {
      assert.ok(!outcome.ok && outcome.reason === "changed-meanwhile");
      assert.equal(outcome.theirs.remark, `text ${winner}`);
      assert.equal(outcome.theirs.savedBy, `Expert ${winner}`);
    }
    const other = (winner + 1) % 10;
    assert.ok(there(await save(experts[other] ?? "", `text ${other}`, 1)).ok);
    const history = there(await access.withActor(expert, ({ db }) => listHistory(db, version, place)));
    assert.deepEqual(
      history.map(({ remark }) => remark),
      [`text ${other}`, `text ${winner}`],
    );
  });
}

test("saving the same text again makes no new revision, whatever it is based on", async () => {
  const { expert, save } = await openHouse();
  assert.deepEqual(await save(expert, "same", 0), { ok: true, revision: 1 });
  assert.deepEqual(await save(expert, "same", 0), { ok: true, revision: 1 });
  assert.deepEqual(await save(expert, "other", 1), { ok: true, revision: 2 });
});

test("each weapon and aspect is a cell of its own, and blank is kept as blank", async () => {
  const { access, expert, version } = await openHouse();
  for (const weapon of ["NW", "CW"] as const) {
    for (const [aspect, mark] of [
      ["framework", "X"],
      ["enforcement", ""],
    ] as const) {
      await access.transact(expert, (work) =>
        saveCell(work, {
          version,
          place: { rowId: "A2.02", weapon, aspect },
          text: { mark, sources: [], remark: "said" },
          basedOn: 0,
        }),
      );
    }
  }
  const cells = there(await access.withActor(expert, ({ db }) => listCells(db, version)));
  assert.deepEqual(cells.map(({ weapon, aspect, mark }) => `${weapon} ${aspect} ${mark || "blank"}`).sort(), [
    "CW enforcement blank",
    "CW framework X",
    "NW enforcement blank",
    "NW framework X",
  ]);
});

test("a State has one open draft at a time, however many experts open one", async () => {
  const { database, access } = await openHouse();
  const orvandia = "XOR" as StateCode; // of the cast
  const experts = await Promise.all(
    Array.from({ length: 5 }, (_, n) => signIn(database, { kind: "expert", name: `Opener ${n}` })),
  );
  const outcomes = await Promise.all(
    experts.map((token) => access.transact(token, (work) => draftMatrix(work, orvandia, "m2005"))),
  );
  assert.equal(outcomes.filter((outcome) => outcome?.ok).length, 1);
});

test("a member, the State and another State see nothing of a draft, and none of them fills a cell", async () => {
  const { database, access, expert, version, save } = await openHouse();
  await save(expert, "for experts", 0);
  for (const who of ["pia", "amelie", "diego"] as const) {
    const token = await signIn(database, who);
    assert.deepEqual(await access.withActor(token, ({ db }) => listMatrixVersions(db)), []);
    assert.deepEqual(await access.withActor(token, ({ db }) => listCells(db, version)), []);
    assert.equal(
      await access.withActor(token, async ({ db }) => (await findCell(db, version, place)) ?? "nothing"),
      "nothing",
    );
    await assert.rejects(save(token, "mine", 1), Refused);
    await assert.rejects(
      access
        .transact(token, ({ db }) =>
          db
            .updateTable("cell")
            .set({ remark: "mine" })
            .execute()
            .then(([done]) => assert.equal(Number(done?.numUpdatedRows ?? 0), 0, "the policy hides the row")),
        )
        .then(() => Promise.reject(new Error("no row was changed"))),
      /no row was changed|row-level security/,
    );
  }
});

test("nobody saves a cell in another's name: the database refuses it", async () => {
  const { database, access, expert, version } = await openHouse();
  const other = await signIn(database, "bashir");
  const otherId = there(await access.withActor(other, async ({ actor }) => actor.id));
  await assert.rejects(
    access.transact(expert, ({ db, at }) =>
      db
        .insertInto("cell")
        .values({
          matrix_version_id: version,
          template_id: "m2005",
          row_id: "A2.03",
          weapon: "NW",
          aspect: "framework",
          revision: 1,
          mark: "X",
          sources: "[]",
          saved_by: otherId,
          saved_at: at,
        })
        .execute(),
    ),
    /row-level security/,
  );
});

onEveryServer("a demonstration holds no matrix of a real State", async (server) => {
  const database = await openTestDatabase(server);
  const access = accessAt(database, "2026-03-02T15:00:00Z");
  const expert = await signIn(database, "sanna");
  const real = "FRA" as StateCode;
  await assert.rejects(
    access.transact(expert, (work) => draftMatrix(work, real, "m2005")),
    /invented States only/,
  );
});
