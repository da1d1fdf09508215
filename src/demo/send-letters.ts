import type { Work } from "#access/work.ts";
import { readRequestInLetter } from "#assistance/requests/request-in-letter.queries.ts";
import { beginRun, type NewRun } from "#correspondence/runs/begin-run.ts";
import { listRunLetters } from "#correspondence/runs/letter-run.queries.ts";
import { runPrint } from "#correspondence/runs/letter-run.ts";
import { type PreparedLetter, prepareLetter } from "#correspondence/runs/prepare-letter.ts";
import { type ReadLetter, readLetter, readRunBasis } from "#correspondence/runs/read-letter.ts";
import { releaseRun } from "#correspondence/runs/release-run.ts";
import { sendByHand } from "#correspondence/runs/send-by-hand.ts";
import { signRun } from "#correspondence/runs/sign-run.ts";
import type { LetterId, LetterRunId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";

/** Who does what when letters are sent; each act as its own person. `later` lets time pass until the run can no longer be called back. */
export type Senders = {
  begins: Act;
  prepares: Act;
  signs: Act;
  releases: Act;
  sends: Act;
  print: (read: ReadLetter) => Promise<PreparedLetter>;
};
type Act = <T>(does: (work: Work) => Promise<T>) => Promise<T>;

/** Begins a run that transmits the matrices of some States, to be handed over; gives its letters. */
export async function beginTransmittal(
  { begins }: Pick<Senders, "begins">,
  states: readonly string[],
  given: Partial<NewRun> = {},
): Promise<{ run: LetterRunId; letters: LetterId[] }> {
  return await begins(async (work) => {
    const dated = dateOf(work.at);
    const begun = await beginRun(work, {
      title: `Transmittal: ${states.join(", ")}`,
      addressees: "states",
      conditions: {
        states: [...states],
        organisations: [],
        groups: [],
        languages: [],
        reporting: "any",
        matrix: "any",
        word: "any",
        late: false,
      },
      channel: "hand-over",
      encloses: ["matrix", "difference"],
      dated,
      replyBy: Temporal.PlainDate.from(dated).add({ months: 2 }).toString(),
      ...given,
    });
    if (!begun.ok) throw new Error(`no run was begun: ${begun.reason}`);
    return { run: begun.id, letters: (await listRunLetters(work.db, begun.id)).map(({ id }) => id) };
  });
}

/** Prepares every letter of a run that waits. */
export async function prepareRun({ prepares, print }: Senders, run: LetterRunId): Promise<void> {
  const read = await prepares(async (work) => {
    const visit = { db: work.db as never, actor: work.actor, at: work.at }; // an act may read all it could read outside
    const basis = await readRunBasis(visit, run, readRequestInLetter);
    const waiting = (await listRunLetters(work.db, run)).filter(
      ({ preparedAt, standing }) => !preparedAt && standing === "drafted",
    );
    const letters = [];
    for (const { id } of waiting) letters.push({ id, read: await readLetter(visit, id, basis) });
    return letters;
  });
  for (const { id, read: one } of read) {
    const printed = await print(one);
    await prepares((work) => prepareLetter(work, id, printed));
  }
}

/** Takes a prepared run all the way: signed, released, sent when its window has passed. Throws where something stands in the way. */
export async function sendRun({ signs, releases, sends }: Senders, run: LetterRunId): Promise<void> {
  const seen = await signs(async ({ db }) => runPrint(await listRunLetters(db, run)));
  const signed = await signs((work) => signRun(work, run, { seen, words: "" }));
  if (!signed.ok) throw new Error(`not signed: ${signed.reason}`);
  const released = await releases((work) => releaseRun(work, run, { seen, window: "PT30M" }));
  if (!released.ok) throw new Error(`not released: ${released.reason}`);
  const letters = await sends(({ db }) => listRunLetters(db, run));
  for (const { id } of letters) await sends((work) => sendByHand(work, id));
}
