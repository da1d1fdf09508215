import { Hono } from "hono";
import { type Actor, delegationsOf } from "#access/actor.ts";
import { type Door, here, readAs } from "#access/door.ts";
import { may } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listPapers, listSendings } from "../papers/paper.queries.ts";
import { unsentVersions } from "../papers/paper.ts";
import { PaperList } from "../papers/paper.views.tsx";
import { meetingsPath } from "../paths.ts";
import { listStatements } from "../statements/statement.queries.ts";
import { inVersions } from "../statements/statement.ts";
import { StatementList } from "../statements/statement.views.tsx";
import { listTasks } from "../tasks/task.queries.ts";
import { TaskTable } from "../tasks/task.views.tsx";
import { paperKey } from "../themes/theme.ts";
import { readThemesShown } from "../themes/touched.queries.ts";
import { getMeeting, listMeetings } from "./meeting.queries.ts";
import { firstDay, type Meeting } from "./meeting.ts";
import { MeetingPage, type MeetingRights, MeetingsPage } from "./meeting.views.tsx";
import { meetingIdIn } from "./meeting-door.ts";
import { meetingTitle } from "./meeting-head.views.tsx";
import { listPublicSummaries } from "./public-summary.queries.ts";

/** The Committee's meetings with their record. */
export const meetingsRoutes = new Hono<Door>();

meetingsRoutes.get("/meetings", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor }) => ({
    meetings: await listMeetings(db),
    mayAnnounce: may(actor, "meeting.arrange"),
  }));
  return c.var.page({
    title: t(language, "meetings.title"),
    body: <MeetingsPage language={language} {...shown} />,
  });
});

meetingsRoutes.get("/meetings/:id", async (c) => {
  const { language } = c.var;
  const id = meetingIdIn(c);
  const shown = await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    const meeting = await getMeeting(db, id);
    const states = await listStates(db, language, firstDay(meeting.time)); // as they were called on that day
    const stateNames = new Map(states.map(({ code, short }) => [code, short[language]]));
    const papers = await listPapers(db, id);
    const rights = rightsOf(actor, meeting, unsentVersions(papers).length > 0);
    const statements = inVersions(await listStatements(db, id));
    const tasks = await listTasks(db, { meeting: id });
    return {
      meeting,
      stateNames,
      may: rights,
      themes: await readThemesShown(
        visit,
        language,
        "activity",
        meeting.activities.map((activity) => activity.id),
      ),
      summaries: await listPublicSummaries(db, id),
      papers:
        papers.length === 0 ? null : (
          <PaperList
            language={language}
            meeting={id}
            written={meeting.language}
            basis={meeting.source}
            papers={papers}
            themes={
              await readThemesShown(
                visit,
                language,
                "paper",
                papers.map(({ n }) => paperKey(id, n)),
              )
            }
            sendings={await listSendings(db, id)}
            mayAdd={rights.addPaper && meeting.standing.status !== "cancelled"}
          />
        ),
      statements:
        statements.length === 0 ? null : (
          <StatementList
            language={language}
            meeting={id}
            isHeld={meeting.standing.status === "held"}
            isOpen={meeting.standing.status === "announced"}
            statements={statements}
            stateNames={stateNames}
            own={delegationsOf(actor)}
            mayReplaceAny={rights.record}
          />
        ),
      tasks:
        tasks.length === 0 ? null : (
          <TaskTable language={language} stateNames={stateNames} today={dateOf(at)} tasks={tasks} empty="" />
        ),
    };
  });
  const title = meetingTitle(language, shown.meeting);
  return c.var.page({
    title,
    body: <MeetingPage language={language} {...shown} />,
    breadcrumbs: [{ href: here(c, meetingsPath), label: t(language, "meetings.title") }, { label: title }],
  });
});

/** A delegation hands in statements before the meeting; the secretariat at any time. */
function rightsOf(actor: Actor, { standing }: Meeting, hasUnsent: boolean): MeetingRights {
  const record = may(actor, "meeting.record");
  return {
    arrange: may(actor, "meeting.arrange"),
    addPaper: may(actor, "meeting.add-paper"),
    sendPapers: may(actor, "meeting.send-papers") && hasUnsent,
    submit: may(actor, "statement.submit") && (record || standing.status === "announced"),
    record,
    publish: may(actor, "meeting.publish"),
    setTask: may(actor, "task.set"),
  };
}
