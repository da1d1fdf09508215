import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { roomsRoutes } from "./committee.routes.tsx";
import { decisionsRoutes } from "./decisions/decisions.routes.tsx";
import { divisionRoutes } from "./division/division.routes.tsx";
import { suggestionRoutes } from "./division/suggestions.routes.tsx";
import { accountRoutes } from "./meetings/account.routes.tsx";
import { arrangementRoutes } from "./meetings/arrangement.routes.tsx";
import { meetingsRoutes } from "./meetings/meetings.routes.tsx";
import { publicSummaryRoutes } from "./meetings/public-summary.routes.tsx";
import { endingRoutes } from "./membership/ending.routes.tsx";
import { membershipRoutes } from "./membership/membership.routes.tsx";
import { noObjectionsRoutes } from "./no-objection/no-objections.routes.tsx";
import { papersRoutes } from "./papers/papers.routes.tsx";
import { dutiesRoutes } from "./programme/duties.routes.tsx";
import { programmeRoutes } from "./programme/programme.routes.tsx";
import { programmeTasksRoutes } from "./programme/tasks.routes.tsx";
import { statementsRoutes } from "./statements/statements.routes.tsx";
import { tasksRoutes } from "./tasks/tasks.routes.tsx";
import { amendmentsRoutes } from "./texts/amendments.routes.tsx";
import { textsRoutes } from "./texts/texts.routes.tsx";
import { versionsRoutes } from "./texts/versions.routes.tsx";
import { themePositionsRoutes } from "./themes/positions.routes.tsx";
import { themeStandingsRoutes } from "./themes/standings.routes.tsx";
import { themeRowsRoutes } from "./themes/theme-rows.routes.tsx";
import { themeUsesRoutes } from "./themes/theme-uses.routes.tsx";
import { themesRoutes } from "./themes/themes.routes.tsx";
import { holidaysRoutes } from "./working-days/holidays.routes.tsx";

/** Every door of the Committee's slice. */
export const committeeRoutes = new Hono<Door>()
  .route("/", roomsRoutes)
  .route("/", arrangementRoutes)
  .route("/", meetingsRoutes)
  .route("/", membershipRoutes)
  .route("/", endingRoutes)
  .route("/", divisionRoutes)
  .route("/", suggestionRoutes)
  .route("/", papersRoutes)
  .route("/", statementsRoutes)
  .route("/", accountRoutes)
  .route("/", publicSummaryRoutes)
  .route("/", tasksRoutes)
  .route("/", noObjectionsRoutes)
  .route("/", decisionsRoutes)
  .route("/", holidaysRoutes)
  .route("/", dutiesRoutes)
  .route("/", programmeTasksRoutes)
  .route("/", programmeRoutes)
  .route("/", themesRoutes)
  .route("/", themeStandingsRoutes)
  .route("/", themePositionsRoutes)
  .route("/", themeUsesRoutes)
  .route("/", themeRowsRoutes)
  .route("/", textsRoutes)
  .route("/", versionsRoutes)
  .route("/", amendmentsRoutes);
