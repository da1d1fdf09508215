import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { type Door, SignInNeeded } from "#access/door.ts";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Access } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";

type Answer = { status: number; to: string; text: string };
export type Ask = (token: string, path: string, form?: Record<string, string>) => Promise<Answer>;

/** A slice's doors in the plainest of frames: asks for a page, or sends a form, as the person behind a token. */
export function openDoors(access: Access, doors: Hono<Door>, rowFlags?: Door["Variables"]["rowFlags"]): Ask {
  const app = new Hono<Door>();
  app.use(async (c, next) => {
    c.set("language", c.req.path.slice(1, 3) as Language); // the tests name one of the six
    c.set("access", access);
    c.set("token", c.req.header("x-token"));
    c.set("rowFlags", rowFlags);
    c.set("page", ({ title, body }, status = 200) => c.html(`<title>${title}</title>${render(body)}`, status));
    await next();
  });
  app.route("/:lang", doors);
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) return c.text("sign in", 401);
    if (error instanceof Refused) return c.text("refused", 403);
    if (error instanceof NotFound) return c.text("not found", 404);
    throw error;
  });
  return async (token, path, form) => {
    const headers = { "x-token": token };
    const init = form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers };
    const response = await app.request(path, init);
    return { status: response.status, to: response.headers.get("location") ?? "", text: await response.text() };
  };
}
