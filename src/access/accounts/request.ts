import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { Door } from "#access/door.ts";
import type { Visitor } from "./auth.ts";

/** Who asks, as the library needs it. */
export function visitorOf(c: Context<Door>): Visitor {
  return { headers: c.req.raw.headers, address: addressOf(c) };
}

/** The address a request came from. A proxy on this machine is believed about whom it speaks for, nobody else is. */
function addressOf(c: Context<Door>): string | undefined {
  const address = hasSocket(c.env) ? getConnInfo(c).remote.address : undefined;
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded && isThisMachine(address) ? forwarded : address;
}

/** A request that did not come over the network, as in a test, has none. */
function hasSocket(env: unknown): boolean {
  return typeof env === "object" && env !== null && "incoming" in env;
}

function isThisMachine(address: string | undefined): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}

/** One field of a form as text; a file is no text. */
export function text(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** On to another page, with the cookies of a session. */
export function redirectWith(c: Context<Door>, path: string, cookies: readonly string[]): Response {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
  return c.redirect(path, 303);
}
