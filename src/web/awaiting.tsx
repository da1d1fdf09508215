import { Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import type { Visit } from "#access/work.ts";
import { listAssignmentsOn } from "#committee/division/division.queries.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { firstDay, lastDay } from "#committee/meetings/meeting.ts";
import { meetingTitle } from "#committee/meetings/meeting-head.views.tsx";
import { listNoObjections } from "#committee/no-objection/no-objection.queries.ts";
import { delegationOf, isOpen, type NoObjection } from "#committee/no-objection/no-objection.ts";
import { daysLeftInWords, subjectWords } from "#committee/no-objection/subject.views.tsx";
import {
  caseActPath,
  divisionPath,
  dutyInYearPath,
  meetingPath,
  noObjectionPath,
  taskPath,
  textPath,
  textVersionPath,
} from "#committee/paths.ts";
import { listDueSoon } from "#committee/programme/duty.queries.ts";
import { daysLeftWords } from "#committee/programme/programme.views.tsx";
import { listTasks } from "#committee/tasks/task.queries.ts";
import { filterTasks, isOverdue } from "#committee/tasks/task.ts";
import { listOpenAmendments } from "#committee/texts/amendment.queries.ts";
import { listTexts } from "#committee/texts/text.queries.ts";
import { daysBetween } from "#committee/texts/text.ts";
import { daysLeftOf } from "#committee/texts/text-words.views.tsx";
import { isAdopted, workingDaysLeft } from "#committee/working-days/deadline.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { listLastWords, listLetters } from "#correspondence/letter.queries.ts";
import { answerPath, letterPath, newLetterPath } from "#correspondence/paths.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, pickText, t } from "#i18n/t.ts";
import type { AwaitingLine } from "#jobs/awaiting-line.ts";
import { listSnoozes } from "#jobs/snooze/snooze.queries.ts";
import { listMatrixVersions } from "#matrix/matrix.queries.ts";
import { matrixKey, matrixPath } from "#matrix/paths.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { Awaiting } from "#ui/await-list.tsx";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { AwaitingPage } from "./awaiting.views.tsx";

/** The first page after signing in: what waits for this person, the nearest date first, then what is only followed, then what was put off. */
export const awaitingRoutes = new Hono<Door>().get("/awaiting", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => ({
    name: visit.actor.name,
    ...(await listAwaiting(visit, language)),
    putOff: await listSnoozes(visit),
  }));
  return c.var.page({ title: t(language, "awaiting.title"), body: <AwaitingPage language={language} {...shown} /> });
});

type Lists = { waits: AwaitingLine[]; follows: AwaitingLine[] };
const undated = "9999";

/** What waits for a person and what the person follows, as the person may read it, put off or not. */
export async function listAwaiting(visit: Visit, language: Language): Promise<Lists> {
  const { db, actor, at } = visit;
  const names = new Map(
    (await listStates(db, language, dateOf(at))).map(({ code, short }) => [code as string, short[language]]),
  );
  const say = {
    language,
    name: (code: string): string => names.get(code) ?? code,
    left: await daysLeft(visit, language),
  };
  const lists: Lists = { waits: [], follows: [] };
  if (holds(actor, "expert", "chair", "secretariat")) await addMatrices(visit, say, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addProcedures(visit, say, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addTexts(visit, say, lists);
  if (holds(actor, "secretariat", "state")) await addLetters(visit, say, lists);
  if (holds(actor, "expert")) await addDivision(visit, language, lists);
  if (holds(actor, "chair", "secretariat", "expert")) await addProgramme(visit, language, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addMeetingsAndTasks(visit, say, lists);
  if (holds(actor, "administrator")) {
    const pointer = { due: undated, pointer: true } as const;
    lists.waits.push({ href: `/${language}/clock`, sentence: t(language, "awaiting.clock"), ...pointer });
    lists.waits.push({ href: `/${language}/accounts`, sentence: t(language, "awaiting.accounts"), ...pointer });
  }
  return lists;
}

type Say = {
  language: Language;
  name: (code: string) => string;
  left: (deadline: Temporal.Instant) => Pick<Awaiting, "left">;
};

async function addMatrices({ db, actor }: Visit, { language, name }: Say, { waits, follows }: Lists): Promise<void> {
  const letters = await listLetters(db);
  const drafted = new Set(
    letters.filter((letter) => letter.standing.status !== "cancelled").map(({ matrixVersionId }) => matrixVersionId),
  );
  for (const { id, stateCode, number, standing } of await listMatrixVersions(db)) {
    const values = { state: name(stateCode), number };
    const key = matrixKey(stateCode, number);
    if (standing.status === "draft" && holds(actor, "expert")) {
      waits.push({
        href: `/${language}${matrixPath(stateCode, number)}`,
        sentence: t(language, "awaiting.fill", values),
        due: undated,
      });
    }
    if (standing.status === "draft" && holds(actor, "chair")) {
      follows.push({
        href: `/${language}${matrixPath(stateCode, number)}`,
        sentence: t(language, "awaiting.circulate", values),
        due: undated,
      });
    }
    if (standing.status === "approved" && holds(actor, "secretariat") && !drafted.has(id)) {
      waits.push({
        href: `/${language}${newLetterPath(key)}`,
        sentence: t(language, "awaiting.letter", values),
        due: standing.approvedAt.toString(),
      });
    }
  }
}

/** One line for all the States an expert follows: the page behind it has them one by one. */
async function addDivision({ db, actor, at }: Visit, language: Language, { follows }: Lists): Promise<void> {
  const count = (await listAssignmentsOn(db, dateOf(at))).filter(
    ({ expert, subject }) => expert.id === actor.id && subject.kind === "state",
  ).length;
  if (count > 0)
    follows.push({
      href: `/${language}${divisionPath}`,
      sentence: t(language, "awaiting.division", { count }),
      due: undated,
    });
}

async function addProcedures({ db, actor, at }: Visit, say: Say, { waits, follows }: Lists): Promise<void> {
  for (const procedure of (await listNoObjections(db)).filter(isOpen)) {
    const { list, key, state, act, clockRuns } = lineOn(procedure, actor, at);
    const { language, name, left } = say;
    const { deadline, id } = procedure;
    const names = new Map(
      [...(procedure.subject.kind === "matrix" ? [procedure.subject.stateCode] : [])].map((code) => [code, name(code)]),
    );
    (list === "waits" ? waits : follows).push({
      href: `/${language}${act ? caseActPath(id, act) : noObjectionPath(id)}`,
      sentence: t(language, key, {
        text: subjectWords(language, procedure.subject, names),
        ...(state ? { state: name(state) } : {}),
      }),
      due: deadline.toString(),
      ...(clockRuns ? { by: formatMoment(language, deadline, "America/New_York"), ...left(deadline) } : {}),
      ...(key === "awaiting.read" ? { deadline } : {}), // a member's own: silence adopts after it
    });
  }
}

type Line = {
  list: "waits" | "follows";
  key: Extract<MessageKey, `awaiting.${string}`>;
  state?: string;
  act?: "answers" | "declaration" | "lifts";
  clockRuns: boolean;
};

/** What a procedure asks of a person, if anything: to read and speak, to lift, to answer, to declare. */
function lineOn(
  { case: was, deadline, rule, members }: NoObjection,
  actor: Visit["actor"],
  at: Temporal.Instant,
): Line {
  const delegation = delegationOf(actor);
  if (was.status === "held") {
    const asks = was.holders.find(({ why }) => why === "question");
    if (asks && holds(actor, "chair", "secretariat", "expert"))
      return {
        list: "waits",
        key: "awaiting.answer-question",
        state: asks.delegation,
        act: "answers",
        clockRuns: false,
      };
    if (was.holders.some((holder) => holder.why === "hold" && holder.delegation === delegation))
      return { list: "waits", key: "awaiting.holds", act: "lifts", clockRuns: false };
    return { list: "follows", key: "awaiting.held", clockRuns: false };
  }
  if (isAdopted(at, deadline) && rule.adoptedBy === "chair" && holds(actor, "chair"))
    return { list: "waits", key: "awaiting.declare", act: "declaration", clockRuns: false };
  if (delegation && members.includes(delegation)) return { list: "waits", key: "awaiting.read", clockRuns: true };
  return { list: "follows", key: "awaiting.runs", clockRuns: true };
}

async function addLetters(
  { db, actor, at }: Visit,
  { language, name, left }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const answered = new Set((await listLastWords(db)).map(({ matrixVersionId }) => matrixVersionId));
  const mine = statesOf(actor);
  for (const letter of await listLetters(db)) {
    const values = {
      reference: letter.reference,
      state: name(letter.stateCode),
      date: formatDate(language, letter.dated),
    };
    const end = Temporal.PlainDate.from(letter.replyBy)
      .toZonedDateTime({ timeZone: "America/New_York", plainTime: "17:00" })
      .toInstant();
    const by = {
      by: t(language, "awaiting.by", { date: formatDate(language, letter.replyBy) }),
      due: end.toString(),
      ...(Temporal.Instant.compare(end, at) < 0 ? {} : left(end)),
    };
    if (letter.standing.status === "drafted" && holds(actor, "secretariat")) {
      const own = letter.draftedById === actor.id;
      (own ? follows : waits).push({
        href: `/${language}${letterPath(letter.id)}`,
        sentence: t(language, own ? "awaiting.released-by-another" : "awaiting.release", values),
        due: letter.dated,
      });
    }
    if (letter.standing.status !== "released") continue;
    if (mine.includes(letter.stateCode)) {
      if (answered.has(letter.matrixVersionId))
        follows.push({
          href: `/${language}${letterPath(letter.id)}`,
          sentence: t(language, "awaiting.answered", values),
          due: undated,
        });
      else
        waits.push({
          href: `/${language}${answerPath(letter.id)}`,
          sentence: t(language, "awaiting.answer", values),
          ...by,
          deadline: end,
        });
    } else if (holds(actor, "secretariat") && !answered.has(letter.matrixVersionId)) {
      follows.push({
        href: `/${language}${letterPath(letter.id)}`,
        sentence: t(language, "awaiting.no-answer", values),
        ...by,
      });
    }
  }
}

/** What the mandate asks within sixty days, and what was due in the last sixty and is not recorded. */
async function addProgramme({ db, at }: Visit, language: Language, { waits }: Lists): Promise<void> {
  for (const { duty, year, standing } of await listDueSoon(db, dateOf(at))) {
    const date = formatDate(language, standing.due);
    waits.push({
      href: `/${language}${dutyInYearPath(year, duty.id)}`,
      sentence: t(language, "awaiting.mandate-duty", { duty: pickText(duty.title, language).text }),
      due: standing.due,
      ...(standing.status === "to-come"
        ? {
            by: t(language, "awaiting.by", { date }),
            left: {
              tone: standing.daysLeft <= 14 ? ("due" as const) : ("quiet" as const),
              words: daysLeftWords(language, standing.daysLeft),
            },
          }
        : { by: t(language, "programme.not-recorded", { date }) }),
    });
  }
}

async function addMeetingsAndTasks(
  { db, actor, at }: Visit,
  { language, left }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const today = dateOf(at);
  for (const task of filterTasks(await listTasks(db), { filter: "mine", actor, today })) {
    const { dueOn } = task;
    waits.push({
      href: `/${language}${taskPath(task.id)}`,
      sentence: t(language, "awaiting.task", { what: task.what }),
      due: dueOn ?? undated,
      ...(dueOn ? { by: t(language, "awaiting.by", { date: formatDate(language, dueOn) }) } : {}),
      ...(isOverdue(task, today)
        ? { left: { tone: "held", words: t(language, "task.overdue") } as const }
        : dueOn
          ? left(closeOf(dueOn))
          : {}),
    });
  }
  for (const meeting of await listMeetings(db)) {
    if (meeting.standing.status !== "announced") continue;
    if (lastDay(meeting.time) < today) {
      // One that a record of long ago expected is of no kind, and nobody's to follow up.
      if (meeting.kind && holds(actor, "secretariat"))
        waits.push({
          href: `/${language}${meetingPath(meeting.id)}`,
          sentence: t(language, "awaiting.was-held", { meeting: meetingTitle(language, meeting) }),
          due: lastDay(meeting.time),
        });
      continue;
    }
    follows.push({
      href: `/${language}${meetingPath(meeting.id)}`,
      sentence: t(language, "awaiting.meeting", { meeting: meetingTitle(language, meeting) }),
      due: firstDay(meeting.time),
    });
  }
}

/** Of members the texts that are before them; of those who hold the pen, amendments to decide on and texts soon due. */
async function addTexts({ db, actor, at }: Visit, { language }: Say, { waits, follows }: Lists): Promise<void> {
  const today = dateOf(at);
  const prepares = holds(actor, "chair", "expert", "secretariat");
  const texts = await listTexts(db);
  for (const { id, title, versions, dates } of texts) {
    const due = dates.actual ? null : dates.due;
    const by = due
      ? { by: t(language, "awaiting.by", { date: formatDate(language, due) }), left: daysLeftOf(language, due, today) }
      : {};
    const shared = versions.findLast(({ standing }) => standing === "shared");
    if (shared && !versions.some(({ number, standing }) => number > shared.number && standing === "circulated")) {
      const { number } = shared;
      const item = {
        href: `/${language}${textVersionPath(id, number)}`,
        sentence: t(language, "awaiting.text-views", { title, number }),
        due: due ?? undated,
        ...by,
      };
      if (holds(actor, "member")) waits.push(item);
    }
    if (prepares && due && daysBetween(today, due) <= 30)
      follows.push({
        href: `/${language}${textPath(id)}`,
        sentence: t(language, "awaiting.text-due", { title }),
        due,
        ...by,
      });
  }
  const own = delegationOf(actor);
  const held = texts.filter(({ leadDrafter }) => leadDrafter && "state" in leadDrafter && leadDrafter.state === own);
  for (const { textId, title, count } of await listOpenAmendments(db)) {
    const holdsThePen = held.some(({ id }) => id === textId);
    if (!prepares && !holdsThePen) continue;
    (prepares ? waits : follows).push({
      href: `/${language}${textPath(textId)}`,
      sentence: t(language, "awaiting.text-amendments", { title, count }),
      due: undated,
    });
  }
}

/** Close of business in New York. */
function closeOf(date: string): Temporal.Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: "America/New_York", plainTime: "17:00" })
    .toInstant();
}

/** Working days left in words, where there is a list for every year concerned; nothing is guessed. */
async function daysLeft({ db, at }: Visit, language: Language): Promise<Say["left"]> {
  const lists = await listUsableHolidays(db);
  return (deadline) => {
    const count = workingDaysLeft(at, deadline, lists);
    return count === undefined
      ? {}
      : { left: { tone: count <= 2 ? "due" : "quiet", words: daysLeftInWords(language, count) } };
  };
}
