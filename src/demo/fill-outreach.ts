import type { Work } from "#access/work.ts";
import type { AccountId, ActivityId, ObjectiveId, OrganisationId, StateCode } from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import { findOwnOrganisation, listInvitees } from "#outreach/activities/activity.queries.ts";
import type { AttendanceCount, NewActivity } from "#outreach/activities/activity.ts";
import { addParty } from "#outreach/activities/add-party.ts";
import { beginActivity } from "#outreach/activities/begin-activity.ts";
import { changeInvitees } from "#outreach/activities/change-invitees.ts";
import { countAttendance } from "#outreach/activities/count-attendance.ts";
import { type MoveDetails, moveActivity } from "#outreach/activities/move-activity.ts";
import { showActivity } from "#outreach/activities/show-activity.ts";
import type { Expertise } from "#outreach/experts/expertise.ts";
import { recordExpertise } from "#outreach/experts/record-expertise.ts";
import { recordLeave } from "#outreach/experts/record-leave.ts";
import { answerFeedback } from "#outreach/feedback/answer-feedback.ts";
import { closeFeedback } from "#outreach/feedback/close-feedback.ts";
import { enterPaperCounts, type NewPaperEntry } from "#outreach/feedback/enter-paper-counts.ts";
import { makeFeedbackCodes } from "#outreach/feedback/make-feedback-codes.ts";
import { reportAction } from "#outreach/follow-up/report-action.ts";
import { approveYear } from "#outreach/indicator-years/approve-year.ts";
import { countYear } from "#outreach/indicator-years/count-year.ts";
import { lockYear } from "#outreach/indicator-years/lock-year.ts";
import { setTarget } from "#outreach/indicator-years/set-target.ts";
import { issueNote } from "#outreach/information-note/issue-note.ts";
import { showNote } from "#outreach/information-note/show-note.ts";
import { writeNote } from "#outreach/information-note/write-note.ts";
import { recordMark } from "#outreach/marks/record-mark.ts";
import { recordRestDays } from "#outreach/marks/record-rest-days.ts";
import { chooseIndicator } from "#outreach/strategy/choose-indicator.ts";
import { recordObjective } from "#outreach/strategy/record-objective.ts";
import type { CastKey, InventedCode } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
type Stage = {
  as: As;
  system: <T>(daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
  now: Temporal.Instant;
};

const source = "Invented for the demonstration";

/** Invented activities of the Committee and of an organisation, some still to be planned; nothing a second time. */
export async function fillOutreach({ as, system, now }: Stage): Promise<void> {
  const found = await as("edda", 0, ({ db }) => db.selectFrom("objective").select("id").limit(1).execute());
  if (found.length > 0) return;
  const today = now.toZonedDateTimeISO("America/New_York").toPlainDate();
  const on = (days: number, long: number): NewActivity["time"] => {
    const first = today.add({ days });
    const monday = first.subtract({ days: first.dayOfWeek - 1 });
    return {
      from: monday.toString(),
      before: monday.add({ days: long }).toString(),
      precision: "days",
      daysLong: null,
    };
  };
  const objectives = await recordObjectives(as, today.subtract({ days: 700 }).toString());
  const forum = await organisationCalled(as, "Southern Lakes Forum");

  const reports = await begin(as, "edda", 420, {
    ...plain("Workshop on national reports for African States", "Port Ilamba", "XWE", "african"),
    time: on(-300, 3),
    subjects: ["reporting", "legislation"],
    objective: objectives[1] ?? null,
    states: states("XMB", "XWE", "XGA", "XTE"),
    organisers: [forum],
    experts: [await accountOf(as, "Sanna Rielke")],
  });
  await move(as, reports, [
    ["edda", 410, "check"],
    ["edda", 408, "consult", { words: "The Southern Lakes Forum agrees and helps with the venue." }],
    ["leto", 400, "approve"],
    ["edda", 390, "invite"],
    ["edda", 330, "confirm"],
  ]);
  await as("edda", 400, async (work) => expectDone(await showActivity(work, reports, { shown: true })));
  await as("edda", 325, async (work) => expectDone(await addParty(work, reports, sponsor)));
  const sheet = await as("edda", 310, async (work) => expectDone(await makeFeedbackCodes(work, reports, 30)));
  await letEnd({ as, system, now }, reports);
  await letAnswer(system, sheet);
  await as("edda", 280, async (work) =>
    expectDone(
      await changeInvitees(work, reports, [
        { state: state("XMB"), organisation: null, standing: "took-part" },
        { state: state("XWE"), organisation: null, standing: "took-part" },
        { state: state("XGA"), organisation: null, standing: "took-part" },
        { state: state("XTE"), organisation: null, standing: "did-not-come" },
      ]),
    ),
  );
  await system(270, async (work) => expectDone(await closeFeedback(work, reports)));
  await as("edda", 268, async (work) => expectDone(await enterPaperCounts(work, reports, onPaper)));
  await as("edda", 268, async (work) => expectDone(await countAttendance(work, reports, await whoCame(work, reports))));
  for (const [code, kind, days, what] of [
    ["XWE", "action-plan", 150, "A first action plan, until the end of next year"],
    ["XGA", "updated-report", 120, "A report with the laws of the last two years"],
  ] as const)
    await as("edda", 100, async (work) => {
      const doneOn = today.subtract({ days }).toString();
      const given = { language: "en", source, subjects: [], activity: reports, followUp: null } as const;
      expectDone(await reportAction(work, { state: state(code), kind, doneOn, what, ...given }));
    });
  await move(as, reports, [["sanna", 267, "report", { words: "Information note of the Group of Experts." }]]);

  await writeInformationNote(as, reports);

  const border = await begin(as, "edda", 60, {
    ...plain("Workshop on border and export controls", "Nahrain", "XNA", "asia-pacific"),
    time: on(70, 3),
    subjects: ["border-control", "export-control", "legislation"],
    objective: objectives[2] ?? null,
    states: states("XNA", "XYU", "XOR"),
    experts: [await accountOf(as, "Sanna Rielke"), await accountOf(as, "Bashir Omeido")],
  });
  await move(as, border, [
    ["edda", 58, "check"],
    ["edda", 57, "consult", { words: "No regional organisation is concerned." }],
    ["leto", 50, "approve"],
    ["edda", 40, "invite"],
  ]);
  await begin(as, "sanna", 20, {
    ...plain("Visit to Orvandia at its invitation", "Puerto Almenar", "XOR", "latin-american-and-caribbean"),
    kind: "visit",
    time: { ...on(150, 5), precision: "window", before: today.add({ days: 200 }).toString(), daysLong: 3 },
    subjects: ["action-plan", "legislation"],
    objective: objectives[3] ?? null,
    states: states("XOR"),
    experts: [await accountOf(as, "Sanna Rielke")],
  });
  await begin(as, "marlo", 30, {
    ...plain("Seminar on controls at the border", "Nahrain", "XNA", "asia-pacific"),
    time: on(77, 2),
    subjects: ["border-control"],
    states: states("XNA", "XYU"),
    owner: (await as("marlo", 30, ({ db }) => findOwnOrganisation(db))) ?? null,
  });
  await fillNextYear(as, today.year + 1);
  if (objectives[1]) await fillIndicator({ as, system, now }, objectives[1]);
}

/**
 * Next year, for a proposal: two activities for one State in one week, near-duplicates, one in French, one in Russian, one with a window
 * only; some experts have recorded what they are able for, one is away, and one host rests on Friday and Saturday and has a holiday.
 */
async function fillNextYear(as: As, year: number): Promise<void> {
  const [sanna, bashir, ireti] = [
    await accountOf(as, "Sanna Rielke"),
    await accountOf(as, "Bashir Omeido"),
    await accountOf(as, "Ireti Kalondo"),
  ];
  const able = async (who: CastKey, expert: AccountId, expertise: Expertise): Promise<void> => {
    await as(who, 25, async (work) => expectDone(await recordExpertise(work, expert, { expertise, basedOn: 0 })));
  };
  await able("sanna", sanna, {
    subjects: ["border-control", "export-control", "legislation"],
    languages: ["en", "ru"],
  });
  await able("bashir", bashir, { subjects: ["border-control", "chemical", "financing"], languages: ["en", "ar"] });
  await able("edda", ireti, { subjects: ["reporting", "legislation", "financing"], languages: ["fr", "en"] });
  const monday = (month: number): Temporal.PlainDate => {
    const first = Temporal.PlainDate.from({ year, month, day: 8 });
    return first.subtract({ days: first.dayOfWeek - 1 });
  };
  const days = (month: number, long: number): NewActivity["time"] => {
    const from = monday(month);
    return { from: from.toString(), before: from.add({ days: long }).toString(), precision: "days", daysLong: null };
  };
  await as("sanna", 24, async (work) => {
    const from = monday(6).subtract({ days: 9 });
    return expectDone(
      await recordLeave(work, sanna, { from: from.toString(), before: from.add({ days: 16 }).toString() }),
    );
  });
  await as("edda", 24, async (work) => {
    await recordRestDays(work, { state: state("XNA"), weekdays: [5, 6], source });
    const [from, before] = [monday(6).toString(), monday(6).add({ days: 2 }).toString()];
    const holiday = { kind: "host-holiday", name: "Day of the Lakes", language: "en", source } as const;
    return await recordMark(work, { ...holiday, state: state("XNA"), from, before });
  });
  await begin(as, "edda", 18, {
    ...plain("Round table on controls at the border", "Nahrain", "XNA", "asia-pacific"),
    ...{ kind: "round-table", time: days(6, 3), subjects: ["border-control"], languages: ["en", "ar"] },
    states: states("XNA", "XYU"),
  });
  await begin(as, "edda", 17, {
    ...plain("Training on licences for exports", "Valcour", "XYU", "asia-pacific"),
    ...{ kind: "training", time: days(6, 4), subjects: ["export-control"], states: states("XYU", "XLE") },
    languages: ["en", "ru"],
  });
  await begin(as, "edda", 16, {
    ...plain("Workshop on controls of funds", "Port Ilamba", "XMB", "african"),
    ...{ time: days(9, 3), subjects: ["financing", "legislation"], states: states("XMB", "XWE"), languages: ["fr"] },
  });
  const [from, before] = [`${year}-09-01`, `${year}-12-01`];
  await begin(as, "edda", 15, {
    ...plain("Second workshop on controls of funds", "Port Ilamba", "XMB", "african"),
    time: { from, before, precision: "window", daysLong: 3 },
    ...{ subjects: ["financing", "legislation"], states: states("XMB", "XWE"), languages: ["fr", "en"] },
  });
}

/** The expert who went writes and issues it, the secretariat shows it. */
async function writeInformationNote(as: As, id: ActivityId): Promise<void> {
  const text = {
    ...({ language: "en", participants: {} } as const),
    objectives:
      "To explain how a national report under resolution 1540 (2004) is put together, and to hear from States of the region what they would need to send a first report.",
    background:
      "The Southern Lakes Forum had asked the Committee for a workshop on national reports in its region. Three States members of the Forum had announced reports; one had sent its matrix back with questions.",
    highlights:
      "On the first day the participants went through the rows of the matrix on legislation, with the sources that a report may name.\n\nOn the second day each State told which ministries hold the texts, and how they might be gathered. Participants found that the same customs law answers several rows.\n\nOn the third day a plan of a first report was drawn up for each State, to be completed at home.",
    comments:
      "The Forum offered to keep a list of points of contact. The Group of Experts will be asked to look at drafts that States send to it.",
  };
  expectDone(await as("sanna", 276, (work) => writeNote(work, id, { text, basedOn: 0 })));
  expectDone(await as("sanna", 272, (work) => issueNote(work, id, { basedOn: 1 })));
  expectDone(await as("edda", 268, (work) => showNote(work, id, { number: 1, shown: true })));
}

const sponsor: Parameters<typeof addParty>[2] = {
  ...{ role: "sponsor", organisation: null, state: null, body: "An invented fund for training" },
  ...{ contribution: "money", amount: "24000", currency: "USD", words: "" },
};

/** Most answer, each by a code of the printed sheet. */
async function letAnswer(system: Stage["system"], sheet: { token: string; codes: readonly string[] }): Promise<void> {
  const given = [
    { question: 1, answers: ["a-lot", "somewhat", "a-lot", "a-lot", "somewhat", "a-little"] },
    { question: 2, answers: ["somewhat", "a-lot", "somewhat", "a-little"] },
    { question: 3, answers: ["yes", "partly", "yes", "no"] },
    { question: 4, answers: ["yes", "yes", "partly", "yes"] },
    { question: 5, answers: ["legislation", "reporting", "reporting"] },
  ];
  for (const [n, code] of sheet.codes.slice(0, 24).entries()) {
    const answers = given.map(({ question, answers }) => ({ question, answer: answers[n % answers.length] ?? "" }));
    await system(290, async (work) => expectDone(await answerFeedback(work, sheet.token, { code, answers })));
  }
}

const onPaper: NewPaperEntry = {
  forms: 12,
  counts: [
    { question: 1, answer: "a-lot", people: 7 },
    { question: 1, answer: "somewhat", people: 5 },
    { question: 3, answer: "yes", people: 9 },
  ],
  words: "Sheets of those without a telephone at hand",
  basedOn: 0,
};

/** A few people for each State that took part, in two capacities. */
async function whoCame({ db }: Work, id: ActivityId): Promise<AttendanceCount[]> {
  const invitees = (await listInvitees(db, [id])).get(id) ?? [];
  return invitees
    .filter(({ standing }) => standing === "took-part")
    .flatMap(({ id: invitee }, n) => [
      { invitee, capacity: "foreign-affairs" as const, people: 2 + n, women: 1 + n },
      { invitee, capacity: "customs" as const, people: 3, women: 1 },
    ]);
}

type Plain = Omit<NewActivity, "time" | "subjects" | "objective" | "states" | "organisers" | "experts">;
type Begun = Plain & Pick<NewActivity, "time" | "subjects" | "states"> & Partial<NewActivity>;

function plain(title: string, place: string, host: InventedCode, region: NewActivity["region"]): Plain {
  return {
    ...{ title, place, region, source, hostState: state(host), language: "en", kind: "workshop", mode: "in-person" },
    ...{ timeZone: "America/New_York", languages: ["en"], description: "", link: "", organisations: [], owner: null },
  };
}

async function begin(as: As, who: CastKey, daysAgo: number, activity: Begun): Promise<ActivityId> {
  const whole: NewActivity = { objective: null, organisers: [], experts: [], ...activity };
  return expectDone(await as(who, daysAgo, (work) => beginActivity(work, whole))).id;
}

type Step = [CastKey, number, ActivityEventName, MoveDetails?];

async function move(as: As, id: ActivityId, steps: readonly Step[]): Promise<void> {
  for (const [who, daysAgo, event, given] of steps)
    await as(who, daysAgo, async (work) => expectDone(await moveActivity(work, id, event, given)));
}

/** The clock let its last day pass, on the day after it. */
async function letEnd({ as, system, now }: Stage, id: ActivityId): Promise<void> {
  const { ends_before } = await as("edda", 0, ({ db }) =>
    db.selectFrom("activity").where("id", "=", id).select("ends_before").executeTakeFirstOrThrow(),
  );
  const daysAgo =
    Temporal.PlainDate.from(ends_before).until(now.toZonedDateTimeISO("America/New_York").toPlainDate()).days - 1;
  await system(daysAgo, async (work) => expectDone(await moveActivity(work, id, "end-date-passes")));
}

/** By what national reports are looked at, with last year's target and, from its first days on, what was locked and approved. */
async function fillIndicator({ as, system, now }: Stage, objective: ObjectiveId): Promise<void> {
  const today = now.toZonedDateTimeISO("America/New_York").toPlainDate();
  const year = today.year - 1;
  const { id } = expectDone(
    await as("edda", 690, (work) =>
      chooseIndicator(work, {
        ...{ objective, outcome: "first-report", subject: null, smallestEffect: 0.2, source },
        chosenOn: today.subtract({ days: 690 }).toString(),
      }),
    ),
  );
  const daysSince = (date: string): number => Temporal.PlainDate.from(date).until(today).days;
  const setFor = (of: number, states: number, on: string) =>
    as("edda", daysSince(on), (work) =>
      setTarget(
        work,
        { indicator: id, year: of },
        { states, words: `${states} States give a first report.`, source, basedOn: 0 },
      ),
    );
  expectDone(await setFor(year, 4, `${year}-03-01`));
  if (daysSince(`${today.year}-01-20`) < 0) return;
  const of = { indicator: id, year };
  const { id: count } = expectDone(await system(daysSince(`${today.year}-01-12`), (work) => countYear(work, of)));
  const { number } = expectDone(
    await as("edda", daysSince(`${today.year}-01-12`), (work) => lockYear(work, of, { count, words: "", basedOn: 0 })),
  );
  expectDone(await as("leto", daysSince(`${today.year}-01-20`), (work) => approveYear(work, of, { number })));
  expectDone(await setFor(today.year, 5, `${today.year}-01-20`));
}

async function recordObjectives(as: As, from: string): Promise<ObjectiveId[]> {
  const ids: ObjectiveId[] = [];
  for (const [n, name] of [
    "Raising awareness",
    "National reports",
    "Laws and controls",
    "Full implementation",
  ].entries()) {
    const text = { name: { en: name }, description: {}, from, source };
    ids.push(
      expectDone(await as("edda", 690, (work) => recordObjective(work, { position: n + 1, basedOn: 0, text }))).id,
    );
  }
  return ids;
}

const state = (code: InventedCode): StateCode => code as StateCode; // of the cast
const states = (...codes: InventedCode[]): StateCode[] => codes.map(state);

async function organisationCalled(as: As, name: string): Promise<OrganisationId> {
  const { id } = await as("edda", 0, ({ db }) =>
    db.selectFrom("organisation").where("short_name", "=", name).select("id").executeTakeFirstOrThrow(),
  );
  return id;
}

async function accountOf(as: As, name: string) {
  const { id } = await as("edda", 0, ({ db }) =>
    db.selectFrom("account").where("name", "=", name).select("id").executeTakeFirstOrThrow(),
  );
  return id;
}

function expectDone<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`demonstration: ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { ok: true }>; // it was just looked at
}
