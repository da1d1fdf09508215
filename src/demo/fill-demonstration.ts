import type { Pool } from "pg";
import { systemAccount } from "#access/actor.ts";
import { openActorSession } from "#access/sessions.ts";
import { type Access, openAccess, type Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { askQuestion } from "#committee/no-objection/ask-question.ts";
import { circulate, circulateMatrix } from "#committee/no-objection/circulate.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import type { Scope } from "#correspondence/letter.ts";
import { printLetter } from "#correspondence/runs/run-work.ts";
import type { AccountId, LetterId, MatrixVersionId, StateCode } from "#db/ids.ts";
import type { OpenDatabase } from "#db/open.ts";
import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { asOwner } from "#prepare.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { recordAnnualCycle } from "./annual-cycle.ts";
import { type CastKey, cast, type InventedCode, inventedStates } from "./cast.ts";
import { fillAnnouncements } from "./fill-announcements.ts";
import { fillCast } from "./fill-cast.ts";
import { fillDirectory } from "./fill-directory.ts";
import { divideWork, moveAState } from "./fill-division.ts";
import { fillHelpReceived } from "./fill-help-received.ts";
import { fillDemonstrationHolidays } from "./fill-holidays.ts";
import { fillIncoming } from "./fill-incoming.ts";
import { fillInventedStates } from "./fill-invented-states.ts";
import { fillMeetings } from "./fill-meetings.ts";
import { fillMembership } from "./fill-membership.ts";
import { fillOutreach } from "./fill-outreach.ts";
import { fillProviders } from "./fill-providers.ts";
import { fillRequests } from "./fill-requests.ts";
import { fillDemonstrationTexts } from "./fill-texts.ts";
import { fillTextsInWork } from "./fill-texts-in-work.ts";
import { inventedCells } from "./invented-cells.ts";
import { recordOctober2007 } from "./october-2007.ts";
import { recordThemesOfOctober2007 } from "./october-2007-themes.ts";
import { beginTransmittal, prepareRun, type Senders, sendRun } from "./send-letters.ts";

type Demonstration = { database: OpenDatabase; press: PdfPress; docx: DocxPress; now: Temporal.Instant };
type Say = (line: string) => void;

/** How far each invented State's matrix has come. The one of Valmere is a draft: with it a newcomer walks the whole chain. */
const stories: readonly { state: InventedCode; reaches: "draft" | "circulated" | "letter" | Scope; share: number }[] = [
  { state: "XVA", reaches: "draft", share: 0.1 },
  { state: "XYU", reaches: "circulated", share: 0.3 },
  { state: "XNA", reaches: "letter", share: 0.4 },
  { state: "XOR", reaches: "restricted", share: 0.35 },
  { state: "XOS", reaches: "public", share: 0.5 },
];

/** Fills the demonstration through the same acts as any; what is there already stays. */
export async function fillDemonstration(
  { database, press, docx, now }: Demonstration,
  say: Say = () => {},
): Promise<void> {
  const people = await fillPeopleAndTexts(database, now);
  const play = openStage({ database, people, press, docx, now });
  await play.as("edda", 80, fillDirectory);
  await play.as("edda", 0, recordOctober2007);
  await play.as("edda", 60, (work) => divideWork(work, people));
  await play.as("leto", 30, (work) => moveAState(work, people));
  await play.as("edda", 0, recordThemesOfOctober2007);
  await play.as("edda", 0, recordAnnualCycle);
  await fillTextsInWork(play.as, now);
  say("Demonstration: people, texts and the record of October 2007 are there");
  await fillMeetings({ as: play.as, people, now });
  for (const [n, story] of stories.entries()) {
    if (await play.has(story.state)) continue;
    say(`Demonstration: matrix of ${inventedStates.find(({ code }) => code === story.state)?.short.en} …`);
    await play.tell(story, n);
  }
  await fillIncoming({ as: play.as, now });
  await fillProviders({ as: play.as, now });
  await fillHelpReceived(play.as);
  await fillRequests(play.as);
  await fillOutreach({ as: play.as, system: play.system, now });
  await fillAnnouncements({ as: play.as, now });
  say("Demonstration: providers of assistance and requests are there");
}

async function fillPeopleAndTexts({ roles }: OpenDatabase, now: Temporal.Instant): Promise<Record<CastKey, AccountId>> {
  return await asOwner(roles.app_owner, (owner) =>
    owner.transaction().execute(async (transaction) => {
      await fillInventedStates(transaction);
      const people = await fillCast(transaction);
      await fillMembership(transaction, people, now);
      await fillDemonstrationHolidays(transaction, now);
      const longAgo = now.toZonedDateTimeISO("America/New_York").toPlainDate().subtract({ days: 90 }).toString();
      await fillDemonstrationTexts(transaction, longAgo, people.leto);
      return people;
    }),
  );
}

type Stage = Demonstration & { people: Record<CastKey, AccountId> };

/** Lets the cast act on days that lie behind, each as themselves. */
function openStage({ database, people, press, docx, now }: Stage) {
  const tokens = new Map<AccountId, Promise<string>>();
  const tokenOf = (account: AccountId): Promise<string> =>
    tokens.getOrInsertComputed(account, () => openActorSession(database.auth as Pool, account, 1));

  async function act<T>(account: AccountId, daysAgo: number, does: (work: Work) => Promise<T>): Promise<T> {
    const access: Access = openAccess(database, () => now.subtract({ hours: daysAgo * 24 }));
    let done: { value: T } | undefined;
    await access.transact(await tokenOf(account), async (work) => {
      done = { value: await does(work) };
    });
    if (!done) throw new Error("the cast could not act: its session is not known");
    return done.value;
  }

  const as = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>): Promise<T> =>
    act(people[key], daysAgo, does);

  async function tell({ state, reaches, share }: (typeof stories)[number], seed: number): Promise<void> {
    const code = state as StateCode; // one of the invented States, filled before
    const version = await as("sanna", 40, (work) => draftFilled(work, code, share, seed));
    if (reaches === "draft") return;
    if (reaches === "circulated") return await circulateTogether(version, seed);
    const circulated = await as("leto", 35, (work) => circulateMatrix(work, version));
    if (!circulated.ok) throw new Error(`demonstration: not circulated, ${circulated.reason}`);
    await act(systemAccount, 20, (work) => adoptBySilence(work, circulated.id));
    const letter = await transmit(state);
    if (reaches !== "letter") await answer(letter, state, reaches);
  }

  /** Two matrices under one circulation; a question stops the clock of the second. */
  async function circulateTogether(first: MatrixVersionId, seed: number): Promise<void> {
    const second = await as("bashir", 40, (work) => draftFilled(work, "XLE" as StateCode, 0.05, seed + 10)); // one of the invented States
    const together = {
      matrices: [first, second],
      texts: [],
      regime: "matrix" as const,
      words: "For the second reading.",
    };
    const circulated = await as("leto", 2, (work) => circulate(work, together));
    if (!circulated.ok) throw new Error(`demonstration: not circulated, ${circulated.reason}`);
    const asked = circulated.cases[1];
    const words = "Is the act of 2019 named under row 3 the one that is in force?";
    if (asked) await as("rafael", 1, (work) => askQuestion(work, asked.id, { words }));
  }

  /** A run of one, taken through every step by those whose it is. */
  async function transmit(state: InventedCode): Promise<LetterId> {
    const senders: Senders = {
      begins: (does) => as("edda", 15, does),
      prepares: (does) => act(systemAccount, 15, does),
      signs: (does) => as("leto", 14.5, does),
      releases: (does) => as("ilan", 14.25, does),
      sends: (does) => act(systemAccount, 14, does),
      print: (read) => printLetter({ press, docx }, read),
    };
    const { run, letters } = await beginTransmittal(senders, [state]);
    await prepareRun(senders, run);
    await sendRun(senders, run);
    const [letter] = letters;
    if (!letter) throw new Error(`demonstration: no letter to ${state}`);
    return letter;
  }

  async function answer(id: LetterId, state: InventedCode, scope: Scope): Promise<void> {
    const speaker = cast.find((person) => person.kind === "state" && person.state === state);
    if (!speaker) throw new Error(`demonstration: nobody speaks for ${state}`);
    const dated = now
      .subtract({ hours: 10 * 24 })
      .toZonedDateTimeISO("America/New_York")
      .toPlainDate()
      .toString();
    await as(speaker.key, 10, (work) =>
      giveConsent(work, id, {
        scope,
        noteVerbale: `NV/${state}/14`,
        noteVerbaleDate: dated,
        information: "",
        inCapacity: "Permanent Representative",
      }),
    );
  }

  const has = (state: InventedCode): Promise<boolean> =>
    as(
      "sanna",
      0,
      async ({ db }) =>
        (
          await db
            .selectFrom("matrix_version")
            .where("state_code", "=", state as StateCode)
            .select("id")
            .limit(1)
            .execute()
        ).length > 0,
    );

  const system = <T>(daysAgo: number, does: (work: Work) => Promise<T>): Promise<T> =>
    act(systemAccount, daysAgo, does);
  return { as, system, tell, has };
}

async function draftFilled(work: Work, state: StateCode, share: number, seed: number): Promise<MatrixVersionId> {
  const drafted = await draftMatrix(work, state, "m2005");
  if (!drafted.ok) throw new Error(`demonstration: ${drafted.reason}`);
  const template = await getTemplate(work.db, "m2005");
  const name = inventedStates.find(({ code }) => code === (state as string))?.short.en ?? state;
  const rows = template.sections.flatMap((section) => section.rows);
  for (const { place, text } of inventedCells(name, rows, share, seed + 1)) {
    await saveCell(work, { version: drafted.id, place, text, basedOn: 0 });
  }
  return drafted.id;
}
