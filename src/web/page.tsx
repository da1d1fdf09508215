import type { Context } from "hono";
import type { Actor } from "#access/actor.ts";
import type { Door } from "#access/door.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Frame, type FrameProps, renderPage } from "#ui/frame.tsx";
import type { Parts } from "./app.tsx";
import { navigationFor } from "./navigation.ts";

/** Puts a page's own part into the frame: language, navigation, the person, the demonstration's notice and clock. */
export function pageIn(c: Context<Door>, parts: Parts): Door["Variables"]["page"] {
  return async (content, status = 200) => {
    const { language, path, person } = c.var;
    const address = (to: string): string => `/${language}${to}`;
    const shown = content.public ? undefined : person;
    const html = renderPage(
      <Frame
        language={language}
        title={content.title}
        path={path}
        query={queryOf(c, content.public ?? false)}
        assets={{
          css: parts.assets.cssFor(language),
          scripts: (content.scripts ?? []).map((name) => parts.assets.script(name)),
          icon: parts.assets.icon,
        }}
        brand={t(language, "frame.brand")}
        brandHref={address("")}
        navigation={navigationFor(language, path, shown)}
        person={shown && personIn(shown, c)}
        signInHref={address("/awaiting")}
        banner={parts.demonstration ? { text: t(language, "frame.demonstration") } : undefined}
        clock={shown && parts.demonstration ? await clockLine(c) : undefined}
        breadcrumbs={content.breadcrumbs ?? []}
        status={content.done ?? (content.public ? undefined : doneMessage(c))}
        footer={[
          { href: address("/about"), label: t(language, "nav.about") },
          { href: address("/accessibility"), label: t(language, "nav.accessibility") },
          { href: "/api/v1/openapi.json", label: t(language, "nav.api") },
        ]}
        alternates={content.public ?? false}
      >
        {content.body}
      </Frame>,
    );
    return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8" } });
  };
}

function personIn({ name }: Actor, c: Context<Door>): FrameProps["person"] {
  const { language, actsAs = "" } = c.var;
  return { name, capacity: actsAs, accountHref: `/${language}/account`, signOutAction: `/${language}/sign-out` };
}

/** What the address asks, for the same page in another language: of a public page the words of a search; what was just done never. */
function queryOf(c: Context<Door>, isPublic: boolean): string {
  const { searchParams } = new URL(c.req.url);
  const asked = isPublic ? ["q"] : [...searchParams.keys()].filter((name) => name !== "done");
  return new URLSearchParams(
    asked.flatMap((name) => searchParams.getAll(name).map((value) => [name, value])),
  ).toString();
}

/** The demonstration's clock in New York, for people who wait for a deadline. */
async function clockLine(c: Context<Door>): Promise<string | undefined> {
  const { token, access, language } = c.var;
  if (!token) return undefined;
  const at = await access.withActor(token, async (visit) => visit.at);
  return at && t(language, "frame.clock", { moment: formatMoment(language, at, "America/New_York") });
}

/** What was just done, named in the address by the act: only words of our own catalogue are shown. */
function doneMessage(c: Context<Door>): string | undefined {
  const done = c.req.query("done");
  if (!done || !/^[a-z-]+$/.test(done)) return undefined;
  try {
    return t(c.var.language, `done.${done}` as MessageKey);
  } catch {
    return undefined; // an act nobody knows: somebody typed it
  }
}
