import assert from "node:assert/strict";
import type { Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import type { AccountId, LetterId, MatrixVersionId, NoObjectionId, StateCode } from "#db/ids.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { beginTransmittal, prepareRun, sendRun } from "#demo/send-letters.ts";
import { openMailClock } from "#jobs/mail/mail-clock.ts";
import type { Post } from "#jobs/mail/post.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { openAwaitingOf } from "#web/awaiting/awaiting-of.ts";
import { openTestApp, type TestApp, url } from "./app.ts";
import type { TestServer } from "./database.ts";
import { sendersOf } from "./letters.ts";
import { signIn, signInSystem, there } from "./people.ts";
import { setUpTexts } from "./texts.ts";

export type StoredMail = {
  to: string;
  kind: string;
  subject: string;
  body: string;
  tries: number;
  sentAt: Temporal.Instant | null;
  gaveUpAt: Temporal.Instant | null;
  trouble: string | null;
  messageId: string;
};

/** The whole product with the demonstration's people and texts, and nothing else until the test makes it. */
export type MailHouse = TestApp & {
  idOf: (who: CastKey) => Promise<AccountId>;
  act: <T>(who: CastKey, act: (work: Work) => Promise<T>) => Promise<T>;
  /** Puts a matrix of a State under no-objection; five working days run. */
  circulate: (state: string) => Promise<{ id: NoObjectionId; version: MatrixVersionId; deadline: Temporal.Instant }>;
  aDraft: (state: string) => Promise<MatrixVersionId>;
  /** A letter that left for its State: its matrix was adopted, and time stands after that. */
  aReleasedLetter: (state: string) => Promise<LetterId>;
  /** Every mail there is, as the owner of the database sees them, the oldest first. */
  mails: (who?: CastKey) => Promise<StoredMail[]>;
  cookie: (who: CastKey) => Promise<string>;
  /** The mail of another process that shares the database: it remembers nothing of the first one's looks. */
  runMail: () => Promise<void>;
};

type Options = { at: string; server?: TestServer; post?: Post };

export async function openMailHouse(options: Options): Promise<MailHouse> {
  const house = await openTestApp(options);
  const { database, access, accounts } = house;
  await setUpTexts(database, options.at);

  const act: MailHouse["act"] = async (who, does) => there(await access.transact(await signIn(database, who), does));

  const aDraft = (state: string): Promise<MatrixVersionId> =>
    act("sanna", async (work) => {
      const drafted = await draftMatrix(work, state as StateCode, "m2005"); // an invented State of the test
      assert.ok(drafted.ok);
      await saveCell(work, {
        version: drafted.id,
        place: { rowId: "A2.01", weapon: "NW", aspect: "framework" },
        text: { mark: "X", sources: [], remark: "In force" },
        basedOn: 0,
      });
      return drafted.id;
    });

  const circulate: MailHouse["circulate"] = async (state) => {
    const version = await aDraft(state);
    const outcome = await act("leto", (work) => circulateMatrix(work, version));
    assert.ok(outcome.ok);
    return { id: outcome.id, version, deadline: outcome.deadline };
  };

  const aReleasedLetter = async (state: string): Promise<LetterId> => {
    const { id, deadline } = await circulate(state);
    access.moveTo(deadline.add({ hours: 1 }).toString());
    const clock = await signInSystem(database);
    assert.ok(there(await access.transact(clock, (work) => adoptBySilence(work, id))).ok);
    const byAnybody: Parameters<typeof sendersOf>[0] = async (who, does) =>
      who === "clock" ? there(await access.transact(clock, does)) : await act(who, does);
    const senders = sendersOf(byAnybody, access);
    const { run, letters } = await beginTransmittal(senders, [state]);
    await prepareRun(senders, run);
    await sendRun(senders, run);
    const [letter] = letters;
    assert.ok(letter);
    return letter;
  };

  return {
    ...house,
    act,
    aDraft,
    circulate,
    aReleasedLetter,
    idOf: async (who) => {
      const { id } = await database.owner
        .selectFrom("account")
        .where("name", "=", nameOf(who))
        .select("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    mails: (who) => listStored(house, who && nameOf(who)),
    cookie: (who) => house.cookieOf(nameOf(who)),
    runMail: async () => {
      const due = openMailClock({ awaitingOf: openAwaitingOf({ access, accounts }), url, post: options.post });
      await due(access, await accounts.openSystemSession());
    },
  };
}

export function nameOf(who: CastKey): string {
  return cast.find(({ key }) => key === who)?.name ?? "";
}

async function listStored({ database }: TestApp, name: string | undefined): Promise<StoredMail[]> {
  return await database.owner
    .selectFrom("mail")
    .innerJoin("account", "account.id", "mail.account_id")
    .$if(name !== undefined, (query) => query.where("account.name", "=", name ?? ""))
    .select([
      "account.name as to",
      "mail.kind",
      "mail.subject",
      "mail.body",
      "mail.tries",
      "mail.sent_at as sentAt",
      "mail.gave_up_at as gaveUpAt",
      "mail.trouble",
      "mail.message_id as messageId",
    ])
    .orderBy("mail.made_at")
    .orderBy("mail.id")
    .execute();
}
