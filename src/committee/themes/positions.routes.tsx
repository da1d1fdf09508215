import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import type { FieldError, Option } from "#ui/fields.tsx";
import { themePath } from "../paths.ts";
import { blankPosition, positionRefused, readPositionForm, spokenKey, type TypedPosition } from "./position-form.ts";
import { NewPositionPage } from "./position-form.views.tsx";
import { ownDelegations, recordPosition } from "./record-position.ts";
import { listSpokenPositions } from "./spoken-position.queries.ts";
import { getTheme } from "./theme.queries.ts";
import { themeName } from "./theme.ts";
import { themeIn, underTheme } from "./theme-address.ts";

type C = Context<Door>;

/** Who took which position on a theme, recorded. */
export const themePositionsRoutes = new Hono<Door>();

themePositionsRoutes.get("/themes/:id/positions/new", (c) => newPositionPage(c, blankPosition(c.var.language)));

themePositionsRoutes.post("/themes/:id/positions", async (c) => {
  const { language } = c.var;
  const id = themeIn(c);
  const { typed, position, errors } = readPositionForm(await c.req.formData(), language);
  if (!position || errors.length > 0) return newPositionPage(c, typed, { errors, status: 422 });
  const outcome = await actAs(c, (work) => recordPosition(work, id, position));
  if (outcome.ok) return c.redirect(`${here(c, themePath(id))}?done=theme-position-recorded`, 303);
  const status = outcome.reason === "recorded-already" ? 409 : 422;
  return newPositionPage(c, typed, { errors: [positionRefused(language, outcome.reason)], status });
});

type Wrong = { errors: FieldError[]; status: 409 | 422 };

async function newPositionPage(c: C, typed: TypedPosition, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "theme.record-position");
    const own = ownDelegations(actor);
    const states = (await listStates(db, language, dateOf(at))).map(({ code, short }) => ({
      code,
      name: short[language],
    }));
    return {
      theme: await getTheme(db, themeIn(c)),
      ownOnly: own !== undefined,
      delegations: own ? states.filter(({ code }) => own.includes(code)) : states,
      spoken: own ? [] : await spokenOptions(db, language, states),
    };
  });
  const name = themeName(language, page.theme.name);
  return c.var.page(
    {
      title: t(language, "position.record-title", { theme: name }),
      body: <NewPositionPage language={language} typed={typed} errors={wrong?.errors ?? []} {...page} />,
      breadcrumbs: underTheme(c, page.theme.id, name, t(language, "position.record")),
    },
    wrong?.status ?? 200,
  );
}

async function spokenOptions(
  db: Reader,
  language: Language,
  states: readonly { code: StateCode; name: string }[],
): Promise<Option[]> {
  const names = new Map(states.map(({ code, name }) => [code, name]));
  return (await listSpokenPositions(db)).map(({ from, by, dated, subject }) => ({
    value: spokenKey(from),
    label: [formatDate(language, dated), "state" in by ? (names.get(by.state) ?? by.state) : by.body, subject].join(
      " – ",
    ),
  }));
}
