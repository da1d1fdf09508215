import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import type { Work } from "#access/work.ts";
import { changeProgramme } from "#assistance/providers/change-programme.ts";
import { confirmProgramme } from "#assistance/providers/confirm-programme.ts";
import type { NewContribution } from "#assistance/providers/contribution.ts";
import { endProgramme } from "#assistance/providers/end-programme.ts";
import { endProvider } from "#assistance/providers/end-provider.ts";
import { listProvider } from "#assistance/providers/list-provider.ts";
import { offerProgramme } from "#assistance/providers/offer-programme.ts";
import type { WrittenProgramme } from "#assistance/providers/programme.ts";
import { recordContribution } from "#assistance/providers/record-contribution.ts";
import { announceMeeting } from "#committee/meetings/announce-meeting.ts";
import { holdMeeting } from "#committee/meetings/hold-meeting.ts";
import { publishSummary } from "#committee/meetings/publish-summary.ts";
import { recordAttendance } from "#committee/meetings/record-attendance.ts";
import { setAgenda } from "#committee/meetings/set-agenda.ts";
import { withdrawSummary } from "#committee/meetings/withdraw-summary.ts";
import { writeMeetingText } from "#committee/meetings/write-meeting-text.ts";
import { writePublicSummary } from "#committee/meetings/write-public-summary.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import { addPaper } from "#committee/papers/add-paper.ts";
import { sendPapers } from "#committee/papers/send-papers.ts";
import { submitStatement } from "#committee/statements/submit-statement.ts";
import { setTask } from "#committee/tasks/set-task.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import type { Scope } from "#correspondence/letter.ts";
import { printLetter } from "#correspondence/runs/run-work.ts";
import type {
  ActivityId,
  LetterId,
  LetterRunId,
  MatrixVersionId,
  MeetingId,
  NoObjectionId,
  StateCode,
} from "#db/ids.ts";
import { beginTransmittal, prepareRun, type Senders, sendRun } from "#demo/send-letters.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { beginActivity } from "#outreach/activities/begin-activity.ts";
import { recordExpertise } from "#outreach/experts/record-expertise.ts";
import { recordLeave } from "#outreach/experts/record-leave.ts";
import { recordRestDays } from "#outreach/marks/record-rest-days.ts";
import { orderYear } from "#outreach/years/order-year.ts";
import { takeOverYear } from "#outreach/years/take-over-year.ts";
import { getYearRun } from "#outreach/years/year-run.queries.ts";
import { proposeYears } from "#outreach/years/year-work.ts";
import { recordOrganisation } from "#states/directory/record-organisation.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { testServers } from "./database.ts";
import { workshop } from "./outreach.ts";
import { signIn, signInSystem, there } from "./people.ts";
import { lookAt, plain, secretWords } from "./public-places.ts";
import { setUpTexts } from "./texts.ts";

// The wall: as the public, ask every table, every function, every address and file and search, in every state of consent.

const state = "XVA" as StateCode; // of the cast

for (const server of testServers()) {
  test(`on ${server.name} the public finds a matrix only while its State's last word is public`, async (t) => {
    const house = await openTestApp({ server, at: "2026-03-02T15:00:00Z" });
    const story = await openStory(house);

    await t.test("nothing of a draft", () => expectNothing(house));
    await story.circulate();
    await t.test("nothing while it is under no-objection", () => expectNothing(house));
    await story.adopt();
    await t.test("nothing when it is approved", () => expectNothing(house));
    await story.draftLetter();
    await t.test("nothing when its letter is drafted", () => expectNothing(house));
    await story.release();
    await t.test("nothing when it is transmitted: silence is not consent", () => expectNothing(house));
    await story.answer("withheld");
    await t.test("nothing when consent is withheld", () => expectNothing(house));
    await story.answer("restricted");
    await t.test("nothing when it is restricted to States", () => expectNothing(house));
    await story.answer("public");
    await t.test("the matrix everywhere, and nothing else, when consent is given", () => expectTheMatrixAlone(house));
    await story.answer("withheld");
    await t.test("nothing after consent is withdrawn", () => expectNothing(house));
    await story.answer("public");
    await t.test("the matrix again when the State changes its mind again", () => expectTheMatrixAlone(house));
    await story.supersede();
    await t.test("nothing once a newer version is approved: consent is asked anew", () => expectNothing(house));

    await t.test("a planted leak in a table is found", async () => {
      await house.database.owner.executeQuery(
        plain("create policy planted on cell for select to app_public using (true)"),
      );
      assert.notDeepEqual(await lookEverywhere(house), []);
      await house.database.owner.executeQuery(plain("drop policy planted on cell"));
    });

    await t.test("a planted leak in a function is found", async () => {
      await house.database.owner.executeQuery(
        plain(
          "create function app.planted() returns setof text language sql security definer as 'select remark from app.cell'; alter function app.planted() owner to app_gate; grant execute on function app.planted() to app_public",
        ),
      );
      assert.notDeepEqual(await lookEverywhere(house), []);
      await house.database.owner.executeQuery(plain("drop function app.planted()"));
    });

    await t.test("a planted leak on a page is found", async () => {
      const app = new Hono<Door>().get("/en/planted", (c) => c.text(secretWords.join(" "))).route("/", house.app);
      const found = await lookEverywhere({ ...house, app });
      assert.ok(found.length > 0 && found.every((hit) => hit.startsWith("/en/planted")));
    });
  });
}

// Stand in everything that is kept of a meeting; the last in its public summary alone.
const saidInside = ["Vexomar", "Tulbrandt", "Quismodel", "Harpenzil", "Drovanth", "Wexilfor"];
const saidToAll = "Limmerock";

for (const server of testServers()) {
  test(`on ${server.name} the public finds of a meeting its published summary, and nothing else`, async (t) => {
    const house = await openTestApp({ server, at: "2026-03-02T15:00:00Z" });
    const look = () => lookEverywhere(house, [...saidInside, saidToAll]);
    const meeting = await fillMeeting(house);
    const secretariat = await signIn(house.database, "edda");
    const act = async <T>(does: (work: Work) => Promise<T>): Promise<T> =>
      there(await house.access.transact(secretariat, does));

    await t.test("nothing before it is published", async () => assert.deepEqual(await look(), []));
    await act((work) => publishSummary(work, { meeting, language: "en", revision: 1 }));
    await t.test("the published summary on its page and in its table, no other word", async () => {
      const found = await look();
      for (const place of ["/en/meetings-held", "/ar/meetings-held", "table public_summary"])
        assert.ok(found.includes(`${place}: ${saidToAll}`), `${place} is missing`);
      assert.deepEqual(
        found.filter((hit) => !hit.endsWith(saidToAll)),
        [],
      );
    });
    await act((work) => withdrawSummary(work, { meeting, language: "en", because: "Vexomar" }));
    await t.test("nothing once it is withdrawn", async () => assert.deepEqual(await look(), []));
  });
}

// Stand in what is offered and given; the last three where the public may find them.
const offeredInside = ["Gravilost", "Pendovar", "Murkholt", "Sibrelan", "Yortempe", "Ostrimund"];
const offeredToAll = ["Belharrow", "Cintarel", "Dovrennick"];

for (const server of testServers()) {
  test(`on ${server.name} the public finds who can help, with what, and what donors show, and nothing else`, async (t) => {
    const house = await openTestApp({ server, at: "2026-03-02T15:00:00Z" });
    const look = () => lookEverywhere(house, [...offeredInside, ...offeredToAll]);
    const { provider, act } = await fillAssistance(house);

    await t.test("what stands and what is marked public, on its page and in its tables alone", async () => {
      const found = await look();
      for (const place of ["/en/assistance/providers", "/ar/assistance/providers", "table programme_version"])
        assert.ok(found.includes(`${place}: Belharrow`), `${place} is missing`);
      for (const place of ["/zh/assistance/contributions", "table contribution"])
        assert.ok(found.includes(`${place}: Cintarel`), `${place} is missing`);
      for (const place of ["/ru/assistance/providers", "table organisation"])
        assert.ok(found.includes(`${place}: Dovrennick`), `${place} is missing`);
      assert.deepEqual(
        found.filter((hit) => !offeredToAll.some((word) => hit.endsWith(word))),
        [],
      );
    });
    await act((work) => endProvider(work, provider, { words: "Ostrimund" }));
    await t.test("of a provider that ended only what a donor showed", async () =>
      assert.deepEqual(
        (await look()).filter(
          (hit) =>
            !hit.endsWith("Cintarel") &&
            hit !== "table contribution: Dovrennick" &&
            !/contributions: Dovrennick$/.test(hit),
        ),
        [],
      ),
    );
  });
}

// Stand in what is recorded of experts and hosts for the annual programme, and in what a proposal takes over.
const plannedInside = ["Talverin", "Orquessa", "Bashir Omeido"];

for (const server of testServers()) {
  test(`on ${server.name} the public finds nothing of who is able, who is away, and what was proposed for a year`, async () => {
    const house = await openTestApp({ server, at: "2026-12-02T15:00:00Z" });
    await fillYear(house);
    assert.deepEqual(await lookEverywhere(house, plannedInside), []);
  });
}

/** Expertise, leave and rest days, and a proposal for a year that was taken over. */
async function fillYear({ database, access }: TestApp): Promise<void> {
  const [secretariat, system] = [await signIn(database, "edda"), await signInSystem(database)];
  await signIn(database, "bashir");
  const act = async <T>(does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(secretariat, does));
  const run = await act(async (work) => {
    const { id: expert } = await work.db
      .selectFrom("account")
      .where("name", "=", "Bashir Omeido")
      .select("id")
      .executeTakeFirstOrThrow();
    const expertise = { subjects: ["financing"], languages: ["fr", "en"] } as const;
    assert.ok((await recordExpertise(work, expert, { expertise, basedOn: 0 })).ok);
    assert.ok((await recordLeave(work, expert, { from: "2027-02-01", before: "2027-02-06" })).ok);
    await recordRestDays(work, { state: "XNA" as StateCode, weekdays: [5, 6], source: "Talverin" });
    assert.ok((await beginActivity(work, { ...workshop, title: "Orquessa", subjects: ["financing"] })).ok);
    const ordered = await orderYear(work, { year: 2027, input: { priorities: {}, expertsNeeded: {}, leave: {} } });
    assert.ok(ordered.ok);
    return ordered.id;
  });
  assert.equal(await proposeYears(access, system), 1);
  await act(async (work) => {
    const { result } = await getYearRun(work.db, run);
    assert.ok(result?.ok);
    const ids = result.proposal.placed.map(({ activity }) => activity as ActivityId);
    assert.ok((await takeOverYear(work, run, ids)).ok);
    return true;
  });
}

/** A provider with a programme that changed and one that ended, and contributions of which one is public. */
async function fillAssistance({ database, access }: TestApp) {
  const secretariat = await signIn(database, "edda");
  const act = async <T>(does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(secretariat, does));
  const written = (word: string): WrittenProgramme => ({
    title: { en: word },
    description: { en: word },
    conditions: { fr: word },
    templateId: "m2017",
    rows: ["C2.01:BW"],
    kinds: ["training"],
    regions: [],
    languages: ["en"],
    capacity: null,
    onlyFor: [],
    link: "",
    contactId: null,
    contactWords: word,
    from: null,
    to: null,
    saidOn: "2026-03-01",
    source: word,
  });
  const given: NewContribution = {
    provider: null,
    donor: "Murkholt",
    kind: "in-kind",
    amount: null,
    what: "Murkholt",
    language: "en",
    givenOn: null,
    year: 2026,
    purpose: "Murkholt",
    programme: null,
    source: "Murkholt",
    isPublic: false,
    replaces: null,
  };
  const provider = await act(async (work) => {
    const organisation = { kind: "regional" as const, invented: true };
    const name = { ...organisation, name: { en: "Dovrennick" }, shortName: "Dovrennick", source: "Sibrelan" };
    const other = { ...organisation, name: { en: "Yortempe" }, shortName: "Yortempe", source: "Yortempe" };
    assert.ok((await recordOrganisation(work, other)).ok); // of the directory, and no provider
    const recorded = await recordOrganisation(work, name);
    assert.ok(recorded.ok);
    const listed = await listProvider(work, { who: { organisation: recorded.id }, source: "A letter" });
    assert.ok(listed.ok);
    return listed.id;
  });
  await act(async (work) => {
    const [changed, ended] = [
      await offerProgramme(work, provider, written("Gravilost")),
      await offerProgramme(work, provider, written("Pendovar")),
    ];
    assert.ok(changed.ok && ended.ok);
    assert.ok((await changeProgramme(work, changed.id, { text: written("Belharrow"), basedOn: 1 })).ok);
    assert.ok((await confirmProgramme(work, changed.id, { number: 2, words: "Ostrimund" })).ok);
    assert.ok((await endProgramme(work, ended.id, { words: "Ostrimund" })).ok);
    assert.ok((await recordContribution(work, given)).ok);
    const open = { ...given, what: "Cintarel", purpose: "Cintarel", source: "A letter", isPublic: true, donor: "" };
    assert.ok((await recordContribution(work, { ...open, provider })).ok);
    const mistaken = await recordContribution(work, { ...open, provider, purpose: "Murkholt" });
    assert.ok(mistaken.ok);
    assert.ok((await recordContribution(work, { ...given, replaces: mistaken.id })).ok);
    return true;
  });
  return { provider, act };
}

/** A meeting that was held, with a word of its own in each thing that is kept of it. */
async function fillMeeting({ database, access }: TestApp): Promise<MeetingId> {
  const [secretariat, member] = await Promise.all([signIn(database, "edda"), signIn(database, "pia")]);
  const text = { language: "en" as const, body: "Harpenzil", file: null };
  const by = { state: "XOS" as StateCode };
  const meeting = there(
    await access.transact(secretariat, async (work) => {
      const announced = await announceMeeting(work, {
        kind: "formal",
        number: 1,
        groupName: null,
        time: { on: "2026-03-02" },
        words: "Drovanth",
        startsAt: null,
        place: "Drovanth",
        source: "Drovanth",
        language: "en",
      });
      assert.ok(announced.ok);
      const { id } = announced;
      await setAgenda(work, { id, items: ["Drovanth"], source: "Drovanth", basedOn: 0 });
      const paper = {
        meeting: id,
        title: "Harpenzil",
        preparedBy: "Harpenzil",
        symbol: "Harpenzil",
        source: "Harpenzil",
      };
      assert.ok((await addPaper(work, { ...paper, text })).ok);
      assert.ok((await sendPapers(work, { meeting: id, read: ["1.1"], note: "Harpenzil" })).ok);
      return id;
    }),
  );
  const statement = { meeting, by, words: "Tulbrandt", language: "en", source: "Tulbrandt", show: true } as const;
  const said = await access.transact(member, (work) => submitStatement(work, { ...statement, replaces: undefined }));
  assert.ok(said?.ok);
  const isWritten = await access.transact(secretariat, async (work) => {
    assert.ok((await holdMeeting(work, meeting)).ok);
    assert.ok((await recordAttendance(work, { id: meeting, attendees: [{ by, names: "Quismodel" }], basedOn: 0 })).ok);
    for (const kind of ["summary", "outcomes"] as const)
      assert.ok((await writeMeetingText(work, { id: meeting, kind, language: "en", body: "Vexomar", basedOn: 0 })).ok);
    const task = { what: "Wexilfor", language: "en", dueOn: null, who: { office: "Wexilfor" } } as const;
    assert.ok((await setTask(work, { ...task, meeting, decision: null, point: null, letters: [] })).ok);
    assert.ok((await writePublicSummary(work, { meeting, language: "fr", body: "Wexilfor", basedOn: 0 })).ok);
    assert.ok((await writePublicSummary(work, { meeting, language: "en", body: saidToAll, basedOn: 0 })).ok);
    return true;
  });
  assert.ok(isWritten);
  return meeting;
}

const lookEverywhere = (house: TestApp, words = secretWords): Promise<string[]> => lookAt(house, { state, words });

async function expectNothing(house: TestApp): Promise<void> {
  assert.deepEqual(await lookEverywhere(house), []);
}

/** What consent covers is there at every public address; what it does not cover (who said it, the State's own words) is nowhere. */
async function expectTheMatrixAlone(house: TestApp): Promise<void> {
  const found = await lookEverywhere(house);
  for (const place of [
    `/en/states/${state}`,
    `/ar/states/${state}`,
    `/zh/states/${state}/matrix.pdf`,
    `/en/search?q=Ozymel`,
    `/api/v1/states/${state}/matrix`,
    `/api/v1/search?q=Tessamund`,
    "table cell",
    "function find_public_cells",
  ]) {
    assert.ok(
      found.some((hit) => hit.startsWith(place)),
      `the matrix is missing at ${place}`,
    );
  }
  assert.deepEqual(
    found.filter((hit) => hit.includes("Brevoxine") || hit.includes("Sanna") || hit.includes("Amélie")),
    [],
  );
}

/** The way of one matrix, step by step, each act by the one whose it is. */
async function openStory({ database, access, press, docx }: TestApp) {
  await setUpTexts(database);
  const [expert, chair, drafter, releaser, mission, system] = await Promise.all([
    signIn(database, "sanna"),
    signIn(database, "leto"),
    signIn(database, "edda"),
    signIn(database, "ilan"),
    signIn(database, "amelie"),
    signInSystem(database),
  ]);
  const version = await draftFilled();
  let procedure: NoObjectionId;
  let letter: LetterId;
  let run: LetterRunId;

  async function draftFilled(): Promise<MatrixVersionId> {
    return there(
      await access.transact(expert, async (work) => {
        const drafted = await draftMatrix(work, state, "m2005");
        assert.ok(drafted.ok);
        const text = {
          mark: "X" as const,
          sources: [{ kind: "law" as const, title: "Zanthrax Ozymel Act", place: "section 3" }],
          remark: "Quollivar Tessamund",
        };
        await saveCell(work, {
          version: drafted.id,
          place: { rowId: "A2.01", weapon: "NW", aspect: "framework" },
          text,
          basedOn: (await existing(drafted.id)) ?? 0,
        });
        return drafted.id;

        async function existing(id: MatrixVersionId): Promise<number | undefined> {
          const cell = await work.db
            .selectFrom("cell")
            .where("matrix_version_id", "=", id)
            .where("row_id", "=", "A2.01")
            .select("revision")
            .executeTakeFirst();
          return cell?.revision;
        }
      }),
    );
  }

  async function circulate(): Promise<void> {
    const outcome = there(await access.transact(chair, (work) => circulateMatrix(work, version)));
    assert.ok(outcome.ok, JSON.stringify(outcome));
    procedure = outcome.id;
  }

  async function adopt(): Promise<void> {
    access.moveTo("2026-03-20T15:00:00Z");
    assert.ok(there(await access.transact(system, (work) => adoptBySilence(work, procedure))).ok);
  }

  const act = async <T>(token: string, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(token, does));
  const senders: Senders = {
    begins: (does) => act(drafter, does),
    prepares: (does) => act(system, does),
    signs: (does) => act(chair, does),
    releases: (does) => act(releaser, does),
    sends: (does) => {
      access.moveTo(access.now().add({ minutes: 31 }).toString());
      return act(system, does);
    },
    print: (read) => printLetter({ press, docx }, read),
  };

  return {
    circulate,
    adopt,
    draftLetter: async () => {
      const begun = await beginTransmittal(senders, [state]);
      run = begun.run;
      [letter] = begun.letters as [LetterId]; // one State, one letter
      await prepareRun(senders, run);
    },
    release: () => sendRun(senders, run),
    answer: async (scope: Scope) => {
      const answer = {
        scope,
        noteVerbale: "NV/1",
        noteVerbaleDate: "2026-03-20",
        information: "Brevoxine Ardwick",
        inCapacity: "Permanent Representative",
      };
      assert.ok(there(await access.transact(mission, (work) => giveConsent(work, letter, answer))).ok);
    },
    supersede: async () => {
      const newer = await draftFilled();
      access.moveTo("2026-04-06T15:00:00Z");
      const circulated = there(await access.transact(chair, (work) => circulateMatrix(work, newer)));
      assert.ok(circulated.ok);
      access.moveTo("2026-04-30T15:00:00Z");
      assert.ok(there(await access.transact(system, (work) => adoptBySilence(work, circulated.id))).ok);
    },
  };
}
