import { Hono } from "hono";
import { type Door, here, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { type MeetingId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { listStates } from "#states/state.queries.ts";
import { meetingsPath } from "../paths.ts";
import { paperKey } from "../themes/theme.ts";
import { readThemesShown } from "../themes/touched.queries.ts";
import { getMeeting, listMeetings } from "./meeting.queries.ts";
import { firstDay } from "./meeting.ts";
import { MeetingPage, MeetingsPage, meetingTitle } from "./meeting.views.tsx";

/** The Committee's meetings with their record. */
export const meetingsRoutes = new Hono<Door>();

meetingsRoutes.get("/meetings", async (c) => {
  const { language } = c.var;
  const meetings = await readAs(c, ({ db }) => listMeetings(db));
  return c.var.page({
    title: t(language, "meetings.title"),
    body: <MeetingsPage language={language} meetings={meetings} />,
  });
});

meetingsRoutes.get("/meetings/:id", async (c) => {
  const { language } = c.var;
  const id = readId<MeetingId>(c.req.param("id"));
  if (!id) throw new NotFound("meeting");
  const { meeting, ...shown } = await readAs(c, async (visit) => {
    const { db } = visit;
    const meeting = await getMeeting(db, id);
    const paperKeys = meeting.papers.map(({ n }) => paperKey(id, n));
    const activityIds = meeting.activities.map((activity) => activity.id);
    const states = await listStates(db, language, firstDay(meeting.time)); // as they were called on that day
    return {
      meeting,
      stateNames: new Map(states.map(({ code, short }) => [code, short[language]])),
      themes: {
        papers: await readThemesShown(visit, language, "paper", paperKeys),
        activities: await readThemesShown(visit, language, "activity", activityIds),
      },
    };
  });
  const title = meetingTitle(language, meeting);
  return c.var.page({
    title,
    body: <MeetingPage language={language} meeting={meeting} {...shown} />,
    breadcrumbs: [{ href: here(c, meetingsPath), label: t(language, "meetings.title") }, { label: title }],
  });
});
