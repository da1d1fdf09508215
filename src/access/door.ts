import type { Context } from "hono";
import type { VNode } from "preact";
import { type Id, readId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Actor } from "./actor.ts";
import { NotFound } from "./permissions.ts";
import type { Access, PublicPage, Reader, Visit, Work } from "./work.ts";

/** What a door hands to the frame: the page's own part. */
export type PageContent = {
  title: string;
  body: VNode;
  breadcrumbs?: { href?: string; label: string }[];
  /** What just happened, shown once at the top. */
  done?: string | undefined;
  /** Names of enhancing scripts, without ".enhance.ts". */
  scripts?: string[];
  /** A public page: its six languages are told to search engines. */
  public?: boolean;
};

/** What every request carries when it reaches a slice. */
export type Door = {
  Variables: {
    language: Language;
    /** The path after the language, "/letters/7". */
    path: string;
    access: Access;
    token: string | undefined;
    person: Actor | undefined;
    /** What the person acts as, in the page's language. */
    actsAs: string | undefined;
    /** What a slice below says of the rows of a matrix, to this reader; `web` tells the matrix who says it. */
    rowFlags:
      | ((
          db: Reader,
          language: Language,
          templateId: string,
        ) => Promise<ReadonlyMap<string, readonly { href: string; words: string }[]>>)
      | undefined;
    /** The whole page in its frame, as a response. */
    page: (
      content: PageContent,
      status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503,
    ) => Response | Promise<Response>;
  };
};

/** Thrown where a page is for signed-in people; becomes the sign-in page. */
export class SignInNeeded extends Error {}

/** Reads as the signed-in person. */
export async function readAs<T>(c: Context<Door>, read: (visit: Visit) => Promise<T>): Promise<T> {
  const { token, access } = c.var;
  if (!token) throw new SignInNeeded();
  let came = false;
  const result = await access.withActor(token, (visit) => {
    came = true;
    return read(visit);
  });
  if (!came) throw new SignInNeeded();
  return result as T; // the read ran, so this is what it gave
}

/** Acts as the signed-in person, in one transaction. */
export async function actAs<T>(c: Context<Door>, act: (work: Work) => Promise<T>): Promise<T> {
  const { token, access } = c.var;
  if (!token) throw new SignInNeeded();
  let came = false;
  const result = await access.transact(token, (work) => {
    came = true;
    return act(work);
  });
  if (!came) throw new SignInNeeded();
  return result as T; // the act ran, so this is what it gave
}

/** Reads as the public, whoever is signed in; a page says in which language, and about which State, it shows what is read. */
export function readAsPublic<T>(c: Context<Door>, read: (db: Reader) => Promise<T>, page?: PublicPage): Promise<T> {
  return c.var.access.asPublic(read, page);
}

/** The id that the address names, not found when it is none at all; whether the row exists the query tells. */
export function idInAddress<T extends Id<string>>(c: Context<Door>, noun: string, parameter = "id"): T {
  const id = readId<T>(c.req.param(parameter) ?? "");
  if (!id) throw new NotFound(noun);
  return id;
}

/** An address in the page's language. */
export function here(c: Context<Door>, path: string): string {
  return `/${c.var.language}${path}`;
}
