import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { newId, type OrganisationId, type ProviderId, type StateCode } from "#db/ids.ts";
import { fillForum, fillProvider } from "#demo/fill-provider.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { changeProgramme } from "./change-programme.ts";
import { confirmProgramme } from "./confirm-programme.ts";
import { listContributions, listTotals } from "./contribution.queries.ts";
import { type NewContribution, readAmount } from "./contribution.ts";
import { endProgramme } from "./end-programme.ts";
import { endProvider } from "./end-provider.ts";
import { listProvider } from "./list-provider.ts";
import { offerProgramme } from "./offer-programme.ts";
import { getProgramme, listOffered, listProgrammes, listVersions, readConfirmMonths } from "./programme.queries.ts";
import { capacityLeft, fitsFilter, isConfirmDue, reaches, type WrittenProgramme } from "./programme.ts";
import { listProviders } from "./provider.queries.ts";
import { recordContribution } from "./record-contribution.ts";

// Providers, what they offer and gave: who may say so, who reads it, and for how long it holds.

const database = await openTestDatabase();
const access = accessAt(database, "2026-11-24T15:00:00Z");
const [edda, iskra, clara, pia] = await Promise.all(
  (["edda", "iskra", "clara", "pia"] as const).map((key) => signIn(database, key)),
);
const act = async <T>(who: string | undefined, does: (work: Work) => Promise<T>): Promise<T> =>
  there(await access.transact(who ?? "", does));
const organisation = await database.owner.transaction().execute(fillProvider);
const source = "An invented letter";

const offered: WrittenProgramme = {
  title: { en: "Drafting of laws" },
  description: {},
  conditions: {},
  templateId: "m2017",
  rows: ["C2.01:BW", "C2.02:BW", "C3.01:NW"],
  kinds: ["legislative"],
  regions: ["african", "XOR"],
  languages: ["en", "fr"],
  capacity: 2,
  onlyFor: ["of-the-regions"],
  link: "",
  contactId: null,
  contactWords: "",
  from: null,
  to: null,
  saidOn: "2026-11-24",
  source: "",
};

const listed = async (who: Parameters<typeof listProvider>[1]["who"]): Promise<ProviderId> => {
  const outcome = await act(edda, (work) => listProvider(work, { who, source }));
  assert.ok(outcome.ok);
  return outcome.id;
};
const centre = await listed({ organisation });
const ostrand = await listed({ state: "XOS" as StateCode }); // of the cast
const forum = await listed({ organisation: await database.owner.transaction().execute(fillForum) });

const offers = async (who: string | undefined, provider: ProviderId, text = offered) => {
  const outcome = await act(who, (work) => offerProgramme(work, provider, text));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.id;
};
const asPublic = async () => (await access.asPublic((db) => listProgrammes(db))).map(({ id }) => id);

test("one organisation or State stands in the directory once, and again after it ended", async () => {
  const again = await act(edda, (work) => listProvider(work, { who: { organisation }, source }));
  assert.deepEqual(again, { ok: false, reason: "listed-already" });
  const words = "It was dissolved.";
  assert.ok((await act(edda, (work) => endProvider(work, forum, { words }))).ok);
  assert.ok(!(await access.asPublic(listProviders)).some(({ id }) => id === forum));
  const id = newId<OrganisationId>();
  await assert.rejects(
    act(iskra, (work) => listProvider(work, { who: { organisation: id }, source })),
    Refused,
  );
  assert.equal((await act(edda, (work) => endProvider(work, forum, { words }))).ok, false);
});

test("a provider's own people offer for it, a State for itself, nobody for another", async () => {
  const [ofCentre, ofState] = [await offers(iskra, centre), await offers(clara, ostrand)];
  await assert.rejects(
    act(iskra, (work) => offerProgramme(work, ostrand, offered)),
    Refused,
  );
  await assert.rejects(
    act(clara, (work) => changeProgramme(work, ofCentre, { text: offered, basedOn: 1 })),
    Refused,
  );
  await assert.rejects(
    act(pia, (work) => offerProgramme(work, centre, offered)),
    Refused,
  );
  const read = await act(pia, ({ db }) => getProgramme(db, ofCentre));
  assert.deepEqual(read.areas, ["OP2:BW", "OP3(a):NW", "OP3(b):NW"]);
  assert.deepEqual((await asPublic()).sort(), [ofCentre, ofState].sort());
  const strange = { ...offered, rows: ["C9.99:NW"] };
  const outcome = await act(iskra, (work) => offerProgramme(work, centre, strange));
  assert.deepEqual(outcome, { ok: false, reason: "no-such-row" });
  assert.equal((await act(edda, (work) => offerProgramme(work, forum, offered))).ok, false, "an ended provider");
});

test("the database holds the same: another's programme is not written, and no version is ever changed", async () => {
  const id = await offers(iskra, centre);
  const change = { title: JSON.stringify({ en: "Other" }) };
  await act(clara, ({ db }) => db.updateTable("programme").set({ revision: 2 }).where("id", "=", id).execute());
  assert.equal((await act(clara, ({ db }) => getProgramme(db, id))).revision, 1);
  await assert.rejects(
    database.owner.updateTable("programme_version").set(change).where("programme_id", "=", id).execute(),
    /never changed/,
  );
  const confirms = sql`insert into programme_confirmation (id, programme_id, number, still_true, by, at)
    values (gen_random_uuid(), ${id}, 1, true, app_actor(), app_now())`;
  await assert.rejects(
    act(clara, ({ db }) => confirms.execute(db)),
    /row-level security/,
  );
  const whoWrote = sql`select recorded_by from programme_version`;
  await assert.rejects(
    access.asPublic((db) => whoWrote.execute(db as unknown as Work["db"])), // a column the public has no grant for
    /permission denied/,
  );
});

test("a change is a new version on the one that stands; the public reads the newest alone", async () => {
  const id = await offers(iskra, centre);
  const text = { ...offered, title: { en: "Drafting of laws, and advice" } };
  assert.ok((await act(iskra, (work) => changeProgramme(work, id, { text, basedOn: 1 }))).ok);
  const late = await act(edda, (work) => changeProgramme(work, id, { text, basedOn: 1 }));
  assert.deepEqual(late, { ok: false, reason: "changed-since" });
  assert.equal((await act(pia, ({ db }) => getProgramme(db, id, 1))).title.en, "Drafting of laws");
  assert.equal((await act(pia, ({ db }) => listVersions(db, id))).length, 2);
  assert.equal((await access.asPublic((db) => getProgramme(db, id))).title.en, text.title.en);
  await assert.rejects(access.asPublic((db) => getProgramme(db, id, 1)));
});

test("a provider's word holds for the months of the rule; then it is asked, and one press confirms", async () => {
  const id = await offers(iskra, centre, { ...offered, saidOn: "2025-11-24" });
  const read = () => access.asPublic((db) => getProgramme(db, id));
  const months = await access.asPublic(readConfirmMonths);
  assert.equal(months, 12);
  assert.equal(isConfirmDue(await read(), months, "2026-11-23"), false);
  assert.equal(isConfirmDue(await read(), months, "2026-11-24"), true);
  assert.ok((await act(iskra, (work) => confirmProgramme(work, id, { number: 1, words: "" }))).ok);
  assert.equal((await read()).confirmedOn, "2026-11-24");
  assert.equal(isConfirmDue(await read(), months, "2027-11-23"), false);
  const other = await act(iskra, (work) => confirmProgramme(work, id, { number: 2, words: "" }));
  assert.deepEqual(other, { ok: false, reason: "changed-since" });
});

test("what is no longer true, or over, is no longer shown to the public, and is not taken up again", async () => {
  const id = await offers(iskra, centre);
  const over = await offers(iskra, centre, { ...offered, to: "2026-11-23" });
  assert.ok((await asPublic()).includes(id));
  assert.ok(!(await asPublic()).includes(over));
  const edition = () => access.asPublic((db) => db.selectFrom("public_edition").select("edition").executeTakeFirst());
  const before = await edition();
  assert.ok((await act(iskra, (work) => endProgramme(work, id, { words: "The money is spent." }))).ok);
  assert.notDeepEqual(await edition(), before);
  assert.ok(!(await asPublic()).includes(id));
  assert.equal((await act(pia, ({ db }) => getProgramme(db, id))).endedOn, "2026-11-24");
  const outcome = await act(iskra, (work) => changeProgramme(work, id, { text: offered, basedOn: 1 }));
  assert.deepEqual(outcome, { ok: false, reason: "ended" });
  assert.equal((await act(iskra, (work) => endProgramme(work, id, { words: "" }))).ok, false);
});

const given: NewContribution = {
  provider: centre,
  donor: "",
  kind: "money",
  amount: { value: "250000.50", currency: "USD" },
  what: "",
  language: "en",
  givenOn: "2026-03-02",
  year: 2026,
  purpose: "Workshops",
  programme: null,
  source,
  isPublic: true,
  replaces: null,
};

test("a contribution is public where the donor agrees; a correction takes its place, even out of sight", async () => {
  const first = await act(iskra, (work) => recordContribution(work, given));
  assert.ok(first.ok);
  const hidden = { ...given, amount: { value: "1000", currency: "EUR" }, isPublic: false };
  assert.ok((await act(iskra, (work) => recordContribution(work, hidden))).ok);
  assert.deepEqual(await access.asPublic(listTotals), [{ year: 2026, currency: "USD", total: "250000.50", count: 1 }]);
  assert.equal((await act(pia, ({ db }) => listTotals(db))).length, 2);
  const [shown] = await access.asPublic((db) => listContributions(db));
  assert.equal(shown?.donor, "Halden Harbour Centre for Assistance");
  await assert.rejects(
    act(clara, (work) => recordContribution(work, given)),
    Refused,
  );
  await assert.rejects(
    act(iskra, (work) => recordContribution(work, { ...given, provider: null, donor: "X" })),
    Refused,
  );
  const correction = { ...given, isPublic: false, replaces: first.id };
  await assert.rejects(
    act(clara, (work) => recordContribution(work, { ...correction, provider: ostrand })),
    Refused,
  );
  assert.ok((await act(iskra, (work) => recordContribution(work, correction))).ok);
  assert.deepEqual(await access.asPublic((db) => listContributions(db)), []);
  const again = await act(edda, (work) => recordContribution(work, correction));
  assert.deepEqual(again, { ok: false, reason: "replaced-already" });
  const later = await act(edda, (work) => recordContribution(work, { ...given, givenOn: "2026-11-25" }));
  assert.deepEqual(later, { ok: false, reason: "in-the-future" });
});

test("what is offered today stands ready for matching, with what is left of its capacity", async () => {
  const id = await offers(iskra, centre);
  const later = await offers(iskra, centre, { ...offered, from: "2026-12-01", capacity: null });
  const on = (day: string) => act(edda, ({ db }) => listOffered(db, day));
  const today = await on("2026-11-24");
  assert.equal(today.find((one) => one.id === id)?.left, 2);
  assert.ok(!today.some((one) => one.id === later));
  assert.equal((await on("2026-12-01")).find((one) => one.id === later)?.left, null);
  assert.equal(capacityLeft({ capacity: 2 }, 3), 0);
});

test("a programme fits by its paragraphs, weapons, kinds, places and languages", () => {
  const groups = new Map([
    ["XMB", "african" as const],
    ["XOR", "latin-american-and-caribbean" as const],
  ]);
  const programme = { ...offered, areas: ["OP2:BW", "OP7:"] };
  const fits = (filter: Parameters<typeof fitsFilter>[1]) => fitsFilter(programme, filter, groups);
  assert.ok(
    fits({}) && fits({ paragraph: "OP2", weapon: "BW" }) && fits({ weapon: "NW" }),
    "a row without weapons is for all",
  );
  assert.ok(!fits({ paragraph: "OP2", weapon: "NW" }) && !fits({ paragraph: "OP3(a)" }));
  assert.ok(fits({ kind: "legislative", language: "fr" }) && !fits({ kind: "training" }) && !fits({ language: "zh" }));
  for (const region of ["XMB", "african", "XOR", "latin-american-and-caribbean"]) assert.ok(fits({ region }), region);
  for (const region of ["XOS", "asia-pacific"]) assert.ok(!fits({ region }), region);
  assert.ok(reaches({ regions: [] }, "XOS", groups), "everywhere");
});

test("an amount is read as it is typed, and never guessed", () => {
  for (const [typed, read] of Object.entries({
    "250 000,5": "250000.5",
    "1000": "1000",
    "1,200": undefined,
    "1e5": undefined,
    "0": undefined,
    "-3": undefined,
  }))
    assert.equal(readAmount(typed), read, typed);
});
