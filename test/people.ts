import { randomBytes } from "node:crypto";
import { type Access, openAccess } from "#access/work.ts";
import { type AccountId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { organisationOf } from "#demo/fill-cast.ts";
import type { TestDatabase } from "./database.ts";

type CapacityId = string & { readonly __noun: "capacity" };
type NewPerson = { name?: string; kind: CapacityKind; state?: string; organisation?: OrganisationId };

/** Signs in one of the cast, or a person made for the test; gives the token the row policies know. */
export async function signIn(database: TestDatabase, who: CastKey | NewPerson): Promise<string> {
  const person = typeof who === "string" ? castMember(who) : who;
  const account = await ensureAccount(database, person);
  const token = randomBytes(24).toString("base64url");
  await database.auth.query("select app.open_actor_session($1, $2, now() + interval '1 hour')", [token, account]);
  return token;
}

/** The system's own token, as the clock holds it. */
export async function signInSystem(database: TestDatabase): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await database.auth.query(
    "select app.open_actor_session($1, '00000000-0000-7000-8000-000000001540', now() + interval '1 hour')",
    [token],
  );
  return token;
}

/** The doors to a test database, at a moment that the test may move: time is an argument. Acts meet as those of several processes. */
export type MovableAccess = Access & { moveTo: (moment: string) => void; now: () => Temporal.Instant };

export function accessAt(database: TestDatabase, start: string): MovableAccess {
  let moment = Temporal.Instant.from(start);
  const access = openAccess(database, () => moment, { inTurn: false });
  return {
    ...access,
    now: () => moment,
    moveTo: (next) => {
      moment = Temporal.Instant.from(next);
    },
  };
}

/** What a door gives when the test knows that its person is signed in. */
export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("nobody was behind that token");
  return value;
}

function castMember(key: CastKey): Required<Pick<NewPerson, "name" | "kind">> & { state?: string } {
  const member = cast.find((one) => one.key === key);
  if (!member) throw new Error(`nobody in the cast is called ${key}`);
  return { name: member.name, kind: member.kind, ...("state" in member ? { state: member.state } : {}) };
}

async function ensureAccount(
  { owner }: TestDatabase,
  { name, kind, state, organisation }: NewPerson,
): Promise<AccountId> {
  const id = newId<AccountId>();
  const called = name ?? `${kind} ${id.slice(-6)}`;
  const found = await owner.selectFrom("account").where("name", "=", called).select("id").executeTakeFirst();
  if (found) return found.id;
  await owner
    .insertInto("account")
    .values({ id, mode: "demonstration", name: called, email: `${id}@example.org`, language: "en" })
    .execute();
  await owner
    .insertInto("capacity")
    .values({
      id: newId<CapacityId>(),
      account_id: id,
      kind,
      organisation_id: organisation ?? (await owner.transaction().execute((work) => organisationOf(work, kind))),
      state_code: (state ?? null) as StateCode | null, // the tests name codes of the cast's States
      valid_from: "2004-04-28",
    })
    .execute();
  return id;
}
