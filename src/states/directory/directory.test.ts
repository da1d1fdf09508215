import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import { newId } from "#db/ids.ts";
import { fillDirectory } from "#demo/fill-directory.ts";
import { fillInventedStates } from "#demo/fill-invented-states.ts";
import { languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { openDoors } from "#test/plain-doors.ts";
import { listContacts } from "./contact.queries.ts";
import {
  type Contact,
  type ContactText,
  capacities,
  findInTheWay,
  isEmail,
  isTelephone,
  readList,
  whyNotEnd,
  whyNotReplace,
} from "./contact.ts";
import { directoryRoutes } from "./directory.routes.tsx";
import { filterContacts } from "./directory-filter.ts";
import { endContact } from "./end-contact.ts";
import { columns } from "./entry-cells.ts";
import { listMemberships, listOrganisations } from "./organisation.queries.ts";
import { publishContact } from "./publish-contact.ts";
import { recordContact } from "./record-contact.ts";
import { recordMembership } from "./record-membership.ts";
import { replaceContact } from "./replace-contact.ts";
import { unpublishContact } from "./unpublish-contact.ts";

const state = (code: string) => ({ kind: "state" as const, code: code as StateCode }); // of the cast

const text: ContactText = {
  honorific: "Ms.",
  name: "Rosalind Ferrow",
  function: "Counsellor",
  isPerson: true,
  postAddress: "",
  emails: ["ferrow@example.org"],
  telephones: ["+1 212 555 0199"],
  language: "en",
};

const contact = (given: Partial<Contact>): Contact => ({
  ...text,
  id: newId(),
  addressee: state("XOS"),
  capacity: "permanent-mission",
  from: "2025-01-01",
  to: null,
  publicBy: null,
  source: "the test",
  replaces: null,
  replacedBy: null,
  ...given,
});

test("only one mission and one head stand at a time; points of contact may be many", () => {
  const standing = [contact({ to: "2026-01-01" })];
  assert.ok(findInTheWay(contact({ from: "2025-12-31" }), standing));
  assert.equal(findInTheWay(contact({ from: "2026-01-01" }), standing), undefined);
  assert.equal(findInTheWay(contact({ addressee: state("XVA") }), standing), undefined);
  const point = contact({ capacity: "point-of-contact-capital" });
  assert.equal(findInTheWay(point, [point]), undefined);
});

test("an entry is replaced once, a mistake on its own first day, and ends once", () => {
  assert.equal(whyNotReplace(contact({}), "2025-01-02"), undefined);
  assert.equal(whyNotReplace(contact({}), "2025-01-01"), undefined);
  assert.equal(whyNotReplace(contact({}), "2024-12-31"), "begins-too-early");
  const never = contact({ to: "2025-01-01" });
  assert.equal(findInTheWay(contact({}), [never]), undefined, "what never held");
  assert.equal(whyNotReplace(contact({ to: "2025-06-01" }), "2025-07-01"), "ended-before");
  assert.equal(whyNotReplace(contact({ replacedBy: newId() }), "2025-07-01"), "replaced-already");
  assert.equal(whyNotEnd(contact({}), "2024-12-31"), "before-it-began");
  assert.equal(whyNotEnd(contact({ to: "2025-06-01" }), "2025-06-01"), "ends-earlier");
  assert.equal(whyNotEnd(contact({ to: "2025-06-01" }), "2025-05-01"), undefined);
});

test("addresses and numbers are told from what is none", () => {
  for (const right of ["a@example.org", "mission.xos@un.example.com"]) assert.ok(isEmail(right), right);
  for (const wrong of ["a", "a@b", "a b@example.org", "a@example..org", "<a@example.org>", "a@x@y.z"])
    assert.ok(!isEmail(wrong), wrong);
  for (const right of ["+1 212 555 0100", "(212) 555-0100", "+33 1 55 50 10 00 ext. 12"])
    assert.ok(isTelephone(right), right);
  for (const wrong of ["12", "call me", "+1 212 =1+1"]) assert.ok(!isTelephone(wrong), wrong);
  assert.deepEqual(readList(" a \n\nb; a "), ["a", "b"]);
});

test("words of a search are found without case and accents, in names, functions and addresses", () => {
  const all = [
    contact({}),
    contact({ name: "Solène Marchebois", emails: ["s@example.com"] }),
    contact({ to: "2025-02-01" }),
  ];
  const said = { groups: new Map(), nameOf: () => "Valmère", languageOf: () => "fr" as const };
  const filter = { kind: undefined, group: undefined, language: undefined, on: "2026-01-01" };
  const found = (words: string) => filterContacts(all, { ...filter, words }, said).length;
  assert.equal(found(""), 2);
  assert.equal(found("SOLENE valmere"), 1);
  assert.equal(found("example.com"), 1);
  assert.equal(found("nobody"), 0);
});

test("each heading and each capacity is told from the others in every language", () => {
  const words = languages.flatMap((language) =>
    columns.map((column) => [t(language, `directory.column.${column}`).toLowerCase(), column] as const),
  );
  for (const [word, column] of words)
    assert.ok(!words.some(([other, its]) => other === word && its !== column), `${word}: ${column}`);
  const kinds = languages.flatMap((language) =>
    capacities.map((one) => [t(language, `directory.capacity.${one}`).toLowerCase(), one] as const),
  );
  for (const [word, one] of kinds) assert.ok(!kinds.some(([other, its]) => other === word && its !== one), word);
});

test("the directory on the database", async (t) => {
  const database = await openTestDatabase();
  await database.owner.transaction().execute(fillInventedStates);
  const access = accessAt(database, "2026-11-24T15:00:00Z");
  const edda = await signIn(database, "edda");
  const act = async <T>(does: (work: Work) => Promise<T>): Promise<T> => there(await access.transact(edda, does));
  const ask = openDoors(access, directoryRoutes);
  await access.transact(edda, fillDirectory);
  const entries = (code: string) => act(({ db }) => listContacts(db, state(code)));

  await t.test("a change is a new entry: the old one ends on the day the new one begins", async () => {
    const [before, after] = (await entries("XVA")).filter(({ capacity }) => capacity === "point-of-contact-capital");
    assert.equal(before?.to, after?.from);
    assert.equal(after?.replaces, before?.id);
    assert.equal(before?.replacedBy, after?.id);
  });

  await t.test("a second mission is refused while one stands, and an entry is replaced only once", async () => {
    const entry = {
      ...text,
      addressee: state("XOS"),
      capacity: "permanent-mission" as const,
      from: "2026-01-01",
      to: null,
    };
    assert.deepEqual(await act((work) => recordContact(work, { ...entry, source: "NV/1" })), {
      ok: false,
      reason: "another-stands",
    });
    const [mission] = await entries("XOS");
    assert.ok(mission);
    const next = { ...text, from: "2026-12-01", to: null, source: "NV/1" };
    assert.ok((await act((work) => replaceContact(work, mission.id, next))).ok);
    const again = await act((work) => replaceContact(work, mission.id, { ...next, from: "2026-12-02" }));
    assert.deepEqual(again, { ok: false, reason: "replaced-already" });
    assert.equal((await act((work) => endContact(work, mission.id, { to: "2026-11-01", source: "NV/2" }))).ok, false);
  });

  await t.test("consent to be named in public is recorded in words and withdrawn", async () => {
    const entry = (await entries("XLE")).at(-1);
    assert.ok(entry);
    assert.ok((await act((work) => publishContact(work, entry.id, "She agreed by letter of 3 March."))).ok);
    assert.equal((await act((work) => publishContact(work, entry.id, "Again."))).ok, false);
    assert.ok((await act((work) => unpublishContact(work, entry.id))).ok);
    assert.equal((await act((work) => unpublishContact(work, entry.id))).ok, false);
  });

  await t.test("a State belongs to an organisation once at a time", async () => {
    const [organisation] = await act(({ db }) => listOrganisations(db));
    assert.ok(organisation);
    const members = await act(({ db }) => listMemberships(db, { organisation: organisation.id }));
    const [member] = members;
    assert.ok(member);
    const again = await act((work) => recordMembership(work, { ...member, from: "2026-01-01" }));
    assert.deepEqual(again, { ok: false, reason: "belongs-already" });
  });

  await t.test("the database keeps entries as they were, whoever asks", async () => {
    const [entry] = await entries("XHD");
    assert.ok(entry);
    const owner = database.owner;
    const change = (set: object) => owner.updateTable("contact").set(set).where("id", "=", entry.id).execute();
    await assert.rejects(change({ name: "another" }), /replaced by a new one/);
    await assert.rejects(owner.deleteFrom("contact").where("id", "=", entry.id).execute(), /is kept/);
    await assert.rejects(
      owner
        .insertInto("contact")
        .values({ ...row(entry), replaces: entry.id })
        .execute(),
      /takes the place of one/,
    );
    await assert.rejects(owner.deleteFrom("organisation_member").execute(), /is kept/);
  });

  await t.test("a State sees its own entries, a member and the public nothing", async () => {
    const [amelie, pia] = await Promise.all([signIn(database, "amelie"), signIn(database, "pia")]);
    const list = await ask(amelie, "/en/directory");
    assert.match(list.text, /Bastien Orvault/);
    assert.doesNotMatch(list.text, /Ingrid Halloway|Fairweather/);
    assert.equal((await ask(amelie, "/en/directory/states/XVA")).status, 200);
    assert.equal((await ask(amelie, "/en/directory/states/XOS")).status, 404);
    assert.equal((await ask(amelie, "/en/directory/export.csv")).status, 403);
    assert.equal((await ask(amelie, "/en/directory/imports")).status, 403);
    assert.equal((await ask(amelie, "/en/directory/contacts/new")).status, 403);
    const [organisation] = await act(({ db }) => listOrganisations(db));
    const about = await ask(amelie, `/en/directory/organisations/${organisation?.id}`);
    assert.match(about.text, /Members and observers/);
    assert.doesNotMatch(about.text, /No entry holds|liaison/);
    assert.equal((await ask(pia, "/en/directory")).status, 403);
    const seen = there(await access.withActor(pia, ({ db }) => listContacts(db)));
    assert.deepEqual(seen, []);
    await assert.rejects(
      access.asPublic((db) => listContacts(db)),
      /permission denied/,
    );
    await assert.rejects(
      access.asPublic((db) => db.selectFrom("organisation_member").selectAll().execute()),
      /permission denied/,
    );
  });

  await t.test("addresses and numbers run left to right on an Arabic page", async () => {
    const page = await ask(edda, "/ar/directory/states/XNA");
    assert.equal(page.status, 200);
    assert.match(page.text, /<bdi dir="ltr">mission\.xna@example\.org<\/bdi>/);
    assert.match(page.text, /<bdi dir="ltr">\+1\u00a0212\u00a0555\u00a00113<\/bdi>/);
  });

  await t.test("the list is narrowed by the address: kind, group, language, words, day", async () => {
    const find = async (query: string) => (await ask(edda, `/en/directory?${query}`)).text;
    assert.match(await find("kind=organisations"), /Anselm Torquay/);
    assert.doesNotMatch(await find("kind=organisations"), /Halloway/);
    assert.match(await find("group=african"), /Wendamo/);
    assert.doesNotMatch(await find("group=african"), /Halloway/);
    assert.match(await find("language=ru"), /Вера Лесова/);
    assert.doesNotMatch(await find("language=ru"), /Halloway/);
    assert.match(await find("words=marchebois&on=2025-06-01"), /Solène Marchebois/);
    assert.doesNotMatch(await find("words=marchebois"), /Solène Marchebois/);
    assert.match(await find("on-day=31&on-month=2&on-year=2026"), /not a day that exists/);
  });

  await t.test("an entry is recorded by a form; what was typed wrong comes back with it", async () => {
    const form = {
      addressee: "XFE",
      capacity: "head",
      person: "person",
      name: "Rosalind Ferrow",
      emails: "ferrow@example.org\nno address",
      "from-day": "31",
      "from-month": "2",
      "from-year": "2026",
    };
    const refused = await ask(edda, "/en/directory/contacts", form);
    assert.equal(refused.status, 422);
    for (const words of [
      /“Capacity” does not fit/,
      /Not an e-mail address: .no address/,
      /“First day” is not a day/,
      /choose: Source/,
      /value="Rosalind Ferrow"/,
      /value="31"/,
    ])
      assert.match(refused.text, words);
    const right = { ...form, capacity: "capital", emails: "ferrow@example.org", source: "NV/7", "from-month": "1" };
    const recorded = await ask(edda, "/en/directory/contacts", right);
    assert.equal(recorded.to, "/en/directory/states/XFE?done=contact-recorded");
    assert.match((await ask(edda, recorded.to)).text, /Rosalind Ferrow/);
  });

  await t.test(
    "an entry is replaced, ended and named by forms; a late one is told and keeps what was typed",
    async () => {
      const entry = (await entries("XFE")).find(({ capacity }) => capacity === "capital");
      assert.ok(entry);
      const at = `/en/directory/contacts/${entry.id}`;
      const day = (name: string, year: string) => ({
        [`${name}-day`]: "1",
        [`${name}-month`]: "6",
        [`${name}-year`]: year,
      });
      assert.match((await ask(edda, `${at}/replacement`)).text, /ferrow@example\.org/);
      const next = { person: "person", name: "Hal Fenning", source: "NV/8", ...day("from", "2026") };
      assert.equal((await ask(edda, `${at}/replacement`, next)).to, "/en/directory/states/XFE?done=contact-replaced");
      const late = await ask(edda, `${at}/replacement`, { ...next, name: "Una Fenning" });
      assert.equal(late.status, 409);
      assert.match(late.text, /has taken its place already/);
      assert.match(late.text, /value="Una Fenning"/);
      const newer = (await entries("XFE")).at(-1);
      assert.ok(newer);
      const its = `/en/directory/contacts/${newer.id}`;
      assert.equal((await ask(edda, `${its}/publication`, { by: "" })).status, 422);
      assert.equal((await ask(edda, `${its}/publication`, { by: "By e-mail." })).status, 303);
      assert.equal((await ask(edda, `${its}/withdrawal`, {})).status, 303);
      assert.equal((await ask(edda, `${its}/withdrawal`, {})).status, 409);
      assert.equal((await ask(edda, `${its}/ending`, day("last", "2025"))).status, 422);
      assert.equal((await ask(edda, `${its}/ending`, { ...day("last", "2025"), source: "NV/9" })).status, 409);
      assert.equal((await ask(edda, `${its}/ending`, { ...day("last", "2026"), source: "NV/9" })).status, 303);
    },
  );

  await t.test("an organisation is recorded, gains and loses a member, and ends", async () => {
    const names = { kind: "regional", "short-name": "BOR", "name-fr": "Bureau des Ormes", source: "the test" };
    assert.equal((await ask(edda, "/en/directory/organisations", { ...names, "short-name": "" })).status, 422);
    const recorded = await ask(edda, "/en/directory/organisations", names);
    assert.equal(recorded.status, 303);
    assert.equal((await ask(edda, "/en/directory/organisations", names)).status, 409);
    const [at = ""] = recorded.to.split("?");
    const first = { "from-day": "1", "from-month": "1", "from-year": "2026" };
    const member = { addressee: "XEP", kind: "member", source: "the test", ...first };
    assert.equal((await ask(edda, `${at}/members`, { ...member, kind: "" })).status, 422);
    const nobody = await ask(edda, `${at}/members`, { ...member, addressee: "" });
    assert.match(nobody.text, /href="#addressee">Fill in or choose: State\.</, "as the form calls the field");
    assert.equal((await ask(edda, `${at}/members`, member)).status, 303);
    assert.equal((await ask(edda, `${at}/members`, member)).status, 409);
    const page = (await ask(edda, at)).text;
    assert.match(page, /lang="fr"[^>]*>Bureau des Ormes/);
    const [, ending = ""] = /href="([^"]+\/members\/[^"]+\/ending)"/.exec(page) ?? [];
    const last = { "last-day": "1", "last-month": "2", "last-year": "2026", source: "the test" };
    assert.equal((await ask(edda, ending)).status, 200);
    assert.equal((await ask(edda, ending, last)).status, 303);
    assert.equal((await ask(edda, `${at}/ending`)).status, 200);
    assert.equal((await ask(edda, `${at}/ending`, last)).status, 303);
    assert.equal((await ask(edda, `${at}/ending`, last)).status, 409);
    const [id] = at.split("/").slice(-1);
    const organisation = (await act(({ db }) => listOrganisations(db))).find(
      (one) => one.id === (id as OrganisationId),
    );
    assert.equal(organisation?.endedOn, "2026-02-02");
  });
});

function row(entry: Contact) {
  return {
    id: newId<Contact["id"]>(),
    state_code: entry.addressee.kind === "state" ? entry.addressee.code : null,
    capacity: entry.capacity,
    is_person: false,
    valid_from: "2026-12-01",
    source: "the test",
    recorded_at: Temporal.Instant.from("2026-11-24T15:00:00Z"),
  };
}
