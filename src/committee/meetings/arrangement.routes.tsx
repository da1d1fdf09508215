import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { basisOf, type FormState, longestText, openTypedForm, readCount } from "#ui/typed-form.ts";
import { meetingPath, meetingsPath } from "../paths.ts";
import { announceMeeting } from "./announce-meeting.ts";
import { AgendaPage, AnnouncePage, CancelPage, DatePage, HoldPage } from "./arrangement.views.tsx";
import { readArrangement, typedArrangement } from "./arrangement-form.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { fixMeetingDate } from "./fix-meeting-date.ts";
import { holdMeeting, type Obstacle, obstacleToHolding } from "./hold-meeting.ts";
import {
  getMeetingHead,
  lastAgendaRevision,
  listAgenda,
  listGivenDates,
  nextMeetingNumber,
} from "./meeting.queries.ts";
import { crumbsUnder, meetingIdIn } from "./meeting-door.ts";
import { pageTitle } from "./meeting-head.views.tsx";
import { setAgenda } from "./set-agenda.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Before a meeting: announce it, give it its date, set its agenda, hold or cancel it. */
export const arrangementRoutes = new Hono<Door>();

arrangementRoutes.get("/meetings/new", (c) =>
  announcePage(c, { typed: { language: c.var.language, when: "day" }, errors: [] }, 200),
);

arrangementRoutes.post("/meetings", async (c) => {
  const { language: page } = c.var;
  const form = openTypedForm(await c.req.formData(), page);
  const arrangement = readArrangement(form);
  const language = form.language("language", { label: "meeting.language" });
  if (!form.isRight()) return announcePage(c, { typed: form.typed, errors: form.errorsIn(page) }, 422);
  const outcome = await actAs(c, (work) => announceMeeting(work, { ...arrangement, language }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(outcome.id))}?done=meeting-announced`, 303);
  form.refuse({ field: "number", key: "meeting.error.number-taken", values: { next: String(outcome.next) } });
  return announcePage(c, { typed: form.typed, errors: form.errorsIn(page) }, 409);
});

arrangementRoutes.get("/meetings/:id/date", (c) => datePage(c, undefined, 200));

arrangementRoutes.post("/meetings/:id/date", async (c) => {
  const { language } = c.var;
  const id = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), language);
  const arrangement = readArrangement(form);
  const basedOn = readCount(form.text("basis", { label: "meeting.day" }));
  const state = (): FormState => ({ typed: form.typed, errors: form.errorsIn(language) });
  if (!form.isRight()) return datePage(c, state(), 422);
  const outcome = await actAs(c, (work) => fixMeetingDate(work, { id, arrangement, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(id))}?done=date-fixed`, 303);
  if (outcome.reason === "number-taken")
    form.refuse({ field: "number", key: "meeting.error.number-taken", values: { next: String(outcome.next) } });
  else form.refuse({ field: "when", key: `meeting.error.${outcome.reason}` });
  return datePage(c, state(), 409);
});

arrangementRoutes.get("/meetings/:id/holding", (c) => holdPage(c, undefined));

arrangementRoutes.post("/meetings/:id/holding", async (c) => {
  const id = meetingIdIn(c);
  const outcome = await actAs(c, (work) => holdMeeting(work, id));
  return outcome.ok ? c.redirect(`${here(c, meetingPath(id))}?done=meeting-held`, 303) : holdPage(c, outcome.reason);
});

arrangementRoutes.get("/meetings/:id/cancellation", (c) => cancelPage(c, { typed: {}, errors: [] }, 200));

arrangementRoutes.post("/meetings/:id/cancellation", async (c) => {
  const { language } = c.var;
  const id = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), language);
  const because = form.text("because", { label: "meeting.cancel.because", most: 2000, required: true });
  if (!form.isRight()) return cancelPage(c, { typed: form.typed, errors: form.errorsIn(language) }, 422);
  const outcome = await actAs(c, (work) => cancelMeeting(work, id, because));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(id))}?done=meeting-cancelled`, 303);
  form.refuse({ field: "because", key: "meeting.error.over" });
  return cancelPage(c, { typed: form.typed, errors: form.errorsIn(language) }, 409);
});

arrangementRoutes.get("/meetings/:id/agenda", (c) => agendaPage(c, undefined, 200));

const mostItems = 60;

arrangementRoutes.post("/meetings/:id/agenda", async (c) => {
  const { language } = c.var;
  const id = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), language);
  const text = form.text("items", { label: "meeting.agenda", most: longestText, required: true });
  const source = form.text("source", { label: "meeting.basis", required: true });
  const basedOn = readCount(form.text("basis", { label: "meeting.agenda" }));
  const items = text.split(/\s*\n\s*/).filter(Boolean);
  if (items.length > mostItems || items.some((item) => item.length > 500))
    form.refuse({ field: "items", key: "meeting.error.agenda", values: { most: mostItems } });
  const state = (): FormState => ({ typed: form.typed, errors: form.errorsIn(language) });
  if (!form.isRight()) return agendaPage(c, state(), 422);
  const outcome = await actAs(c, (work) => setAgenda(work, { id, items, source, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(id))}?done=agenda-set`, 303);
  form.refuse({ field: "items", key: `meeting.error.${outcome.reason}` });
  return agendaPage(c, state(), 409);
});

async function announcePage(c: C, state: FormState, status: Status): Promise<Response> {
  const { language } = c.var;
  const nextNumber = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.arrange");
    return await nextMeetingNumber(db);
  });
  const title = t(language, "meeting.announce.title");
  return c.var.page(
    {
      title,
      body: <AnnouncePage language={language} state={state} nextNumber={nextNumber} />,
      breadcrumbs: [{ href: here(c, meetingsPath), label: t(language, "meetings.title") }, { label: title }],
    },
    status,
  );
}

async function datePage(c: C, state: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, dates, nextNumber } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.arrange");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return { meeting, dates: await listGivenDates(db, meeting.id), nextNumber: await nextMeetingNumber(db) };
  });
  const last = dates.at(-1);
  const shown = state ?? { typed: typedArrangement(meeting, last), errors: [] };
  const title = pageTitle(language, "meeting.date.link", meeting);
  return c.var.page(
    {
      title,
      body: (
        <DatePage
          language={language}
          state={shown}
          nextNumber={nextNumber}
          meeting={{ ...meeting, dates }}
          basedOn={basisOf(state, status, last?.n ?? 0)}
        />
      ),
      breadcrumbs: crumbsUnder(c, meeting, t(language, "meeting.date.link")),
    },
    status,
  );
}

async function holdPage(c: C, refused: Obstacle | undefined): Promise<Response> {
  const { language } = c.var;
  const { meeting, obstacle } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "meeting.arrange");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return { meeting, obstacle: refused ?? obstacleToHolding(meeting, dateOf(at)) };
  });
  const title = pageTitle(language, "meeting.hold.link", meeting);
  return c.var.page(
    {
      title,
      body: <HoldPage language={language} meeting={meeting} obstacle={obstacle} />,
      breadcrumbs: crumbsUnder(c, meeting, t(language, "meeting.hold.link")),
    },
    refused ? 409 : 200,
  );
}

async function cancelPage(c: C, state: FormState, status: Status): Promise<Response> {
  const { language } = c.var;
  const meeting = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.arrange");
    return await getMeetingHead(db, meetingIdIn(c));
  });
  const title = pageTitle(language, "meeting.cancel.link", meeting);
  return c.var.page(
    {
      title,
      body: <CancelPage language={language} meeting={meeting} state={state} />,
      breadcrumbs: crumbsUnder(c, meeting, t(language, "meeting.cancel.link")),
    },
    status,
  );
}

async function agendaPage(c: C, state: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, agenda, basedOn } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.arrange");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return {
      meeting,
      agenda: await listAgenda(db, meeting.id),
      basedOn: await lastAgendaRevision(db, meeting.id),
    };
  });
  const typed = { items: agenda.map(({ title }) => title).join("\n"), source: agenda[0]?.source ?? meeting.source };
  const title = pageTitle(language, "meeting.agenda.link", meeting);
  const standing = status === 409 ? typed.items : undefined;
  return c.var.page(
    {
      title,
      body: (
        <AgendaPage
          language={language}
          meeting={meeting}
          state={state ?? { typed, errors: [] }}
          basedOn={basisOf(state, status, basedOn)}
          standing={standing}
        />
      ),
      breadcrumbs: crumbsUnder(c, meeting, t(language, "meeting.agenda.link")),
    },
    status,
  );
}
