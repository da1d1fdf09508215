import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { moveClock } from "#access/move-clock.ts";
import { requireMay } from "#access/permissions.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, TextField } from "#ui/fields.tsx";

type ClockProps = {
  language: Language;
  at: Temporal.Instant;
  typed?: { days: string; hours: string };
  refused?: boolean;
};

/** The demonstration's clock: its administrator moves it forward, and what has fallen due happens. Not mounted elsewhere. */
export function clockRoutes({ runClock }: { runClock: () => Promise<void> }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/clock", async (c) => {
    const at = await readAs(c, async ({ actor, at }) => {
      requireMay(actor, "clock.move");
      return at;
    });
    return c.var.page({
      title: t(c.var.language, "clock.title"),
      body: <ClockPage language={c.var.language} at={at} />,
    });
  });

  routes.post("/clock", async (c) => {
    const form = await c.req.formData();
    const typed = { days: String(form.get("days") ?? ""), hours: String(form.get("hours") ?? "") };
    const { outcome, at } = await actAs(c, async (work) => ({
      outcome: await moveClock(work, { days: Number(typed.days || 0), hours: Number(typed.hours || 0) }),
      at: work.at,
    }));
    if (outcome.ok) {
      await runClock();
      return c.redirect(here(c, "/clock?done=clock-moved"), 303);
    }
    const body = <ClockPage language={c.var.language} at={at} typed={typed} refused />;
    return c.var.page({ title: t(c.var.language, "clock.title"), body }, 422);
  });

  return routes;
}

function ClockPage({ language, at, typed = { days: "8", hours: "0" }, refused = false }: ClockProps) {
  const error = refused ? t(language, "clock.not-forward") : undefined;
  const field = Number.isInteger(Number(typed.hours || 0)) ? "days" : "hours";
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field, message: error }]} /> : null}
      <h1>{t(language, "clock.title")}</h1>
      <p>{t(language, "clock.now", { moment: formatMoment(language, at, "America/New_York") })}</p>
      <p>{t(language, "clock.what")}</p>
      <Form action={`/${language}/clock`}>
        <TextField
          name="days"
          label={t(language, "clock.days")}
          value={typed.days}
          error={field === "days" ? error : undefined}
          inputMode="numeric"
          width="short"
        />
        <TextField
          name="hours"
          label={t(language, "clock.hours")}
          value={typed.hours}
          error={field === "hours" ? error : undefined}
          inputMode="numeric"
          width="short"
        />
        <Button kind="main">{t(language, "clock.move")}</Button>
      </Form>
    </>
  );
}
