import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { CommitteePage } from "./committee.views.tsx";
import { committeePath } from "./paths.ts";

/** The page that leads to the Committee's rooms, for those who serve it. */
export const roomsRoutes = new Hono<Door>().get(committeePath, async (c) => {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => {
    if (!holds(actor, "chair", "member", "secretariat", "expert")) throw new NotFound("committee");
  });
  return c.var.page({ title: t(language, "nav.committee"), body: <CommitteePage language={language} /> });
});
