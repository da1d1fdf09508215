import type { Work } from "#access/work.ts";
import { addTask, type NewTask } from "#committee/programme/add-task.ts";
import { listDue, type TrackedOccurrence } from "#committee/programme/duty.queries.ts";
import { listTasks } from "#committee/programme/programme-task.queries.ts";
import type { Progress } from "#committee/programme/programme-task.ts";
import { recordDelivery } from "#committee/programme/record-delivery.ts";
import { recordExtension } from "#committee/programme/record-extension.ts";
import { recordProgress } from "#committee/programme/record-progress.ts";
import type { DutyId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";

// An invented year of the Committee: what it delivered and what it plans. The duties themselves are the mandate's own.

const source = "Invented for the demonstration";
const programmeOfWork = "00002325-0002-7000-8000-000000001540" as DutyId; // of mandate-duties.json, as the next
const annualReview = "00001977-0009-7000-8000-000000001540" as DutyId;

type Line = Pick<Progress, "status" | "note">;
type Planned = Omit<NewTask, "year" | "language" | "duty"> & { duty?: DutyId; progress?: readonly Line[] };

/** This year's and the next year's cycle, as the secretariat; changes nothing a second time. */
export async function recordAnnualCycle(work: Work): Promise<void> {
  const today = dateOf(work.at);
  const year = Number(today.slice(0, 4));
  if ((await listTasks(work.db, year)).length > 0) return;
  for (const piece of await listDue(work.db, [year - 1, year], today)) await deliver(work, piece, today);
  for (const task of tasksOf(year)) await plan(work, year, task);
  for (const task of tasksOf(year + 1, "next")) await plan(work, year + 1, task);
}

/** What was due before today was delivered; this year's programme of work four weeks later, as agreed. */
async function deliver(work: Work, { duty, year, due }: TrackedOccurrence, today: string): Promise<void> {
  const place = { duty: duty.id, year };
  const isLate = duty.id === programmeOfWork && year === Number(today.slice(0, 4));
  const newDate = `${year}-02-28`;
  if (isLate && due < today)
    expectDone(
      await recordExtension(work, place, { newDate, words: "Agreed at an invented meeting", source, language: "en" }),
    );
  const deliveredOn = isLate ? `${year}-02-20` : due;
  if (deliveredOn < today)
    expectDone(await recordDelivery(work, place, { deliveredOn, symbol: null, source, language: "en" }));
}

async function plan(work: Work, year: number, { progress = [], duty, ...task }: Planned): Promise<void> {
  const added = await addTask(work, { ...task, duty, year, language: "en" });
  expectDone(added);
  if (!added.ok) return;
  for (const line of progress) await recordProgress(work, added.id, { ...line, language: "en" });
}

function expectDone(outcome: { ok: true } | { ok: false; reason: string }): void {
  if (!outcome.ok) throw new Error(`demonstration: the annual cycle was not recorded, ${outcome.reason}`);
}

function tasksOf(year: number, which: "this" | "next" = "this"): Planned[] {
  if (which === "next")
    return [
      {
        area: "national-implementation",
        title: "Circulate the draft programme of work",
        who: "Office of the Chair",
        time: { on: `${year}-01-15` },
        duty: programmeOfWork,
      },
    ];
  return [
    {
      area: "national-implementation",
      title: "Read the matrices again, one region after the other",
      who: "Group of Experts",
      time: { quarter: 4 },
      progress: [{ status: "in-progress", note: "Two regions are read; the third has begun." }],
    },
    {
      area: "assistance",
      title: "List the requests that wait for an answer",
      who: "Working group on assistance, coordinated by Teluvani",
      time: { quarter: 2 },
      progress: [
        { status: "in-progress", note: "A first list was circulated." },
        { status: "done", note: "The list was read at a meeting of the working group." },
      ],
    },
    {
      area: "cooperation",
      title: "Compare calendars with three regional bodies",
      who: "Working group on cooperation, coordinated by Galwada",
      time: { quarter: 3 },
      progress: [{ status: "in-progress", note: "Two of the three have answered." }],
    },
    {
      area: "transparency",
      title: "Collect the figures for the annual review",
      who: "Secretariat",
      time: { on: `${year}-12-11` },
      duty: annualReview,
    },
  ];
}
