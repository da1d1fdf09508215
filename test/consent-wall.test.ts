import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import { listShown, listWords } from "#correspondence/consent/consent.queries.ts";
import { enterConsent } from "#correspondence/consent/enter-consent.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import { undoConsent } from "#correspondence/consent/undo-consent.ts";
import {
  type ConsentId,
  type IncomingId,
  type LetterId,
  type MatrixVersionId,
  newId,
  type OrganisationId,
  type StateCode,
} from "#db/ids.ts";
import { beginTransmittal, prepareRun, type Senders, sendRun } from "#demo/send-letters.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { listCells, listMatrixVersions } from "#matrix/matrix.queries.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { get, openTestApp, type TestApp } from "./app.ts";
import { printedAs } from "./letters.ts";
import { signIn, signInSystem, there } from "./people.ts";
import { lookAt, plain } from "./public-places.ts";
import { setUpTexts } from "./texts.ts";

// Every state of consent against every place: what the public, another State, the State itself, the provider it allows and
// another provider find. One matrix with a word in each of two sections, walked through one life.

const state = "XVA" as StateCode; // of the cast
const words = { first: "Zanthrax", second: "Quollivar" } as const;
const rows = { first: "A2.01", second: "A4.01" } as const;
type Word = keyof typeof words;
const day = 24;

/** What is expected: which words, in which languages of the public site; and who that is signed in reads which. */
type Expected = {
  public?: readonly Word[];
  languages?: readonly Language[];
  states?: readonly Word[];
  provider?: readonly Word[];
  tombstone?: boolean;
};
const both = ["first", "second"] as const;

test("each state of consent opens each place to exactly those it is for", async (t) => {
  const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
  const story = await openStory(house);
  const expect = (name: string, expected: Expected) => t.test(name, () => story.expect(expected));

  await expect("none: silence is not consent", {});

  const waiting = await story.give({ scope: "public" });
  await expect("public, but it waits", {});
  await story.undo(waiting);
  await story.pass(day + 1);
  await expect("undone: its moment passes and nothing opens", {});

  await story.give({ scope: "public" });
  await story.pass(day - 1);
  await expect("an hour before its moment", {});
  await story.pass(2);
  await expect("public whole", { public: both, states: both, provider: both });

  await story.give({ scope: "public", sections: [story.section("first")] });
  await expect("public with one section: what narrows counts at once", {
    public: ["first"],
    states: ["first"],
    provider: ["first"],
  });

  await story.give({ scope: "public", languages: ["fr", "ar"] });
  await expect("narrower and wider at once: what both allow, until its moment", {
    public: ["first"],
    languages: ["fr", "ar"],
    states: ["first"],
    provider: ["first"],
  });
  await story.pass(day + 1);
  await expect("public in two languages", { public: both, languages: ["fr", "ar"], states: both, provider: both });

  await story.give({ scope: "restricted", toStates: true });
  await expect("restricted to States", { states: both, tombstone: true });

  await story.give({ scope: "restricted", toStates: false, providers: [story.allowed] });
  await expect("States are closed out at once, the provider waits", { tombstone: true });
  await story.pass(day + 1);
  await expect("restricted to one provider", { provider: both, tombstone: true });

  await story.give({ scope: "withheld" });
  await expect("withheld", { tombstone: true });

  await story.give({ scope: "public", standing: true });
  await story.pass(day + 1);
  await expect("public and standing", { public: both, states: both, provider: both });
  await story.approveNewer();
  await expect("a newer version is approved and not yet sent: a standing word does not cover it", { tombstone: true });
  await story.transmit();
  await expect("a newer version is sent: the standing word covers it", { public: both, states: both, provider: both });

  await story.give({ scope: "withheld" });
  await expect("withdrawn: gone from the next request", { tombstone: true });

  await story.enter({ scope: "public" });
  await expect("entered on behalf, and it waits", { tombstone: true });
  await story.pass(day + 1);
  await expect("entered on behalf", { public: both, states: both, provider: both });
  await story.give({ scope: "withheld" });
  await expect("corrected by the State", { tombstone: true });

  await t.test("a planted leak is found", async () => {
    const leaks = [
      ["create policy planted on cell for select to app_public using (true)", "drop policy planted on cell"],
      ["create policy planted on cell for select to app_user using (true)", "drop policy planted on cell"],
    ] as const;
    for (const [plant, pull] of leaks) {
      await house.database.owner.executeQuery(plain(plant));
      await assert.rejects(story.expect({ tombstone: true }));
      await house.database.owner.executeQuery(plain(pull));
    }
    await story.expect({ tombstone: true });
  });
});

type Given = Pick<Parameters<typeof giveConsent>[2], "scope"> & Partial<Parameters<typeof giveConsent>[2]>;

async function openStory(house: TestApp) {
  const { database, access } = house;
  await setUpTexts(database);
  const other = newId<OrganisationId>();
  await database.owner
    .insertInto("organisation")
    .values({
      id: other,
      kind: "regional",
      name: JSON.stringify({ en: "Another Centre" }),
      short_name: "Another Centre",
      source: "Invented for the test",
      recorded_at: Temporal.Instant.from("2026-01-01T00:00:00Z"),
    })
    .execute();
  const people = {
    sanna: await signIn(database, "sanna"),
    leto: await signIn(database, "leto"),
    edda: await signIn(database, "edda"),
    ilan: await signIn(database, "ilan"),
    noor: await signIn(database, "noor"),
    "own State": await signIn(database, "amelie"),
    "another State": await signIn(database, "diego"),
    "the provider": await signIn(database, "iskra"),
    "another provider": await signIn(database, { kind: "provider", organisation: other }),
    clock: await signInSystem(database),
  };
  type Person = keyof typeof people;
  const act = async <T>(who: Person, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(people[who], does));
  const { id: allowed } = await database.owner
    .selectFrom("organisation")
    .where("id", "<>", other)
    .select("id")
    .executeTakeFirstOrThrow();
  const sections = await database.owner
    .selectFrom("template_row")
    .where("template_id", "=", "m2005")
    .where("id", "in", Object.values(rows))
    .select(["id", "section_id"])
    .execute();
  assert.equal(new Set(sections.map(({ section_id }) => section_id)).size, 2, "the words stand in two sections");

  let ahead = 0;
  let _version: MatrixVersionId = await approved(async () => access.moveTo("2026-03-20T15:00:00Z"));
  let letter: LetterId = await sent();
  access.moveTo(Temporal.Now.instant().toString()); // from here on the doors and the database have one clock

  /** Moves the demonstration's clock. */
  async function pass(hours: number): Promise<void> {
    ahead += hours;
    await act("noor", (work) =>
      sql`insert into clock_move (id, ahead, moved_by)
        values (gen_random_uuid(), make_interval(hours => ${ahead}), ${work.actor.id})`.execute(work.db),
    );
  }

  async function approved(letTimePass: () => Promise<void>): Promise<MatrixVersionId> {
    const id = await act("sanna", async (work) => {
      const drafted = await draftMatrix(work, state, "m2005");
      assert.ok(drafted.ok);
      const kept = await listCells(work.db, drafted.id);
      for (const word of both) {
        const place = { rowId: rows[word], weapon: "NW" as const, aspect: "framework" as const };
        const basedOn = kept.find((cell) => cell.rowId === place.rowId)?.revision ?? 0;
        const text = { mark: "X" as const, sources: [], remark: `${words[word]} Tessamund` };
        assert.ok((await saveCell(work, { version: drafted.id, place, text, basedOn })).ok);
      }
      return drafted.id;
    });
    const circulated = await act("leto", (work) => circulateMatrix(work, id));
    assert.ok(circulated.ok);
    await letTimePass();
    assert.ok((await act("clock", (work) => adoptBySilence(work, circulated.id))).ok);
    return id;
  }

  async function sent(): Promise<LetterId> {
    let hasPassed = false;
    const senders: Senders = {
      begins: (does) => act("edda", does),
      prepares: (does) => act("clock", does),
      signs: (does) => act("leto", does),
      releases: (does) => act("ilan", does),
      sends: async (does) => {
        if (!hasPassed) await pass(1);
        hasPassed = true;
        return await act("clock", does);
      },
      print: async (read) => printedAs(read),
    };
    const { run, letters } = await beginTransmittal(senders, [state]);
    await prepareRun(senders, run);
    await sendRun(senders, run);
    const [first] = letters;
    assert.ok(first);
    return first;
  }

  return {
    allowed,
    section: (word: Word): string => sections.find(({ id }) => id === rows[word])?.section_id ?? "",
    give: async (given: Given): Promise<ConsentId> => {
      const note = {
        noteVerbale: "NV/1",
        noteVerbaleDate: "2026-03-20",
        information: "",
        inCapacity: "point of contact",
      };
      const outcome = await act("own State", (work) => giveConsent(work, letter, { ...note, ...given }));
      assert.ok(outcome.ok);
      return outcome.id;
    },
    enter: async ({ scope }: Given): Promise<void> => {
      const incoming = newId<IncomingId>();
      const { id } = await database.owner.selectFrom("account").select("id").limit(1).executeTakeFirstOrThrow();
      await sql`insert into incoming (id, year, number, kind, received_on, state_code, language, recorded_by, recorded_at)
        values (${incoming}, 2026, 1, 'note-verbale', '2026-03-21', ${state}, 'fr', ${id}, now())`.execute(
        database.owner,
      );
      const word = {
        scope,
        standing: false,
        sections: undefined,
        languages: undefined,
        toStates: false,
        providers: [],
      };
      const said = { ...word, state, incoming, information: "", inCapacity: "Permanent Representative" };
      assert.ok((await act("edda", (work) => enterConsent(work, said))).ok);
    },
    undo: async (id: ConsentId): Promise<void> => {
      assert.deepEqual(await act("own State", (work) => undoConsent(work, id)), { ok: true });
    },
    pass,
    approveNewer: async (): Promise<void> => {
      _version = await approved(() => pass(24 * 40));
    },
    transmit: async (): Promise<void> => {
      letter = await sent();
    },
    expect: (expected: Expected) => expectEverywhere(house, people, expected),
  };
}

async function expectEverywhere(house: TestApp, people: Record<string, string>, expected: Expected): Promise<void> {
  const found = await lookAt(house, { state, words: Object.values(words) });
  for (const word of both) {
    const places = found.filter((hit) => hit.endsWith(words[word])).map((hit) => hit.slice(0, hit.lastIndexOf(":")));
    const isPublic = expected.public?.includes(word) ?? false;
    assert.deepEqual(
      [...new Set(places)].sort(),
      isPublic ? placesFor(word, expected.languages ?? languages) : [],
      word,
    );
  }
  for (const language of languages) {
    const isHere = expected.public && (expected.languages ?? languages).includes(language);
    const pdf = await get(house.app, `/${language}/states/${state}/matrix.pdf`);
    assert.equal(pdf.status, isHere ? 200 : 404, `the file in ${language}`);
    await pdf.arrayBuffer();
  }
  const counted = (await (await get(house.app, `/api/v1/states/${state}`)).json()) as { matrixShown: boolean };
  assert.equal(counted.matrixShown, expected.public !== undefined);
  const page = await (await get(house.app, `/en/states/${state}`)).text();
  assert.equal(page.includes("no longer shown"), expected.tombstone ?? false, "the tombstone");
  assert.equal(
    page.includes("given on"),
    (expected.public && (expected.languages ?? languages).includes("en")) ?? false,
  );

  const readers = {
    "another State": expected.states,
    "the provider": expected.provider,
    "another provider": expected.public,
  };
  for (const [who, sees = []] of Object.entries(readers)) {
    const read = await house.access.withActor(people[who] ?? "", async ({ db }) => {
      const versions = (await listMatrixVersions(db)).filter(({ stateCode }) => stateCode === state);
      const cells = await db.selectFrom("cell").orderBy("row_id").select("remark").execute(); // all there are for this reader
      const told = [...(await listShown(db)), ...(await listWords(db))].length;
      return { versions: versions.length, remarks: cells.map(({ remark }) => remark.split(" ")[0] ?? ""), told };
    });
    assert.deepEqual(
      read,
      { versions: sees.length > 0 ? 1 : 0, remarks: sees.map((word) => words[word]), told: 0 },
      who,
    );
  }
}

/** Where a public word is found: the table, the function that finds, each page, file and search of its languages, the interface for machines. */
function placesFor(word: Word, shownIn: readonly Language[]): string[] {
  return [
    "table cell",
    ...(word === "first" ? ["function find_public_cells"] : []), // a place that is found counts as the first word
    `/api/v1/states/${state}/matrix`,
    "/api/v1/search?q=Tessamund",
    ...shownIn.flatMap((one) => [
      `/${one}/states/${state}`,
      `/${one}/states/${state}/matrix.pdf`,
      `/${one}/search?q=Tessamund`,
    ]),
  ].sort();
}
