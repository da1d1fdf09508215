import { type Kysely, type QueryCreator, sql, type Transaction } from "kysely";
import type { AccountId, StateCode } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";
import type { Actor, Capacity } from "./actor.ts";

/** Reads only, always as somebody: a bare Kysely does not fit, so a read cannot forget who asks. */
export type Reader = Pick<QueryCreator<Database>, "selectFrom" | "with" | "selectNoFrom"> & {
  readonly __asSomebody: true;
};

/** An open serializable transaction, the person and the moment: what an act gets and passes on. */
export type Work = {
  db: Transaction<Database> & { readonly __asSomebody: true };
  actor: Actor;
  at: Temporal.Instant;
};

/** A read or an act of a signed-in person. */
export type Visit = { db: Reader; actor: Actor; at: Temporal.Instant };

export type Access = {
  /** Reads as the person behind a session token; undefined when there is none. */
  withActor: <T>(token: string, read: (visit: Visit) => Promise<T>) => Promise<T | undefined>;
  /** Acts as that person: all or nothing, and again from the start when another act was quicker. */
  transact: <T>(token: string, act: (work: Work) => Promise<T>) => Promise<T | undefined>;
  /** Reads as the public, from one state of the database. */
  asPublic: <T>(read: (db: Reader) => Promise<T>, page?: PublicPage) => Promise<T>;
};

/** What a public page is: in a language, only what may be shown in it is read; about one State, nothing of another's matrix. */
export type PublicPage = { language?: Language; state?: StateCode };

type Pools = { user: Kysely<Database>; public: Kysely<Database> };

const tries = 8;

/**
 * The three doors to the database. `now` is the world's clock; a demonstration's may stand ahead of it. Acts of one process
 * go one after the other, for at once they would mostly make each other start again; without `inTurn` they meet in the
 * database as those of several processes do.
 */
export function openAccess(
  { user, public: reader }: Pools,
  now: () => Temporal.Instant,
  { inTurn = true } = {},
): Access {
  const takeTurn = inTurn ? openQueue() : <T>(act: () => Promise<T>) => act();
  return {
    withActor: (token, read) =>
      again(() =>
        user
          .transaction()
          .setIsolationLevel("repeatable read")
          .setAccessMode("read only")
          .execute(async (transaction) => {
            const opened = await open(transaction, token, now());
            return opened && (await read({ ...opened, db: opened.db as unknown as Reader })); // the same connection, seen as reads only
          }),
      ),
    transact: (token, act) => {
      const moment = now(); // an act counts from when it was asked for, also when it has to begin again
      return takeTurn(() =>
        again((attempt) =>
          user
            .transaction()
            .setIsolationLevel("serializable")
            .execute(async (transaction) => {
              const work = await open(transaction, token, moment);
              const outcome = work && (await act(work));
              attempt.isCommitting = true;
              return outcome;
            }),
        ),
      );
    },
    asPublic: (read, { language, state } = {}) =>
      again(() =>
        reader
          .transaction()
          .setIsolationLevel("repeatable read")
          .setAccessMode("read only")
          .execute(async (transaction) => {
            if (language) await sql`select set_config('app.language', ${language}, true)`.execute(transaction);
            if (state) await sql`select set_config('app.state', ${state}, true)`.execute(transaction);
            return await read(transaction as unknown as Reader); // app_public is somebody: the public
          }),
      ),
  };
}

/** Sets who asks for this transaction only, and finds out who that is; undefined for a token nobody holds. */
async function open(
  transaction: Transaction<Database>,
  token: string,
  now: Temporal.Instant,
): Promise<Work | undefined> {
  await sql`select set_config('app.token', ${token}, true)`.execute(transaction);
  const { rows } = await sql<Row>`
    select account.id, account.name, account.language, extract(epoch from app_now() - now())::float8 as ahead,
      coalesce(jsonb_agg(jsonb_build_object('kind', capacity.kind, 'stateCode', capacity.state_code, 'organisation', organisation.short_name)
        order by capacity.valid_from, capacity.id) filter (where capacity.id is not null), '[]') as capacities
    from account left join capacity on capacity.account_id = account.id
      and capacity.valid_from <= app_now()::date and (capacity.valid_to is null or capacity.valid_to > app_now()::date)
    left join organisation on organisation.id = capacity.organisation_id
    where account.id = app_actor()
    group by account.id`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const { ahead, ...actor } = row;
  const db = transaction as Work["db"]; // from here on every query runs as this actor
  // As fine as the database keeps it: a moment that is written and read again is the same moment.
  return { db, actor, at: now.add({ milliseconds: Math.round(ahead * 1000) }).round("microsecond") };
}

type Row = {
  id: AccountId;
  name: string;
  language: Language;
  ahead: number;
  capacities: Capacity[];
};

/** Runs what it is given one after the other, whatever comes of each. */
function openQueue(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => {});
    return mine;
  };
}

type Attempt = { number: number; isCommitting: boolean };

/** Runs a transaction again when the database says it lost against another, or was cut off before it ended. */
async function again<T>(transaction: (attempt: Attempt) => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    const attempt = { number, isCommitting: false };
    try {
      return await transaction(attempt);
    } catch (error) {
      if (number >= tries || !isPassing(error, attempt)) throw error;
      await new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** number));
    }
  }
}

function isPassing(error: unknown, { number, isCommitting }: Attempt): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (code === "40001" || code === "40P01") return true;
  // PostgreSQL may report a lost race as a key, or a range, that exists already (its manual, 13.5); one that stays is no race.
  if (code === "23505" || code === "23P01") return number <= 2;
  // Cut off while it was being committed, an act may have happened: only a person can tell.
  return !isCommitting && (/^(57P0[123]|08...)$/.test(code) || error.message.startsWith("Connection terminated"));
}
