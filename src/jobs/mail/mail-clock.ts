import type { Access } from "#access/work.ts";
import type { AccountId, MailId } from "#db/ids.ts";
import type { AwaitingOf } from "#jobs/awaiting-line.ts";
import type { Due } from "#jobs/clock.ts";
import { listMailReaders, type MailReader, wereDigestsMade } from "./digest.queries.ts";
import { lastDigestHours } from "./digest.ts";
import { listMailsToSend } from "./mail.queries.ts";
import type { MailRoom, NewMail } from "./mail.ts";
import { digestWords } from "./mail-words.ts";
import { makeDigests } from "./make-digests.ts";
import type { Post } from "./post.ts";
import { settleMail } from "./settle-mail.ts";
import { tryMail } from "./try-mail.ts";
import { warnOfDeadlines } from "./warn-of-deadlines.ts";

/** What the mail needs of the house: what awaits a person, the address for links, and the way out, if there is one. */
export type MailParts = { awaitingOf: AwaitingOf; url: string; post: Post | undefined };

const betweenLooks = Temporal.Duration.from({ minutes: 15 });
const mostInOneGo = 50;

/** Makes the mail that has fallen due and sends what waits. Run each minute with the system's token; two processes may run it. */
export function openMailClock({ awaitingOf, url, post }: MailParts): Due {
  const room: MailRoom = { url, leaves: post !== undefined };
  let lookedAt: Temporal.Instant | undefined;
  return async (access, systemToken) => {
    const at = await access.withActor(systemToken, async (visit) => visit.at);
    if (!at) return;
    const house = { access, systemToken, awaitingOf, room, at };
    try {
      await makeDueDigests(house);
      // Deadlines are looked for four times an hour: to read what awaits everybody each minute would be much reading for nothing.
      if (!lookedAt || Temporal.Instant.compare(lookedAt.add(betweenLooks), at) <= 0) {
        await warnOfNearDeadlines(house);
        lookedAt = at;
      }
    } finally {
      if (post) await sendWhatWaits(access, systemToken, post);
    }
  };
}

type House = {
  access: Access;
  systemToken: string;
  awaitingOf: AwaitingOf;
  room: MailRoom;
  at: Temporal.Instant;
};

async function makeDueDigests(house: House): Promise<void> {
  const { weekly, daily } = lastDigestHours(house.at);
  const isSame = Temporal.Instant.compare(weekly, daily) === 0;
  await makeDigestsOf(house, weekly, ({ rhythm }) => rhythm === "weekly" || (isSame && rhythm === "daily"));
  if (!isSame) await makeDigestsOf(house, daily, ({ rhythm }) => rhythm === "daily");
}

/** What awaits everybody is read before the act, so that the act is short; if another process was quicker, nothing comes of it. */
async function makeDigestsOf(
  { access, systemToken, awaitingOf, room }: House,
  dueAt: Temporal.Instant,
  isFor: (reader: MailReader) => boolean,
): Promise<void> {
  const readers = await access.withActor(systemToken, async ({ db }) =>
    (await wereDigestsMade(db, dueAt)) ? [] : await listMailReaders(db),
  );
  const wanting = (readers ?? []).filter((reader) => isFor(reader) && choseBefore(reader, dueAt));
  if (wanting.length === 0) return;
  const mails: NewMail[] = [];
  for (const { id } of wanting) {
    const what = await awaitingOf(id);
    const words = what && digestWords(what, room.url);
    if (words) mails.push({ account: id, language: what.language, ...words });
  }
  await access.transact(systemToken, (work) => makeDigests(work, dueAt, { mails, room }));
}

function choseBefore({ chosenAt }: MailReader, dueAt: Temporal.Instant): boolean {
  return !chosenAt || Temporal.Instant.compare(chosenAt, dueAt) <= 0;
}

async function warnOfNearDeadlines({ access, systemToken, awaitingOf, room }: House): Promise<void> {
  for (const id of await listReaders(access, systemToken)) {
    const what = await awaitingOf(id);
    if (!what || what.urgent.length === 0) continue;
    await access.transact(systemToken, (work) => warnOfDeadlines(work, what, room));
  }
}

async function listReaders(access: Access, systemToken: string): Promise<AccountId[]> {
  const readers = await access.withActor(systemToken, ({ db }) => listMailReaders(db));
  return (readers ?? []).map(({ id }) => id);
}

/** One after the other: take in hand, send, write down. No transaction is open while the network is waited for. */
async function sendWhatWaits(access: Access, systemToken: string, post: Post): Promise<void> {
  const waiting = await access.withActor(systemToken, ({ db, at }) => listMailsToSend(db, at, mostInOneGo));
  for (const id of waiting ?? []) if (!(await sendOne(access, systemToken, post, id))) return;
}

/** Sends one mail; false when nobody could be reached, so that the others wait as well. */
async function sendOne(access: Access, systemToken: string, post: Post, id: MailId): Promise<boolean> {
  const taken = await access.transact(systemToken, (work) => tryMail(work, id));
  if (!taken?.ok) return true;
  const { to } = taken.mail;
  const answer = await post.send(taken.mail);
  await access.transact(systemToken, (work) => settleMail(work, id, { to, answer }));
  return answer.ok || !answer.unreachable;
}
