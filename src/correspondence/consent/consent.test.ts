import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import type { LetterId, StateCode } from "#db/ids.ts";
import { beginTransmittal, prepareRun, sendRun } from "#demo/send-letters.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { findPublicCells, listPublicConsents, listPublicVersions } from "#matrix/public-matrix.queries.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { sendersOf } from "#test/letters.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import type { Scope } from "../letter.ts";
import { giveConsent } from "./give-consent.ts";
import { undoConsent } from "./undo-consent.ts";

const state = "XVA" as StateCode; // of the cast

/** A letter of Valmere that was sent; from then on the doors and the database have one clock. */
async function openAnswered() {
  const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
  const { database, access } = house;
  await setUpTexts(database);
  const act = async <T>(token: string, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(token, does));
  const [expert, chair, drafter, releaser, mission, keeper, system] = await Promise.all([
    signIn(database, "sanna"),
    signIn(database, "leto"),
    signIn(database, "edda"),
    signIn(database, "ilan"),
    signIn(database, "amelie"),
    signIn(database, "noor"),
    signInSystem(database),
  ]);
  const matrix = await act(expert, async (work) => {
    const drafted = await draftMatrix(work, state, "m2005");
    assert.ok(drafted.ok);
    const place = { rowId: "A2.01", weapon: "NW", aspect: "framework" } as const;
    const text = { mark: "X" as const, sources: [], remark: "Tessamund" };
    assert.ok((await saveCell(work, { version: drafted.id, place, text, basedOn: 0 })).ok);
    return drafted.id;
  });
  const circulated = await act(chair, (work) => circulateMatrix(work, matrix));
  assert.ok(circulated.ok);
  access.moveTo("2026-03-20T15:00:00Z");
  assert.ok((await act(system, (work) => adoptBySilence(work, circulated.id))).ok);
  const tokens: Record<string, string> = { edda: drafter, leto: chair, ilan: releaser, clock: system };
  const senders = sendersOf((who, does) => act(tokens[who] ?? "", does), access);
  const { run, letters } = await beginTransmittal(senders, [state]);
  await prepareRun(senders, run);
  await sendRun(senders, run);
  const letter = letters[0] as LetterId; // one State, one letter
  access.moveTo(Temporal.Now.instant().toString());
  const pass = (hours: number): Promise<unknown> =>
    act(keeper, (work) =>
      sql`insert into clock_move (id, ahead, moved_by)
        values (gen_random_uuid(), app_now() - now() + make_interval(hours => ${hours}), ${work.actor.id})`.execute(
        work.db,
      ),
    );
  return { house, letter, mission, act, pass };
}

const note = { noteVerbale: "NV/1", noteVerbaleDate: "2026-03-20", information: "", inCapacity: "point of contact" };
const typed = {
  scope: "public",
  standing: "this",
  parts: "whole",
  in: "all",
  note: "NV/2026/7",
  "date-day": "20",
  "date-month": "3",
  "date-year": "2026",
  capacity: "Permanent Representative",
  information: "",
};

test("in any order of narrowing and widening the last word wins, and nothing is public before its moment", async () => {
  const { house, letter, mission, act, pass } = await openAnswered();
  const isPublic = async (): Promise<boolean> => (await house.access.asPublic(listPublicVersions)).length > 0;
  let seed = 1540;
  const draw = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const scopes: readonly Scope[] = ["public", "restricted", "withheld"];
  let shown = false; // by the plain rule: what was open stays open only while every word says so
  let last: { scope: Scope; hours: number; isUndone: boolean } | undefined;
  for (let step = 0; step < 40; step++) {
    const scope = scopes[draw(3)] ?? "withheld";
    const outcome = await act(mission, (work) => giveConsent(work, letter, { ...note, scope }));
    assert.ok(outcome.ok);
    last = { scope, hours: 0, isUndone: false };
    shown = shown && scope === "public";
    assert.equal(outcome.waitsUntil !== undefined && scope === "public", scope === "public" && !shown, `step ${step}`);
    assert.equal(await isPublic(), shown, `at once, step ${step}`);
    if (outcome.waitsUntil && draw(4) === 0) {
      assert.deepEqual(await act(mission, (work) => undoConsent(work, outcome.id)), { ok: true });
      last.isUndone = true;
    }
    const hours = [1, 23, 25][draw(3)] ?? 1;
    await pass(hours);
    if (scope === "public" && !last.isUndone && hours > 24) shown = true;
    assert.equal(await isPublic(), shown, `${hours} hours later, step ${step}`);
  }
  assert.ok(last);
});

test("a public page about a State reads that State's matrix and no other", async () => {
  const { house, letter, mission, act, pass } = await openAnswered();
  assert.ok((await act(mission, (work) => giveConsent(work, letter, { ...note, scope: "public" }))).ok);
  await pass(25);
  for (const [page, states] of [
    [{}, [state]],
    [{ state }, [state]],
    [{ state: "XYU" as StateCode }, []],
  ] as const) {
    const read = await house.access.asPublic(
      async (db) => ({
        versions: (await listPublicVersions(db)).map(({ stateCode }) => stateCode),
        consents: (await listPublicConsents(db)).map(({ stateCode }) => stateCode),
        cells: (await findPublicCells(db, "Tessamund")).map(({ stateCode }) => stateCode),
      }),
      page,
    );
    assert.deepEqual(read, { versions: states, consents: states, cells: states });
  }
});

test("a State looks at its answer as others will see it before it sends it, and takes it back with one act", async () => {
  const { house, letter } = await openAnswered();
  const cookie = await house.cookieOf("Amélie Rocande");
  const path = (end: string): string => `/en/letters/${letter as LetterId}${end}`;
  const send = async (fields: Record<string, string>) => {
    const answer = await post(house.app, path("/answer"), cookie, { ...typed, ...fields });
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  const wrong = await send({ standing: "", parts: "", in: "", capacity: "" });
  assert.equal(wrong.status, 422);
  for (const field of ["standing", "parts", "in", "capacity"]) assert.match(wrong.text, new RegExp(`href="#${field}"`));
  assert.match(wrong.text, /NV\/2026\/7/, "what was typed is there");

  const asPublic = await send({ step: "look.fr" });
  assert.equal(asPublic.status, 200);
  assert.match(asPublic.text, /lang="fr"[\s\S]*Tessamund/);
  assert.match(asPublic.text, /name="note" value="NV\/2026\/7"/, "the answer is carried along");
  assert.doesNotMatch((await send({ step: "look.fr", in: "chosen", languages: "ar" })).text, /Tessamund/);
  assert.doesNotMatch((await send({ step: "look.state", scope: "withheld" })).text, /Tessamund/);
  assert.match((await send({ step: "change" })).text, /value="NV\/2026\/7"/);

  assert.match((await send({ step: "send" })).to, /done=consent-waits/);
  const shown = await (await get(house.app, "/en/shown/XVA", cookie)).text();
  const [, undo = ""] = shown.match(/action="(\/en\/consents\/[\w-]+\/undo)"/) ?? [];
  assert.match(shown, /Waits; takes effect on/);
  const stranger = await house.cookieOf("Diego Almenar");
  assert.equal((await post(house.app, undo, stranger, {})).status, 404);
  assert.equal((await get(house.app, "/en/shown/XVA", stranger)).status, 404);
  assert.match((await post(house.app, undo, cookie, {})).headers.get("location") ?? "", /done=consent-undone/);
  assert.match(await (await get(house.app, "/ar/shown", cookie)).text(), /أُلغي قبل نفاذه/);
});
