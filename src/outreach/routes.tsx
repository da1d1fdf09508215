import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { activitiesRoutes } from "./activities/activities.routes.tsx";
import { attendanceRoutes } from "./activities/attendance.routes.tsx";
import { inviteesRoutes } from "./activities/invitees.routes.tsx";
import { activityPeopleRoutes } from "./activities/people.routes.tsx";
import { activityStepsRoutes } from "./activities/steps.routes.tsx";
import { announcementsRoutes } from "./announcements/announcements.routes.tsx";
import { documentsRoutes } from "./documents/documents.routes.tsx";
import { expertsRoutes } from "./experts/experts.routes.tsx";
import { feedbackAnswerRoutes } from "./feedback/answer.routes.tsx";
import { feedbackRoutes } from "./feedback/feedback.routes.tsx";
import { followUpRoutes } from "./follow-up/follow-up.routes.tsx";
import { indicatorYearsRoutes } from "./indicator-years/indicator-years.routes.tsx";
import { noteHeadingsRoutes } from "./information-note/headings.routes.tsx";
import { noteRoutes } from "./information-note/note.routes.tsx";
import { activityListRoutes } from "./list/list.routes.tsx";
import { marksRoutes } from "./marks/marks.routes.tsx";
import { restDaysRoutes } from "./marks/rest-days.routes.tsx";
import { noticesRoutes } from "./notices/notices.routes.ts";
import { overlapRoutes } from "./overlap/overlap.routes.tsx";
import { resultsRoutes } from "./results/results.routes.tsx";
import { sameEventRoutes } from "./same-event/same-event.routes.tsx";
import { strategyRoutes } from "./strategy/strategy.routes.tsx";
import { writtenNamesRoutes } from "./written-names/written-names.routes.tsx";
import { yearsRoutes } from "./years/years.routes.tsx";

/** Every door of outreach for people who signed in. */
export function outreachRoutes(
  doors: Parameters<typeof followUpRoutes>[0] &
    Parameters<typeof activityListRoutes>[0] &
    Parameters<typeof noteRoutes>[0] &
    Parameters<typeof announcementsRoutes>[0],
): Hono<Door> {
  return new Hono<Door>()
    .route("/", strategyRoutes)
    .route("/", indicatorYearsRoutes(doors))
    .route("/", marksRoutes)
    .route("/", restDaysRoutes)
    .route("/", expertsRoutes)
    .route("/", announcementsRoutes(doors))
    .route("/", sameEventRoutes)
    .route("/", writtenNamesRoutes)
    .route("/", overlapRoutes)
    .route("/", activitiesRoutes)
    .route("/", activityStepsRoutes)
    .route("/", inviteesRoutes)
    .route("/", attendanceRoutes)
    .route("/", activityPeopleRoutes)
    .route("/", resultsRoutes)
    .route("/", documentsRoutes)
    .route("/", noticesRoutes)
    .route("/", noteRoutes(doors))
    .route("/", noteHeadingsRoutes)
    .route("/", feedbackRoutes(doors))
    .route("/", feedbackAnswerRoutes(doors))
    .route("/", yearsRoutes)
    .route("/", activityListRoutes(doors))
    .route("/", followUpRoutes(doors));
}
