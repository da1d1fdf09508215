import { type Context, Hono } from "hono";
import { type Door, readAsPublic } from "#access/door.ts";
import { t } from "#i18n/t.ts";
import { meetingsHeldPath } from "../paths.ts";
import { MeetingsHeldPage } from "./public.views.tsx";
import { listMeetingsHeld } from "./public-summary.queries.ts";

type Keep = (c: Context<Door>, render: () => Promise<Response>) => Promise<Response>;

/** What everybody may read of the Committee's meetings: the published summaries. Reads as app_public only. */
export function publicMeetingsRoutes({ keep }: { keep: Keep }): Hono<Door> {
  return new Hono<Door>().get(meetingsHeldPath, (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const meetings = await readAsPublic(c, listMeetingsHeld);
      return c.var.page({
        title: t(language, "meetings.held.title"),
        body: <MeetingsHeldPage language={language} meetings={meetings} />,
        public: true,
      });
    }),
  );
}
