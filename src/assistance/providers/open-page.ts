import type { Context } from "hono";
import { type Door, readAs, readAsPublic } from "#access/door.ts";
import type { Reader, Visit } from "#access/work.ts";

type C = Context<Door>;
/** Keeps a public answer under its address and the edition of what is public. */
export type Keep = (c: C, render: () => Promise<Response>) => Promise<Response>;

/** Reads as the person who signed in, else as the public: one page, and each finds on it what is theirs. */
export function readAsReader<T>(c: C, read: (db: Reader, visit: Visit | undefined) => Promise<T>): Promise<T> {
  return c.var.person
    ? readAs(c, (visit) => read(visit.db, visit))
    : readAsPublic(c, (db) => read(db, undefined), { language: c.var.language });
}
