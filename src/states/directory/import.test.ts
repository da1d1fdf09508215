import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { fillCast } from "#demo/fill-cast.ts";
import { fillDirectory } from "#demo/fill-directory.ts";
import { fillInventedStates } from "#demo/fill-invented-states.ts";
import { writeCsv } from "#documents/spreadsheet.ts";
import { get, openTestApp, post, url } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { listContacts } from "./contact.queries.ts";
import { readDirectoryTable } from "./directory-sheet.ts";

test("headings are known in any language; a file without them, or without lines, is told", () => {
  const read = readDirectoryTable([
    ["Código del Estado", "Calidad", "Persona u oficina", "Nombre", "more"],
    ["xos", "Misión permanente", "Oficina", " The  mission\u202e ", "x"],
    ["", "", "", ""],
  ]);
  assert.ok(read.ok);
  assert.deepEqual(read.rows, [
    { place: 2, cells: { state: "XOS", capacity: "permanent-mission", person: "office", name: "The mission" } },
  ]);
  assert.deepEqual(readDirectoryTable([["a", "b"], ["1"]]), { ok: false, reason: "no-headings" });
  assert.deepEqual(readDirectoryTable([["capacity", "state"]]), { ok: false, reason: "no-rows" });
});

test("entries from a file", async (t) => {
  const house = await openTestApp({ at: "2026-11-24T15:00:00Z" });
  const { app, database, access } = house;
  await database.owner.transaction().execute(async (transaction) => {
    await fillInventedStates(transaction);
    await fillCast(transaction);
  });
  const [cookie, token] = await Promise.all([house.cookieOf("Edda Marlow"), signIn(database, "edda")]);
  const act = async <T>(does: (work: Work) => Promise<T>): Promise<T> => there(await access.transact(token, does));
  const entries = (code: string) => act(({ db }) => listContacts(db, { kind: "state", code: code as StateCode })); // of the cast
  await access.transact(token, fillDirectory);

  const send = async (bytes: Uint8Array<ArrayBuffer>, { name = "list.csv", source = "Note of 1 November" } = {}) => {
    const body = new FormData();
    body.set("file", new File([bytes], name));
    body.set("source", source);
    const answer = await app.request(`${url}/en/directory/imports`, {
      method: "POST",
      headers: { origin: url, cookie },
      body,
    });
    const to = answer.headers.get("location") ?? "";
    const text = answer.status === 303 ? await (await get(app, to, cookie)).text() : await answer.text();
    return { status: answer.status, to: to.split("?")[0] ?? "", text };
  };
  const csv = (...rows: string[][]) => writeCsv({ name: "", rows, isRightToLeft: false });
  const confirm = (at: string, page: string) =>
    post(app, `${at}/confirmation`, cookie, { print: /name="print" value="(\w+)"/.exec(page)?.[1] ?? "" });
  const count = (page: string, kind: string) => page.split(`>${kind}</span>`).length - 1;

  await t.test("what is saved as CSV or XLSX, in any language, comes back the same line by line", async () => {
    const all = (await act(({ db }) => listContacts(db))).filter(({ to }) => to === null).length;
    for (const [language, format] of [
      ["en", "csv"],
      ["ar", "xlsx"],
      ["ru", "csv"],
    ]) {
      const saved = await get(app, `/${language}/directory/export.${format}`, cookie);
      assert.equal(saved.status, 200);
      assert.equal(saved.headers.get("content-disposition"), `attachment; filename="directory-2026-11-24.${format}"`);
      const { status, text } = await send(new Uint8Array(await saved.arrayBuffer()), { name: `list.${format}` });
      assert.equal(status, 303);
      assert.equal(count(text, "The same"), all, `${language} ${format}`);
      assert.match(text, /There is nothing to do/);
    }
  });

  await t.test(
    "new, changed, ended, the same and wrong lines are told apart; confirmed, they are done once",
    async () => {
      const [ostrand] = await entries("XOS");
      const [wendamo] = await entries("XWE");
      const point = (await entries("XOR")).find(({ capacity }) => capacity === "point-of-contact-capital");
      const [hradovia] = await entries("XHD");
      assert.ok(ostrand && wendamo && point && hradovia);
      const { status, to, text } = await send(
        csv(
          ["entry", "state", "capacity", "person", "name", "emails", "from", "last"],
          [
            ostrand.id,
            "XOS",
            "Permanent mission",
            "person",
            "Ingrid Halloway-Ames",
            "new@example.org",
            "2026-11-20",
            "",
          ],
          [point.id, "XOR", point.capacity, "person", point.name, point.emails.join(";"), point.from, "2026-12-31"],
          [
            hradovia.id,
            "XHD",
            "permanent-mission",
            "office",
            hradovia.name,
            hradovia.emails[0] ?? "",
            hradovia.from,
            "",
          ],
          ["", "XFE", "capital", "office", "Ministry of Trade", "", "2026-01-01", ""],
          [wendamo.id, "XWE", "permanent-mission", "office", wendamo.name, "no address", wendamo.from, ""],
          ["", "ZZZ", "capital", "office", "Nowhere", "", "2026-01-01", ""],
          ["", "XDA", "permanent-mission", "office", "A second mission", "", "2026-01-01", ""],
          ["no number", "XDA", "capital", "office", "x", "", "2026-01-01", ""],
        ),
      );
      assert.equal(status, 303);
      for (const kind of ["New", "Changed", "Ends", "The same"]) assert.equal(count(text, kind), 1, kind);
      assert.equal(count(text, "Something is wrong"), 4);
      for (const words of [
        /<del[^>]*>.*Ingrid Halloway</s,
        /<ins[^>]*>.*Ingrid Halloway-Ames/s,
        /Not an e-mail address: .no address/,
        /State code” names nothing/,
        /Another entry stands/,
      ])
        assert.match(text, words);
      const arabic = await (await get(app, to.replace("/en/", "/ar/"), cookie)).text();
      assert.match(arabic, /<bdi dir="ltr">new@example\.org<\/bdi>/);
      assert.equal((await entries("XOS"))[0]?.to, null, "nothing has changed yet");

      assert.equal((await confirm(to, "")).status, 409, "what nobody saw is not confirmed");
      assert.equal((await confirm(to, text)).status, 303);
      const after = await entries("XOS");
      assert.equal(after[0]?.to, "2026-11-20");
      const next = after.find(({ replaces }) => replaces === ostrand.id);
      assert.deepEqual(
        [next?.name, next?.from, next?.function, next?.source],
        ["Ingrid Halloway-Ames", "2026-11-20", ostrand.function, "Note of 1 November"],
      );
      assert.equal((await entries("XOR")).find(({ id }) => id === point.id)?.to, "2027-01-01");
      assert.equal((await entries("XFE")).at(-1)?.name, "Ministry of Trade");
      assert.equal((await confirm(to, text)).status, 409, "once only");
    },
  );

  await t.test("a proposal is told when the directory changed meanwhile", async () => {
    const line = ["", "XEP", "permanent-mission", "office", "Second mission", "2030-01-01"];
    const [esperalta] = await entries("XEP");
    assert.ok(esperalta);
    const headings = ["entry", "state", "capacity", "person", "name", "from", "last"];
    const end = [esperalta.id, "XEP", "permanent-mission", "office", esperalta.name, esperalta.from, "2029-12-31"];
    const first = await send(csv(headings, end, line));
    assert.equal(count(first.text, "New"), 1, "a new mission may begin where the file ends the old one");
    const other = await send(csv(headings, [...end.slice(0, 6), "2028-12-31"]));
    assert.equal((await confirm(other.to, other.text)).status, 303);
    const late = await confirm(first.to, first.text);
    assert.equal(late.status, 409);
    assert.match(await late.text(), /The directory changed since you looked/);
  });

  await t.test(
    "an empty, a foreign and a hostile file are refused with what to do, and the source stays typed",
    async () => {
      const refused = async (bytes: Uint8Array<ArrayBuffer>, words: RegExp) => {
        const { status, text } = await send(bytes);
        assert.equal(status, 422);
        assert.match(text, words);
        assert.match(text, /value="Note of 1 November"/);
      };
      await refused(new Uint8Array(), /The file is empty/);
      await refused(new Uint8Array(Buffer.from("\x89PNG\0\0", "latin1")), /neither CSV/);
      await refused(csv(["one", "two"], ["1", "2"]), /lacks the headings/);
      await refused(csv(["capacity", "state"]), /no line/);
      assert.equal((await send(csv(["capacity", "state"], ["head", "XOS"]), { source: "" })).status, 422);
    },
  );

  await t.test("what was read and confirmed is kept as it was, and others do not read it", async () => {
    await assert.rejects(
      database.owner.updateTable("directory_import").set({ rows: "[]" }).execute(),
      /kept as it was/,
    );
    await assert.rejects(database.owner.deleteFrom("directory_import").execute(), /kept as it was/);
    const leto = await signIn(database, "leto");
    const seen = await access.withActor(leto, ({ db }) => db.selectFrom("directory_import").selectAll().execute());
    assert.deepEqual(seen, []);
    await assert.rejects(
      access.asPublic((db) => db.selectFrom("directory_import").selectAll().execute()),
      /permission denied/,
    );
  });
});
