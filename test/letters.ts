import assert from "node:assert/strict";
import type { Visit, Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import type { PreparedLetter } from "#correspondence/runs/prepare-letter.ts";
import type { ReadLetter } from "#correspondence/runs/read-letter.ts";
import type { AccountId, LetterId, LetterRunId, MatrixVersionId, StateCode } from "#db/ids.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { fillDemonstrationHolidays } from "#demo/fill-holidays.ts";
import { fillMembership } from "#demo/fill-membership.ts";
import { fillDemonstrationTexts } from "#demo/fill-texts.ts";
import { beginTransmittal, prepareRun, type Senders, sendRun } from "#demo/send-letters.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { openTestDatabase, type TestDatabase, type TestServer } from "./database.ts";
import { accessAt, type MovableAccess, signIn, signInSystem, there } from "./people.ts";

type Person = CastKey | "clock";

/** A database with the Committee's texts in force, and its people signed in: what letters are tested on. */
export type Chancery = {
  database: TestDatabase;
  access: MovableAccess;
  tokenOf: (person: Person) => Promise<string>;
  act: <T>(person: Person, act: (work: Work) => Promise<T>) => Promise<T>;
  read: <T>(person: Person, read: (visit: Visit) => Promise<T>) => Promise<T>;
  aDraftMatrix: (state: string) => Promise<MatrixVersionId>;
  approve: (matrix: MatrixVersionId) => Promise<void>;
  /** A run of one letter to a State, begun and not prepared. */
  aRun: (...states: string[]) => Promise<{ run: LetterRunId; letters: LetterId[] }>;
  /** The letter of a State, taken all the way out of the house; time moves past its window. */
  aSentLetter: (...states: string[]) => Promise<LetterId>;
  senders: Senders;
};

/** The days of a letter in these tests: New York is at noon. */
export const days = {
  drafting: "2026-11-02T17:00:00Z",
  circulation: "2026-11-03T17:00:00Z",
  afterDeadline: "2026-11-20T17:00:00Z",
};

export async function openChancery(server?: TestServer): Promise<Chancery> {
  const database = await openTestDatabase(server);
  const access = accessAt(database, days.drafting);
  const tokens = new Map<Person, Promise<string>>();
  const tokenOf = (person: Person): Promise<string> =>
    tokens.getOrInsertComputed(person, () => (person === "clock" ? signInSystem(database) : signIn(database, person)));
  const act: Chancery["act"] = async (person, does) => there(await access.transact(await tokenOf(person), does));
  const read: Chancery["read"] = async (person, reads) => there(await access.withActor(await tokenOf(person), reads));
  await putTextsInForce(database, tokenOf);
  const senders = sendersOf(act, access);
  const aRun: Chancery["aRun"] = (...states) => beginTransmittal(senders, states);
  return { database, access, tokenOf, act, read, aDraftMatrix, approve, aRun, aSentLetter, senders };

  async function aDraftMatrix(state: string): Promise<MatrixVersionId> {
    return await act("sanna", async (work) => {
      const drafted = await draftMatrix(work, state as StateCode, "m2005"); // an invented State of the test
      assert.ok(drafted.ok);
      for (const rowId of ["A2.01", "A2.02"])
        await saveCell(work, {
          version: drafted.id,
          place: { rowId, weapon: "NW", aspect: "framework" },
          text: { mark: "X", sources: [{ kind: "law", title: "Strategic Goods Act", place: "section 4" }], remark: "" },
          basedOn: 0,
        });
      return drafted.id;
    });
  }

  /** Lets the Committee adopt a text by silence; time stands after the deadline then. */
  async function approve(matrix: MatrixVersionId): Promise<void> {
    const circulated = await act("leto", (work) => circulateMatrix(work, matrix));
    assert.ok(circulated.ok);
    const after = circulated.deadline.add({ hours: 24 }).toString();
    access.moveTo(after);
    assert.ok((await act("clock", (work) => adoptBySilence(work, circulated.id))).ok);
  }

  async function aSentLetter(...states: string[]): Promise<LetterId> {
    const { run, letters } = await beginTransmittal(senders, states);
    await prepareRun(senders, run);
    await sendRun(senders, run);
    const [first] = letters;
    assert.ok(first);
    return first;
  }
}

/** Who sends letters in tests: the cast, each as themselves; the clock after half an hour. */
export function sendersOf(
  act: Chancery["act"],
  access: Chancery["access"],
  print: Senders["print"] = async (read) => printedAs(read),
): Senders {
  return {
    begins: (does) => act("edda", does),
    prepares: (does) => act("clock", does),
    signs: (does) => act("leto", does),
    releases: (does) => act("ilan", does),
    sends: async (does) => {
      access.moveTo(access.now().add({ minutes: 31 }).toString());
      return await act("clock", does);
    },
    print,
  };
}

async function putTextsInForce(database: TestDatabase, tokenOf: (person: Person) => Promise<string>): Promise<void> {
  await tokenOf("leto");
  const name = cast.find(({ key }) => key === "leto")?.name ?? "";
  const chair = await database.owner.selectFrom("account").where("name", "=", name).select("id").executeTakeFirst();
  const chairId = chair?.id ?? ("" as AccountId); // just signed in
  await database.owner.transaction().execute(async (transaction) => {
    await fillMembership(transaction, { leto: chairId }, Temporal.Instant.from(days.drafting));
    await fillDemonstrationHolidays(transaction, Temporal.Instant.from(days.drafting));
    await fillDemonstrationTexts(transaction, "2026-10-01", chairId);
  });
}

/** Files as a press would give them, for tests that do not read them. */
export function printedAs(read: ReadLetter): PreparedLetter {
  const bytes = (name: string): Uint8Array => Buffer.from(`%PDF ${name} ${JSON.stringify(read.sheet)}`);
  return read.sheet
    ? {
        ...read,
        pages: 1,
        files: [
          { standard: "ua-1", bytes: bytes("to send") },
          { standard: "a-2a", bytes: bytes("to keep") },
        ],
      }
    : { ...read, pages: null, files: [] };
}
