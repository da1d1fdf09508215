import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { MeetingId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { listMeetings } from "../meetings/meeting.queries.ts";
import { meetingTitle } from "../meetings/meeting-head.views.tsx";
import { themePath, themesPath } from "../paths.ts";
import { recordTheme } from "./record-theme.ts";
import { ThemesPage } from "./register.views.tsx";
import { getTheme, listPositions, listRows, listStandings, listThemes, listUses } from "./theme.queries.ts";
import { byDelegation, type ThemePosition, themeName } from "./theme.ts";
import { ThemePage } from "./theme.views.tsx";
import { themeIn } from "./theme-address.ts";
import { blankTheme, readThemeForm, type TypedTheme } from "./theme-form.ts";
import { NewThemePage } from "./theme-form.views.tsx";

type C = Context<Door>;

/** The register of themes: themes, what standing is recorded for them, the positions on them. */
export const themesRoutes = new Hono<Door>();

themesRoutes.get("/themes", async (c) => {
  const { language } = c.var;
  const asOf = readAsOf(c);
  const page = await readAs(c, async ({ db, actor, at }) => {
    if (!holds(actor, "chair", "member", "secretariat", "expert")) throw new NotFound("themes");
    const today = dateOf(at);
    return {
      themes: await listThemes(db, asOf.day && asOf.day < today ? asOf.day : today),
      mayRecord: may(actor, "theme.record"),
    };
  });
  return c.var.page(
    { title: t(language, "themes.title"), body: <ThemesPage language={language} asOf={asOf} {...page} /> },
    asOf.errors.length > 0 ? 422 : 200,
  );
});

/** The day of a register "as of", out of the address; nothing when none was typed. */
function readAsOf(c: C): { day: string | undefined; typed: DateParts | undefined; errors: FieldError[] } {
  const form = new FormData();
  for (const part of ["day", "month", "year"]) form.set(`on-${part}`, c.req.query(`on-${part}`) ?? "");
  const { date, typed } = readDate(form, "on");
  if (!typed.day && !typed.month && !typed.year) return { day: undefined, typed: undefined, errors: [] };
  return { day: date, typed, errors: date ? [] : [{ field: "on", message: t(c.var.language, "theme.error.date") }] };
}

themesRoutes.get("/themes/new", (c) => newThemePage(c, blankTheme(c.var.language)));

themesRoutes.post("/themes", async (c) => {
  const { language } = c.var;
  const { typed, theme, errors } = readThemeForm(await c.req.formData(), language);
  if (!theme || errors.length > 0) return newThemePage(c, typed, { errors, status: 422 });
  const outcome = await actAs(c, (work) => recordTheme(work, theme));
  if (outcome.ok) return c.redirect(`${here(c, themePath(outcome.id))}?done=theme-recorded`, 303);
  const message = t(language, "theme.error.recorded-already");
  return newThemePage(c, typed, { errors: [{ field: `name-${language}`, message }], status: 409 });
});

themesRoutes.get("/themes/:id", async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    const theme = await getTheme(db, themeIn(c));
    const positions = await listPositions(db, theme.id);
    return {
      theme,
      standings: (await listStandings(db, theme.id)).filter(({ dated }) => dated <= dateOf(at)),
      positions: byDelegation(positions),
      rows: await listRows(db, theme.id),
      uses: await listUses(db, theme.id),
      nameOn: await namesOn(db, language, positions),
      meetingTitles: await titlesOf(db, language, positions),
      may: {
        recordStanding: may(actor, "theme.record-standing"),
        recordPosition: may(actor, "theme.record-position"),
        use: may(actor, "theme.use"),
        chooseRows: may(actor, "theme.choose-rows"),
      },
    };
  });
  const title = themeName(language, page.theme.name);
  return c.var.page({
    title,
    body: <ThemePage language={language} {...page} />,
    breadcrumbs: [{ href: here(c, themesPath), label: t(language, "themes.title") }, { label: title }],
  });
});

/** The States that took positions, each by the name it had on the day. */
async function namesOn(
  db: Reader,
  language: Language,
  positions: readonly ThemePosition[],
): Promise<(position: ThemePosition) => string | undefined> {
  const names = new Map<string, Map<StateCode, string>>();
  for (const day of new Set(positions.map(({ dated }) => dated))) {
    const states = await listStates(db, language, day);
    names.set(day, new Map(states.map(({ code, short }) => [code, short[language]])));
  }
  return ({ by, dated }) => ("state" in by ? names.get(dated)?.get(by.state) : undefined);
}

async function titlesOf(
  db: Reader,
  language: Language,
  positions: readonly ThemePosition[],
): Promise<Map<MeetingId, string>> {
  if (!positions.some(({ meetingId }) => meetingId)) return new Map();
  return new Map((await listMeetings(db)).map((meeting) => [meeting.id, meetingTitle(language, meeting)]));
}

type Wrong = { errors: FieldError[]; status: 409 | 422 };

async function newThemePage(c: C, typed: TypedTheme, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => requireMay(actor, "theme.record"));
  const title = t(language, "themes.record");
  return c.var.page(
    {
      title,
      body: <NewThemePage language={language} typed={typed} errors={wrong?.errors ?? []} />,
      breadcrumbs: [{ href: here(c, themesPath), label: t(language, "themes.title") }, { label: title }],
    },
    wrong?.status ?? 200,
  );
}
