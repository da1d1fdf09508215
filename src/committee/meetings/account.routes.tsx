import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { listStates } from "#states/state.queries.ts";
import {
  basisOf,
  type FormState,
  longestText,
  openTypedForm,
  readCount,
  type Typed,
  typedDate,
} from "#ui/typed-form.ts";
import { decisionPath, meetingPath } from "../paths.ts";
import { AttendancePage, DecisionOfMeetingPage, MeetingTextPage } from "./account.views.tsx";
import {
  findMeetingText,
  getMeetingHead,
  lastAttendanceRevision,
  listAttendance,
  listDelegations,
} from "./meeting.queries.ts";
import { type Attendee, firstDay, type Meeting, meetingDecisionManners } from "./meeting.ts";
import { crumbsUnder, meetingIdIn } from "./meeting-door.ts";
import { recordAttendance } from "./record-attendance.ts";
import { recordMeetingDecision } from "./record-meeting-decision.ts";
import { type MeetingTextKind, writeMeetingText } from "./write-meeting-text.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** After a meeting: who came, what members read of it, what came of it, what was decided. */
export const accountRoutes = new Hono<Door>();

accountRoutes.get("/meetings/:id/attendance", (c) => attendancePage(c, undefined, 200));

accountRoutes.post("/meetings/:id/attendance", async (c) => {
  const { language } = c.var;
  const id = meetingIdIn(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, language);
  const codes = await readAs(c, async (visit) => (await delegationsAt(visit, c)).map(({ code }) => code));
  const attendees: Attendee[] = codes.flatMap((code) => {
    const present = form.choice(`present-${code}`, ["yes"], { label: "meeting.attendance.delegations" });
    const names = form.text(`names-${code}`, { label: "meeting.attendance", most: 1000 });
    return present || names ? [{ by: { state: code }, names: names || null }] : [];
  });
  const others = form.text("others", { label: "meeting.attendance.others", most: 10_000 });
  const basedOn = readCount(form.text("basis", { label: "meeting.attendance" }));
  for (const line of others.split(/\s*\n\s*/).filter(Boolean)) attendees.push(readOther(line));
  if (attendees.length === 0) form.refuse({ field: "others", key: "meeting.error.attendance" });
  const state = (): FormState => ({ typed: form.typed, errors: form.errorsIn(language) });
  if (!form.isRight()) return attendancePage(c, state(), 422);
  const outcome = await actAs(c, (work) => recordAttendance(work, { id, attendees, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(id))}?done=attendance-recorded`, 303);
  form.refuse({ field: "others", key: `meeting.error.${outcome.reason}` });
  return attendancePage(c, state(), 409);
});

for (const kind of ["summary", "outcomes"] as const) {
  accountRoutes.get(`/meetings/:id/${kind}`, (c) => textPage(c, kind, undefined, 200));

  accountRoutes.post(`/meetings/:id/${kind}`, async (c) => {
    const { language: page } = c.var;
    const id = meetingIdIn(c);
    const form = openTypedForm(await c.req.formData(), page);
    const language = form.language("language", { label: "meeting.text-language" });
    const body = form.text("body", { label: `meeting.${kind}`, most: longestText, required: true });
    const basedOn = readCount(form.text("basis", { label: `meeting.${kind}` }));
    const state = (): FormState => ({ typed: form.typed, errors: form.errorsIn(page) });
    if (!form.isRight()) return textPage(c, kind, state(), 422);
    const outcome = await actAs(c, (work) => writeMeetingText(work, { id, kind, language, body, basedOn }));
    if (outcome.ok) return c.redirect(`${here(c, meetingPath(id))}?done=text-saved`, 303);
    form.refuse({ field: "body", key: `meeting.error.${outcome.reason}` });
    return textPage(c, kind, state(), 409);
  });
}

accountRoutes.get("/meetings/:id/decisions/new", (c) => decisionPage(c, undefined, 200));

accountRoutes.post("/meetings/:id/decisions", async (c) => {
  const { language: page } = c.var;
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), page);
  const subject = form.text("subject", { label: "column.subject", most: 1000, required: true });
  const language = form.language("language", { label: "meeting.text-language" });
  const takenOn = form.day("taken", { label: "decision.taken-on", required: true });
  const manner = form.choice("manner", meetingDecisionManners, { label: "meeting.decide.manner", required: true });
  const text = form.text("text", { label: "meeting.decide.text", most: longestText }) || null;
  const source = form.text("source", { label: "meeting.basis", required: true });
  const state = (): FormState => ({ typed: form.typed, errors: form.errorsIn(page) });
  if (!takenOn || !manner || !form.isRight()) return decisionPage(c, state(), 422);
  const outcome = await actAs(c, (work) =>
    recordMeetingDecision(work, { meeting, takenOn, manner, subject, language, text, source }),
  );
  if (outcome.ok) return c.redirect(`${here(c, decisionPath(outcome.id))}?done=decision-recorded`, 303);
  form.refuse({ field: "taken", key: `meeting.error.${outcome.reason}` });
  return decisionPage(c, state(), 409);
});

async function attendancePage(c: C, state: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, ...shown } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "meeting.record");
    const meeting = await getMeetingHead(visit.db, meetingIdIn(c));
    return {
      meeting,
      delegations: await delegationsAt(visit, c),
      present: await listAttendance(visit.db, meeting.id),
      basedOn: await lastAttendanceRevision(visit.db, meeting.id),
    };
  });
  const body = (
    <AttendancePage
      language={language}
      meeting={meeting}
      state={state ?? { typed: typedAttendance(shown.present), errors: [] }}
      delegations={shown.delegations}
      basedOn={basisOf(state, status, shown.basedOn)}
      standing={status === 409 ? inWords(shown.delegations, shown.present) : undefined}
    />
  );
  return formPage(c, meeting, { label: "meeting.attendance.link", body, status });
}

/** "Group of Experts: A. Name, B. Name": a body, and perhaps who came for it. */
function readOther(line: string): Attendee {
  const [body = "", ...names] = line.split(/\s*[:：]\s*/);
  return { by: { body: body || line }, names: names.join(": ") || null };
}

/** Who is recorded, a line each. */
function inWords(delegations: readonly { code: StateCode; name: string }[], present: readonly Attendee[]): string {
  return present
    .map(({ by, names }) => {
      const who = "body" in by ? by.body : (delegations.find(({ code }) => code === by.state)?.name ?? by.state);
      return names ? `${who}: ${names}` : who;
    })
    .join("\n");
}

function typedAttendance(present: readonly Attendee[]): Typed {
  const typed: Typed = {};
  const others: string[] = [];
  for (const { by, names } of present) {
    if ("body" in by) others.push(names ? `${by.body}: ${names}` : by.body);
    else {
      typed[`present-${by.state}`] = "yes";
      typed[`names-${by.state}`] = names ?? "";
    }
  }
  return { ...typed, others: others.join("\n") };
}

async function textPage(c: C, kind: MeetingTextKind, state: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, text } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.record");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return { meeting, text: await findMeetingText(db, meeting.id, kind) };
  });
  const typed = { language: text?.language ?? meeting.language, body: text?.body ?? "" };
  const body = (
    <MeetingTextPage
      language={language}
      meeting={meeting}
      kind={kind}
      state={state ?? { typed, errors: [] }}
      basedOn={basisOf(state, status, text?.revision ?? 0)}
      standing={status === 409 ? text?.body : undefined}
    />
  );
  return formPage(c, meeting, { label: `meeting.${kind}.link`, body, status });
}

async function decisionPage(c: C, state: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const meeting = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.record");
    return await getMeetingHead(db, meetingIdIn(c));
  });
  const typed = { language: meeting.language, manner: "meeting", ...typedDate("taken", firstDay(meeting.time)) };
  const body = <DecisionOfMeetingPage language={language} meeting={meeting} state={state ?? { typed, errors: [] }} />;
  return formPage(c, meeting, { label: "meeting.decide.link", body, status });
}

type Shown = { label: MessageKey; body: Parameters<Door["Variables"]["page"]>[0]["body"]; status: Status };

function formPage(c: C, meeting: Meeting, { label, body, status }: Shown): Response | Promise<Response> {
  const title = t(c.var.language, label);
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, meeting, title) }, status);
}

/** The delegations that sat in the Committee on the day of the meeting, by the names they had. */
async function delegationsAt({ db }: Visit, c: C): Promise<{ code: StateCode; name: string }[]> {
  const { language } = c.var;
  const day = firstDay((await getMeetingHead(db, meetingIdIn(c))).time);
  const sitting = new Set(await listDelegations(db, day));
  return (await listStates(db, language, day))
    .filter(({ code }) => sitting.has(code))
    .map(({ code, short }) => ({ code, name: short[language] }));
}
