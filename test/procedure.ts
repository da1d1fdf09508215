import assert from "node:assert/strict";
import type { Access, Work } from "#access/work.ts";
import { circulate } from "#committee/no-objection/circulate.ts";
import { getNoObjection } from "#committee/no-objection/no-objection.queries.ts";
import type { NoObjection, Regime } from "#committee/no-objection/no-objection.ts";
import { recordHolidays } from "#committee/working-days/record-holidays.ts";
import { type NoObjectionId, newId, type StateCode, type TextId, type TextVersionId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import { openTestDatabase, type TestDatabase, type TestServer } from "./database.ts";
import { setUpMembers } from "./members.ts";
import { accessAt, signIn, signInSystem, there } from "./people.ts";

/** Monday 7 December 2026, 10:00 in New York; five working days later it is Monday 14 December, 17:00:00. */
export const monday = "2026-12-07T15:00:00Z";
export const deadline = "2026-12-14T22:00:00Z";
export const aSecondLater = "2026-12-14T22:00:01Z";

/** The people of these tests: two delegations that are members, one that is not, and those who serve. */
const people = {
  leto: "leto",
  edda: "edda",
  sanna: "sanna",
  pia: "pia",
  rafael: "rafael",
  outsider: { name: "An outsider", kind: "member", state: "XAB" },
} as const;
type Person = keyof typeof people | "clock";

export type Chamber = {
  database: TestDatabase;
  access: Access & { moveTo: (moment: string) => void };
  tokenOf: (person: Person) => Promise<string>;
  act: <T>(person: Person, act: (work: Work) => Promise<T>) => Promise<T>;
  aText: (bodies?: string, kind?: TextKind) => Promise<{ text: TextId; version: TextVersionId }>;
  aVersion: (text: TextId, number: number, words: string, kind?: TextKind) => Promise<TextVersionId>;
  put: (texts: TextVersionId[], regime?: Regime) => Promise<NoObjectionId[]>;
  look: (id: NoObjectionId) => Promise<NoObjection>;
};

/** A Committee of fifteen with an official list for 2026, before which texts can be put. */
export async function openChamber(server?: TestServer): Promise<Chamber> {
  const database = await openTestDatabase(server);
  const access = accessAt(database, monday);
  const tokens = new Map<Person, Promise<string>>();
  const tokenOf: Chamber["tokenOf"] = (person) =>
    tokens.getOrInsertComputed(person, () =>
      person === "clock" ? signInSystem(database) : signIn(database, people[person]),
    );
  const act: Chamber["act"] = async (person, does) => there(await access.transact(await tokenOf(person), does));
  await setUpMembers(database, monday);
  await database.owner
    .insertInto("state")
    .values({ code: "XAB" as StateCode, kind: "invented", mode: "demonstration" }) // of no member of the Committee
    .execute();
  const list = { year: 2026, days: ["2026-01-01", "2026-12-25"], source: "A list" };
  await act("edda", (work) => recordHolidays(work, list));
  return { database, access, tokenOf, act, aText, aVersion, put, look };

  async function aText(words = "First words", kind: TextKind = "strategy") {
    const text = newId<TextId>();
    await database.owner
      .insertInto("committee_text")
      .values({ id: text, kind, title: "Strategy for outreach" })
      .execute();
    return { text, version: await aVersion(text, 1, words, kind) };
  }

  async function aVersion(text: TextId, number: number, words: string, kind: TextKind = "strategy") {
    const id = newId<TextVersionId>();
    const bodies = JSON.stringify({ en: { title: "Strategy", paragraphs: [words] } });
    await database.owner
      .insertInto("text_version")
      .values({ id, text_id: text, kind, number, bodies, wording: "committee" })
      .execute();
    return id;
  }

  async function put(texts: TextVersionId[], regime: Regime = "text"): Promise<NoObjectionId[]> {
    const outcome = await act("leto", (work) => circulate(work, { matrices: [], texts, regime }));
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.cases.map(({ id }) => id);
  }

  async function look(id: NoObjectionId): Promise<NoObjection> {
    return there(await access.withActor(await tokenOf("leto"), ({ db }) => getNoObjection(db, id)));
  }
}
