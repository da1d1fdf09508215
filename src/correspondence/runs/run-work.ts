import type { Access } from "#access/work.ts";
import type { LetterDeliveryId, LetterId, LetterRunId } from "#db/ids.ts";
import type { DocxPress, TrackedDifference } from "#documents/docx.ts";
import type { DifferenceSheet, LetterSheet } from "#documents/letter-sheet.ts";
import type { PdfPress } from "#documents/pdf.ts";
import type { Due } from "#jobs/clock.ts";
import type { Post, Posted } from "#jobs/mail/post.ts";
import { confirmArrival, listArrived } from "../ledger/confirm-arrival.ts";
import { listDueReminders, remind } from "../ledger/remind.ts";
import { letterMail, reminderMail } from "./letter-mail.ts";
import { getRunLetter, listRunsWithWork } from "./letter-run.queries.ts";
import {
  listLettersToPrepare,
  listLettersToSend,
  listRemindersToSend,
  readKeptLetter,
} from "./letters-in-work.queries.ts";
import { type LetterFile, type PreparedLetter, prepareLetter } from "./prepare-letter.ts";
import { type ReadLetter, type RunBasis, readLetter, readRunBasis } from "./read-letter.ts";
import type { ReadRequestInLetter } from "./request-in-letter.ts";
import { sendByHand } from "./send-by-hand.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { takeDelivery } from "./take-delivery.ts";

/** What runs need of the house: the press, the way out for mail if there is one, and where mail that bounces comes back. */
export type RunParts = {
  press: PdfPress;
  docx: DocxPress;
  post: Post | undefined;
  url: string;
  bounces: string | undefined;
  /** Reads a request for the letters about it. */
  readRequest?: ReadRequestInLetter;
};

/**
 * Prepares and sends the letters of runs, one after the other. The rows are the queue: whatever is stopped at whatever moment, the next
 * round finds what is left, and no act does its work twice. No transaction is open while something is printed or sent.
 */
export function openRunWork(parts: RunParts): Due {
  return async (access, systemToken) => {
    const house = { ...parts, access, systemToken };
    const runs = (await access.withActor(systemToken, ({ db, at }) => listRunsWithWork(db, at))) ?? [];
    // What cannot be done with one letter or one run is told, and keeps no other from its turn.
    for (const run of runs) {
      await prepareLetters(house, run).catch(tell);
      await sendLetters(house, run).catch(tell);
    }
    await followLetters(house);
  };
}

type House = RunParts & { access: Access; systemToken: string };

async function prepareLetters(house: House, run: LetterRunId): Promise<void> {
  const { access, systemToken, readRequest } = house;
  const waiting = await access.withActor(systemToken, async (visit) => {
    const letters = await listLettersToPrepare(visit.db, run);
    return letters.length > 0 ? { letters, basis: await readRunBasis(visit, run, readRequest) } : undefined;
  });
  for (const id of waiting?.letters ?? []) {
    const basis = waiting?.basis;
    if (basis) await prepareOne(house, id, basis).catch(tell);
  }
}

async function prepareOne(house: House, id: LetterId, basis: RunBasis): Promise<void> {
  const { access, systemToken } = house;
  const read = await access.withActor(systemToken, (visit) => readLetter(visit, id, basis));
  if (!read) return;
  const printed = await printLetter(house, read);
  await access.transact(systemToken, (work) => prepareLetter(work, id, printed));
}

function tell(error: unknown): void {
  console.error("a letter could not be worked on:", error);
}

/**
 * Prints a letter by both standards: PDF/UA-1 to send, PDF/A-2a to keep; and what changed in the matrix as a Word file with tracked changes.
 * What cannot be printed is an oddity of the letter.
 */
export async function printLetter(
  { press, docx }: Pick<RunParts, "press" | "docx">,
  read: ReadLetter,
): Promise<PreparedLetter> {
  if (!read.sheet) return { ...read, files: [], pages: null };
  let pages: number | null = null;
  const files: LetterFile[] = [];
  for (const standard of ["ua-1", "a-2a"] as const) {
    const printed = await press.print({ template: "correspondence/letter.typ", data: read.sheet, standard });
    if (!printed.ok) return unprintable(read, printed.detail);
    files.push({ standard, bytes: printed.bytes });
    pages = printed.pages;
  }
  if (read.sheet.difference) {
    const tracked = await docx.difference(trackedOf(read.sheet, read.sheet.difference));
    if (!tracked.ok) return unprintable(read, tracked.detail);
    files.push({ standard: "difference", bytes: tracked.bytes });
  }
  return { ...read, files, pages };
}

function unprintable(read: ReadLetter, detail: string): PreparedLetter {
  const oddities = [...read.oddities, { kind: "cannot-print" as const, about: detail.slice(0, 300) }];
  return { ...read, files: [], pages: null, oddities };
}

function trackedOf(sheet: LetterSheet, difference: DifferenceSheet): TrackedDifference {
  const { lang, invented, pageOf, date } = sheet;
  return { lang, state: sheet.annex?.state ?? "", invented, difference, pageOf, date };
}

async function sendLetters(house: House, run: LetterRunId): Promise<void> {
  const { access, systemToken } = house;
  const waiting = (await access.withActor(systemToken, ({ db, at }) => listLettersToSend(db, run, at))) ?? [];
  for (const { id, channel } of waiting) {
    if (channel === "hand-over") await access.transact(systemToken, (work) => sendByHand(work, id)).catch(tell);
    else if (!(await deliver(house, id, "letter"))) return;
  }
}

/** Hands one mail to the server: taken in hand, sent, settled. False when nobody could be reached, so that the others wait as well. */
async function deliver(house: House, letter: LetterId, kind: "letter" | "reminder"): Promise<boolean> {
  const { access, systemToken, post } = house;
  if (!post) return false;
  const host = new URL(house.url).hostname;
  const taken = await access.transact(systemToken, (work) => takeDelivery(work, letter, { kind, host }));
  if (!taken?.ok) return true;
  const mail = await access.withActor(systemToken, async ({ db, at }) => {
    const kept = await readKeptLetter(db, letter);
    const { reference, replyBy } = await getRunLetter(db, letter);
    const made = { to: taken.address, messageId: taken.messageId, madeAt: at };
    const sheet = kept.sheet as LetterSheet; // as it was kept by prepareLetter
    return kind === "letter"
      ? letterMail({ ...made, sheet, reference, files: kept.files })
      : reminderMail({ ...made, sheet, reference, replyBy });
  });
  if (!mail) return false;
  const answer = await post.send({ ...mail, ...returnPathOf(house.bounces, taken.id) });
  if (!answer.ok && answer.unknown) return false; // it stays in hand, until a person has looked in the server's log
  const outcome = answer.ok ? "accepted" : answer.lasting ? "refused" : "put-back";
  await access.transact(systemToken, (work) =>
    settleDelivery(work, taken.id, {
      outcome,
      words: answer.ok ? "" : answer.words,
      isOfTheLine: !answer.ok && answer.unreachable,
    }),
  );
  return answer.ok || !answer.unreachable;
}

/** Where a server returns what it could not deliver: the mark behind the plus tells which try it was. */
function returnPathOf(bounces: string | undefined, id: LetterDeliveryId): Pick<Posted, "returnPath"> {
  return bounces ? { returnPath: bounces.replace("@", `+${id}@`) } : {};
}

/** What arrived is counted as delivered, who did not answer is reminded, and reminders leave by e-mail. */
async function followLetters(house: House): Promise<void> {
  const { access, systemToken, post } = house;
  for (const id of (await access.withActor(systemToken, ({ db, at }) => listArrived(db, at))) ?? [])
    await access.transact(systemToken, (work) => confirmArrival(work, id)).catch(tell);
  for (const id of (await access.withActor(systemToken, ({ db, at }) => listDueReminders(db, at))) ?? [])
    await access.transact(systemToken, (work) => remind(work, id)).catch(tell);
  if (!post) return;
  for (const id of (await access.withActor(systemToken, ({ db }) => listRemindersToSend(db))) ?? [])
    if (!(await deliver(house, id, "reminder"))) return;
}
