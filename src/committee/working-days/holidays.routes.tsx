import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { holidaysPath } from "../paths.ts";
import { readHolidayForm, readListYear, type TypedHolidays } from "./holiday-form.ts";
import { listRecordedHolidays, type RecordedHolidayList } from "./holiday-lists.queries.ts";
import { provisionalList } from "./holidays.ts";
import { HolidaysPage } from "./holidays.views.tsx";
import { recordHolidays } from "./record-holidays.ts";

type C = Context<Door>;

/** The holiday lists that working days are counted with. */
export const holidaysRoutes = new Hono<Door>();

holidaysRoutes.get("/holidays", (c) => holidaysPage(c));

holidaysRoutes.post("/holidays", async (c) => {
  const { typed, list, errors } = readHolidayForm(await c.req.formData());
  if (errors.length > 0) {
    const messages = errors.map(({ field, key, values }) => ({ field, message: t(c.var.language, key, values) }));
    await readAs(c, async ({ actor }) => requireMay(actor, "holiday-list.record"));
    return holidaysPage(c, { typed, errors: messages });
  }
  await actAs(c, (work) => recordHolidays(work, list));
  return c.redirect(`${here(c, holidaysPath)}?done=holidays-recorded`, 303);
});

type Typed = { typed: TypedHolidays; errors: { field: string; message: string }[] };

async function holidaysPage(c: C, wrong?: Typed): Promise<Response> {
  const { language } = c.var;
  const { lists, mayRecord, thisYear } = await readAs(c, async ({ db, actor, at }) => ({
    lists: await listRecordedHolidays(db),
    mayRecord: may(actor, "holiday-list.record"),
    thisYear: at.toZonedDateTimeISO("America/New_York").year,
  }));
  const asked = readListYear(wrong?.typed.year ?? c.req.query("year") ?? "") ?? firstYearWithoutList(lists, thisYear);
  const blank = { typed: { year: String(asked), days: "", source: "" }, errors: [] };
  const recording = mayRecord ? { ...(wrong ?? blank), hint: provisionalList(asked) } : undefined;
  return c.var.page(
    {
      title: t(language, "holidays.title"),
      body: <HolidaysPage language={language} lists={lists} recording={recording} />,
    },
    wrong ? 422 : 200,
  );
}

/** The year whose official list is missing first, from this year on. */
function firstYearWithoutList(lists: readonly RecordedHolidayList[], thisYear: number): number {
  const official = new Set(lists.filter(({ confidence }) => confidence === "official").map(({ year }) => year));
  let year = thisYear;
  while (official.has(year)) year++;
  return year;
}
