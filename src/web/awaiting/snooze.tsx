import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { type AwaitingLine, itemOf } from "#jobs/awaiting-line.ts";
import { endSnooze } from "#jobs/snooze/end-snooze.ts";
import { type SnoozeRefusal, usualReturn } from "#jobs/snooze/snooze.ts";
import { snoozeItem } from "#jobs/snooze/snooze-item.ts";
import { type DateParts, readDate } from "#ui/fields.tsx";
import { listAwaiting } from "./awaiting.tsx";
import { SnoozePage, snoozeEndingPath, snoozePath } from "./awaiting.views.tsx";

/** Putting off what awaits, and taking it up again. */
export const snoozeRoutes = new Hono<Door>()
  .get(snoozePath, async (c) => {
    const { line, at } = await findLine(c, c.req.query("item") ?? "");
    const { year, month, day } = Temporal.PlainDate.from(usualReturn(at));
    return await show(c, line, { day: String(day), month: String(month), year: String(year) });
  })
  .post(snoozePath, async (c) => {
    const form = await c.req.formData();
    const { line } = await findLine(c, String(form.get("item") ?? ""));
    const { date, typed } = readDate(form, "until");
    if (!date) return await show(c, line, typed, "no-date");
    const outcome = await actAs(c, (work) => snoozeItem(work, itemOf(line), date));
    if (!outcome.ok) return await show(c, line, typed, outcome.reason);
    return c.redirect(here(c, "/awaiting?done=item-snoozed"), 303);
  })
  .post(snoozeEndingPath, async (c) => {
    const item = String((await c.req.formData()).get("item") ?? "");
    const outcome = await actAs(c, (work) => endSnooze(work, item));
    return c.redirect(here(c, outcome.ok ? "/awaiting?done=item-taken-up" : "/awaiting"), 303);
  });

/** One of the person's own lines; somebody else's, or none, is not there. */
async function findLine(c: Context<Door>, item: string): Promise<{ line: AwaitingLine; at: Temporal.Instant }> {
  return await readAs(c, async (visit) => {
    const { waits, follows } = await listAwaiting(visit, c.var.language);
    const line = [...waits, ...follows].find((one) => itemOf(one) === item && !one.pointer);
    if (!line) throw new NotFound(`awaiting ${item}`);
    return { line, at: visit.at };
  });
}

async function show(
  c: Context<Door>,
  line: AwaitingLine,
  typed: DateParts,
  reason?: SnoozeRefusal | "no-date",
): Promise<Response> {
  const { language } = c.var;
  const error = reason && t(language, `awaiting.snooze.${reason}`);
  const body = <SnoozePage language={language} line={line} typed={typed} error={error} />;
  const breadcrumbs = [{ href: here(c, "/awaiting"), label: t(language, "awaiting.title") }];
  return await c.var.page({ title: t(language, "awaiting.snooze.title"), body, breadcrumbs }, reason ? 422 : 200);
}
