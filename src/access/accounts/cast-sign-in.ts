import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { BetterAuthPlugin } from "better-auth/types";
import type pg from "pg";
import { z } from "zod";
import type { Capacity } from "#access/actor.ts";
import type { AccountId, StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { CastMember } from "./account.ts";
import { makeUser } from "./make-user.ts";

/** The demonstration's people may be taken on without a password. Only a demonstration has this plugin. */
export function castSignIn(pool: pg.Pool) {
  return {
    id: "cast",
    endpoints: {
      signInAsCast: createAuthEndpoint(
        "/sign-in/cast",
        { method: "POST", body: z.object({ account: z.uuid() }) },
        async (endpoint) => {
          const person = await getCastMember(pool, endpoint.body.account);
          await makeUser(pool, person);
          const { internalAdapter } = endpoint.context;
          const user = await internalAdapter.findUserById(person.id);
          if (!user) throw new Error(`no user for ${person.id}`);
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(endpoint, { session, user });
          return endpoint.json({ ok: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

async function getCastMember(pool: pg.Pool, account: string): Promise<CastMember> {
  const found = (await listCast(pool)).find(({ id }) => id === account);
  if (!found) throw new APIError("UNAUTHORIZED", { code: "NOT_OF_THE_CAST" });
  return found;
}

/** The invented people, each with what they act as; the database gives none in a live installation. */
export async function listCast(pool: pg.Pool): Promise<CastMember[]> {
  const { rows } = await pool.query<Row>("select id, name, email, kind, state_code from app.demonstration_cast()");
  const people = Map.groupBy(rows, ({ id }) => id);
  return [...people.values()].map((held) => ({
    ...(held[0] as Row), // groupBy makes no empty group
    capacities: held.map(({ kind, state_code }): Capacity => ({ kind, stateCode: state_code })),
  }));
}

type Row = { id: AccountId; name: string; email: string; kind: CapacityKind; state_code: StateCode | null };
