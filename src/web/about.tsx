import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { Keep } from "#matrix/public.tsx";

/** The public first page, what this is, and the accessibility statement. */
export function aboutRoutes({ keep }: { keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();
  routes.get("/", (c) =>
    keep(c, async () =>
      c.var.page({ title: t(c.var.language, "home.title"), body: <Home language={c.var.language} />, public: true }),
    ),
  );
  routes.get("/about", (c) =>
    keep(c, async () =>
      c.var.page({ title: t(c.var.language, "nav.about"), body: <About language={c.var.language} />, public: true }),
    ),
  );
  routes.get("/accessibility", (c) =>
    keep(c, async () =>
      c.var.page({
        title: t(c.var.language, "nav.accessibility"),
        body: <Accessibility language={c.var.language} />,
        public: true,
      }),
    ),
  );
  return routes;
}

function Home({ language }: { language: Language }) {
  return (
    <>
      <h1>{t(language, "home.title")}</h1>
      <p>{t(language, "home.what")}</p>
      <p>{t(language, "home.consent")}</p>
      <div class="buttons">
        <a class="button button-main" href={`/${language}/states`}>
          {t(language, "home.states")}
        </a>
        <a class="button" href={`/${language}/search`}>
          {t(language, "search.title")}
        </a>
        <a href={`/${language}/awaiting`}>{t(language, "home.sign-in")}</a>
      </div>
    </>
  );
}

function About({ language }: { language: Language }) {
  return (
    <>
      <h1>{t(language, "nav.about")}</h1>
      <p>{t(language, "home.what")}</p>
      <p>{t(language, "about.chain")}</p>
      <p>{t(language, "about.not-official")}</p>
      <p>{t(language, "about.licence")}</p>
    </>
  );
}

function Accessibility({ language }: { language: Language }) {
  return (
    <>
      <h1>{t(language, "nav.accessibility")}</h1>
      <p>{t(language, "accessibility.aim")}</p>
      <p>{t(language, "accessibility.how")}</p>
      <p>{t(language, "accessibility.known")}</p>
    </>
  );
}
