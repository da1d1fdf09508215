import { Hono } from "hono";
import { actAs, type Door, here } from "#access/door.ts";
import { activityId } from "../activities/activity-door.ts";
import { activitiesPath, activityPath } from "../paths.ts";
import { seeNotices } from "./see-notices.ts";

/** What those who are invited are told. */
export const noticesRoutes = new Hono<Door>();

noticesRoutes.post(`${activitiesPath}/:id/notices`, async (c) => {
  const id = activityId(c);
  await actAs(c, (work) => seeNotices(work, id));
  return c.redirect(`${here(c, activityPath(id))}?done=activity-notice-seen`, 303);
});
