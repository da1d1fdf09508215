import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { Access } from "#access/work.ts";
import type { StateCode, ThemeId } from "#db/ids.ts";
import { october2007, recordOctober2007 } from "#demo/october-2007.ts";
import { recordThemesOfOctober2007 } from "#demo/october-2007-themes.ts";
import { onEveryServer, openTestDatabase, type TestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { leaveTheme } from "./leave-theme.ts";
import { type NewPosition, recordPosition } from "./record-position.ts";
import { recordStanding } from "./record-standing.ts";
import { recordTheme } from "./record-theme.ts";
import { getTheme, listPositions, listRows, listStandings, listThemes, listUses } from "./theme.queries.ts";
import { byDelegation } from "./theme.ts";
import { findThemesOf, listRowFlags } from "./touched.queries.ts";
import { findUsable, type Usable } from "./usable.queries.ts";
import { useTheme } from "./use-theme.ts";

const workshop = "00002007-1127-7000-8000-000000001540";
const tables = ["theme", "theme_row", "theme_standing", "theme_position", "theme_use"];

async function openRegister(database?: TestDatabase) {
  const opened = database ?? (await openTestDatabase());
  const access = accessAt(opened, "2026-12-07T15:00:00Z");
  const [secretariat, chair, expert, member] = await Promise.all([
    signIn(opened, "edda"),
    signIn(opened, "leto"),
    signIn(opened, "sanna"),
    signIn(opened, "pia"),
  ]);
  await access.transact(secretariat, recordOctober2007);
  await access.transact(secretariat, recordThemesOfOctober2007);
  const themes = there(await access.withActor(member, ({ db }) => listThemes(db, "2026-12-07")));
  const theme = (name: string): ThemeId => {
    const found = themes.find((one) => one.name.en === name);
    assert.ok(found, name);
    return found.id;
  };
  return { database: opened, access, secretariat, chair, expert, member, themes, theme };
}

async function theWorkshop(access: Access, token: string): Promise<Usable> {
  const found = there(await access.withActor(token, ({ db }) => findUsable(db, "activity", workshop)));
  assert.ok(found);
  return found;
}

test("the record of October 2007 fills three themes, each with its standing and its paragraph", async () => {
  const { access, secretariat, member, themes } = await openRegister();
  assert.deepEqual(
    themes.map(({ name, standing }) => [name.en, standing?.standing, standing?.forum ?? ""]),
    [
      ["Bio-safety", "contested", ""],
      ["Extra-territoriality", "contested", ""],
      ["Proliferation financing", "another-forum", "Financial Action Task Force (FATF)"],
    ],
  );
  for (const { standing } of themes) assert.equal(standing?.source, "USUN New York 866, 15 October 2007, para. 3");
  await access.transact(secretariat, recordThemesOfOctober2007);
  assert.equal(there(await access.withActor(member, ({ db }) => listThemes(db, "2026-12-07"))).length, 3);
});

test("the positions of October 2007 are exactly those of the record, and name their place in it", async () => {
  const { access, member, theme } = await openRegister();
  const kinds = async (name: string) =>
    there(await access.withActor(member, ({ db }) => listPositions(db, theme(name))))
      .map(({ by, kind, source, meetingId, dated }) => {
        assert.equal(source, "USUN New York 866, 15 October 2007, para. 3");
        assert.equal(meetingId, october2007);
        assert.equal(dated, "2007-10-10");
        return `${"state" in by ? by.state : by.body}: ${kind}`;
      })
      .sort();
  const experts = "Members of the panel of experts: supports";
  assert.deepEqual(await kinds("Bio-safety"), [experts, "RUS: objects", "ZAF: objects"]);
  assert.deepEqual(await kinds("Extra-territoriality"), [experts, "RUS: objects", "ZAF: objects"]);
  assert.deepEqual(await kinds("Proliferation financing"), [experts, "RUS: another-forum"]);
});

test("rows of the matrix belong to two of the themes, and are flagged in the matrix for those who may know", async () => {
  const { database, access, member, theme } = await openRegister();
  const rows = there(await access.withActor(member, ({ db }) => listRows(db, theme("Proliferation financing"))));
  assert.deepEqual(
    rows.map(({ rowId }) => rowId),
    ["A2.11", "A4.23"],
  );
  const flags = there(await access.withActor(member, ({ db }) => listRowFlags(db, "en", "m2005")));
  assert.deepEqual([...flags.keys()].sort(), ["A2.11", "A4.23", "A4.26"]);
  const state = await signIn(database, "amelie");
  assert.equal(there(await access.withActor(state, ({ db }) => listRowFlags(db, "en", "m2005"))).size, 0);
});

test("the newest standing counts, earlier ones stay, and the register can be read as of a day", async () => {
  const { access, chair, member, theme } = await openRegister();
  const id = theme("Bio-safety");
  const said = { forum: null, said: "Agreed words", source: "An invented paper", language: "en" } as const;
  const record = (standing: "agreed" | "not-settled", dated: string) =>
    access.transact(chair, (work) => recordStanding(work, id, { ...said, standing, dated }));
  assert.ok((await record("agreed", "2026-11-30"))?.ok);
  assert.ok((await record("not-settled", "2015-01-01"))?.ok, "an older source may be found later");
  const on = async (day: string) =>
    there(await access.withActor(member, ({ db }) => listThemes(db, day))).find((one) => one.id === id)?.standing;
  assert.equal((await on("2026-12-07"))?.standing, "agreed");
  assert.equal((await on("2026-11-29"))?.standing, "not-settled");
  assert.equal((await on("2014-12-31"))?.standing, "contested");
  assert.equal((await on("2007-10-09"))?.standing, undefined);
  const all = there(await access.withActor(member, ({ db }) => listStandings(db, id)));
  assert.deepEqual(
    all.map(({ standing }) => standing),
    ["agreed", "not-settled", "contested"],
  );
  assert.deepEqual(await record("agreed", "2026-12-08"), { ok: false, reason: "day-to-come" });
});

test("another forum has a name", async () => {
  const { access, chair, theme } = await openRegister();
  const standing = {
    standing: "another-forum",
    forum: " ",
    said: "Words",
    dated: "2020-01-01",
    source: "A paper",
    language: "en",
  } as const;
  const outcome = await access.transact(chair, (work) => recordStanding(work, theme("Bio-safety"), standing));
  assert.deepEqual(outcome, { ok: false, reason: "forum-missing" });
});

const ostrand: Exclude<NewPosition, { from: unknown }> = {
  by: { state: "XOS" as StateCode },
  kind: "objects",
  said: "Not yet",
  dated: "2026-11-01",
  source: "An invented statement",
  language: "en",
};

test("a member records its own delegation's position alone; the later one is shown, the earlier one kept", async () => {
  const { access, member, theme } = await openRegister();
  const id = theme("Bio-safety");
  const record = (position: NewPosition) => access.transact(member, (work) => recordPosition(work, id, position));
  assert.ok((await record({ ...ostrand, kind: "seeks-instructions", dated: "2026-12-01" }))?.ok);
  assert.ok((await record(ostrand))?.ok);
  assert.deepEqual(await record({ ...ostrand, by: { state: "XOR" as StateCode } }), {
    ok: false,
    reason: "not-your-delegation",
  });
  assert.deepEqual(await record({ ...ostrand, by: { body: "Somebody" } }), {
    ok: false,
    reason: "not-your-delegation",
  });
  assert.deepEqual(await record({ ...ostrand, dated: "2027-01-01" }), { ok: false, reason: "day-to-come" });
  const positions = there(await access.withActor(member, ({ db }) => listPositions(db, id)));
  const own = byDelegation(positions).find(
    ({ latest }) => "state" in latest.by && latest.by.state === ("XOS" as StateCode),
  );
  assert.equal(own?.latest.kind, "seeks-instructions");
  assert.deepEqual(
    own?.earlier.map(({ kind }) => kind),
    ["objects"],
  );
});

test("the database lets a member record for no delegation but its own", async () => {
  const { access, member, theme } = await openRegister();
  await assert.rejects(
    access.transact(member, async ({ db, actor, at }) => {
      await sql`insert into theme_position (id, theme_id, state_code, kind, said, dated, source, language, recorded_by, recorded_at)
        values (gen_random_uuid(), ${theme("Bio-safety")}, 'XOR', 'objects', 'Words', '2020-01-01', 'A paper', 'en', ${actor.id}, ${at.toString()})`.execute(
        db,
      );
    }),
    /row-level security/,
  );
});

test("the use of a theme on which positions differ asks for a reason; of an agreed one it does not", async () => {
  const { access, expert, chair, theme } = await openRegister();
  const used = await theWorkshop(access, expert);
  const use = (name: string, reason: string) =>
    access.transact(expert, (work) => useTheme(work, { theme: theme(name), used, reason, language: "en" }));
  assert.deepEqual(await use("Bio-safety", "  "), { ok: false, reason: "reason-needed" });
  assert.deepEqual(await use("Proliferation financing", ""), { ok: false, reason: "reason-needed" });
  assert.ok((await use("Bio-safety", "Asked for by participants"))?.ok);
  assert.deepEqual(await use("Bio-safety", "Again"), { ok: false, reason: "used-already" });
  await access.transact(chair, (work) =>
    recordStanding(work, theme("Proliferation financing"), {
      standing: "agreed",
      forum: null,
      said: "Words",
      dated: "2026-12-01",
      source: "An invented decision",
      language: "en",
    }),
  );
  assert.ok((await use("Proliferation financing", ""))?.ok);
  const touched = there(await access.withActor(expert, ({ db }) => findThemesOf(db, "activity", workshop)));
  assert.deepEqual(
    touched.map(({ name, differs }) => [name.en, differs]),
    [
      ["Bio-safety", true],
      ["Proliferation financing", false],
    ],
  );
});

test("a use ends once, stays on record, and may begin again", async () => {
  const { access, expert, theme } = await openRegister();
  const id = theme("Bio-safety");
  const used = await theWorkshop(access, expert);
  const use = () =>
    access.transact(expert, (work) => useTheme(work, { theme: id, used, reason: "Asked for", language: "en" }));
  const first = there(await use());
  assert.ok(first.ok);
  assert.deepEqual(await access.transact(expert, (work) => leaveTheme(work, first.id)), { ok: true });
  assert.deepEqual(await access.transact(expert, (work) => leaveTheme(work, first.id)), {
    ok: false,
    reason: "ended-already",
  });
  assert.deepEqual(there(await access.withActor(expert, ({ db }) => findThemesOf(db, "activity", workshop))), []);
  assert.ok((await use())?.ok);
  const uses = there(await access.withActor(expert, ({ db }) => listUses(db, id)));
  assert.deepEqual(
    uses.map(({ endedAt }) => endedAt === null),
    [true, false],
  );
});

test("each act is for those who may", async () => {
  const { access, expert, chair, member, theme } = await openRegister();
  const id = theme("Bio-safety");
  const standing = {
    standing: "agreed",
    forum: null,
    said: "W",
    dated: "2020-01-01",
    source: "S",
    language: "en",
  } as const;
  const used = await theWorkshop(access, expert);
  await assert.rejects(
    access.transact(member, (work) => useTheme(work, { theme: id, used, reason: "R", language: "en" })),
    Refused,
  );
  await assert.rejects(
    access.transact(expert, (work) => recordStanding(work, id, standing)),
    Refused,
  );
  await assert.rejects(
    access.transact(chair, (work) => recordTheme(work, { name: { en: "New" }, description: "", language: "en" })),
    Refused,
  );
  await assert.rejects(
    access.transact(expert, (work) => recordPosition(work, id, ostrand)),
    Refused,
  );
});

onEveryServer("two who record one theme at once leave one theme, and the second is told", async (server) => {
  const database = await openTestDatabase(server);
  const access = accessAt(database, "2026-12-07T15:00:00Z");
  const [one, other] = await Promise.all([signIn(database, "edda"), signIn(database, "sanna")]);
  const theme = { name: { en: "A new theme" }, description: "", language: "en" } as const;
  const outcomes = await Promise.all(
    [one, other].map((who) => access.transact(who, (work) => recordTheme(work, theme))),
  );
  assert.deepEqual(outcomes.map((outcome) => outcome?.ok).sort(), [false, true]);
  assert.equal(there(await access.withActor(one, ({ db }) => listThemes(db, "2026-12-07"))).length, 1);
});

onEveryServer("two who record positions, or a use, at once lose nothing", async (server) => {
  const { access, secretariat, member, expert, chair, theme } = await openRegister(await openTestDatabase(server));
  const id = theme("Bio-safety");
  const [mine, theirs] = await Promise.all([
    access.transact(member, (work) => recordPosition(work, id, ostrand)),
    access.transact(secretariat, (work) => recordPosition(work, id, { ...ostrand, by: { state: "XOR" as StateCode } })),
  ]);
  assert.ok(mine?.ok && theirs?.ok);
  assert.equal(there(await access.withActor(member, ({ db }) => listPositions(db, id))).length, 5);
  const used = await theWorkshop(access, expert);
  const uses = await Promise.all(
    [expert, chair].map((who) =>
      access.transact(who, (work) => useTheme(work, { theme: id, used, reason: "Asked for", language: "en" })),
    ),
  );
  assert.deepEqual(uses.map((outcome) => outcome?.ok).sort(), [false, true]);
});

onEveryServer(
  "to a State, an administrator and the public no theme exists, whatever they ask the database",
  async (server) => {
    const { database, access, expert, theme } = await openRegister(await openTestDatabase(server));
    const used = await theWorkshop(access, expert);
    await access.transact(expert, (work) =>
      useTheme(work, { theme: theme("Bio-safety"), used, reason: "Asked for", language: "en" }),
    );
    const count = async (who: Parameters<typeof signIn>[1], table: string): Promise<number> =>
      there(
        await access.withActor(await signIn(database, who), async ({ db }) => {
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
            db as never,
          ); // a raw query on the reader's own connection
          return rows[0]?.n ?? -1;
        }),
      );
    for (const table of tables) {
      assert.ok((await count("pia", table)) > 0, `a member reads ${table}`);
      for (const who of ["amelie", "clara", "noor"] as const)
        assert.equal(await count(who, table), 0, `${who} on ${table}`);
      await assert.rejects(
        access.asPublic((db) => sql`select count(*) from ${sql.table(table)}`.execute(db as never)),
        /permission denied/,
      );
    }
    const acts = there(
      await access.withActor(await signIn(database, "noor"), ({ db }) =>
        db.selectFrom("act").where("verb", "like", "theme.%").select("id").execute(),
      ),
    );
    assert.deepEqual(acts, [], "what was done in the register is not in an administrator's record of acts");
    await assert.rejects(
      access.withActor(await signIn(database, "amelie"), ({ db }) => getTheme(db, theme("Bio-safety"))),
    );
  },
);

onEveryServer("the database itself asks for the reason, and changes nothing on record", async (server) => {
  const { database, theme } = await openRegister(await openTestDatabase(server));
  const id = theme("Bio-safety");
  const { owner } = database;
  const account = await owner.selectFrom("account").select("id").limit(1).executeTakeFirstOrThrow();
  const insert = (reason: string) =>
    sql`insert into theme_use (id, theme_id, kind, used_id, label, label_language, reason, reason_language, used_by, used_at)
      values (gen_random_uuid(), ${id}, 'text', 'x', 'A text', 'en', ${reason}, 'en', ${account.id}, now())`.execute(
      owner,
    );
  await assert.rejects(insert(" "), /asks for a reason/);
  await insert("Asked for");
  for (const statement of [
    "update theme set description = 'other'",
    "update theme_standing set standing = 'agreed'",
    "delete from theme_position",
    "update theme_use set reason = 'other'",
    "delete from theme_use",
  ]) {
    await assert.rejects(sql.raw(statement).execute(owner), /never changed|nothing changes/, statement);
  }
});
