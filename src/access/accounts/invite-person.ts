import { sql } from "kysely";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AccountId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { type GivenKind, makeInvitation, needsOrganisation, needsState } from "./account.ts";

export type Invitee = {
  name: string;
  email: string;
  language: Language;
  kind: GivenKind;
  stateCode: StateCode | undefined;
  /** A provider, and who asks on behalf of States, is of an organisation. */
  organisation?: OrganisationId | undefined;
};

export type InviteOutcome =
  | { ok: true; id: AccountId; token: string }
  | { ok: false; reason: "email-taken" | "unknown-state" | "unknown-organisation" };

/** Invites a person: account, capacity and a link for the first password. The link is given once and kept nowhere. */
export async function invitePerson(work: Work, invitee: Invitee): Promise<InviteOutcome> {
  requireMay(work.actor, "account.invite");

  const { name, language, kind } = invitee;
  const email = invitee.email.toLowerCase();
  const stateCode = needsState(kind) ? invitee.stateCode : undefined;
  if (await isTaken(work, email)) return { ok: false, reason: "email-taken" };
  if (needsState(kind) && !(await isState(work, stateCode))) return { ok: false, reason: "unknown-state" };
  const organisation = needsOrganisation(kind) ? invitee.organisation : undefined;
  if (needsOrganisation(kind) && !(await isOrganisation(work, organisation)))
    return { ok: false, reason: "unknown-organisation" };

  const id = newId<AccountId>();
  const { token, hash, expiresAt } = makeInvitation(work.at);
  const { mode } = await work.db.selectFrom("instance").select("mode").executeTakeFirstOrThrow();
  await work.db.insertInto("account").values({ id, mode, name, email, language }).execute();
  await work.db
    .insertInto("capacity")
    .values({
      id: newId<string & { readonly __noun: "capacity" }>(),
      account_id: id,
      kind,
      state_code: stateCode ?? null,
      organisation_id: organisation ?? null,
      valid_from: sql<string>`app_now()::date`, // the day by which app_capacities() judges
    })
    .execute();
  await work.db
    .insertInto("invitation")
    .values({ token_hash: hash, account_id: id, made_at: work.at, expires_at: expiresAt })
    .execute();
  await record(work, {
    permission: "account.invite",
    verb: "account.invited",
    subject: id,
    details: { kind },
    ...(stateCode ? { state: stateCode } : {}),
  });
  return { ok: true, id, token };
}

async function isTaken(work: Work, email: string): Promise<boolean> {
  return (await work.db.selectFrom("account").where("email", "=", email).select("id").executeTakeFirst()) !== undefined;
}

async function isState(work: Work, code: StateCode | undefined): Promise<boolean> {
  if (!code) return false;
  return (await work.db.selectFrom("state").where("code", "=", code).select("code").executeTakeFirst()) !== undefined;
}

async function isOrganisation(work: Work, id: OrganisationId | undefined): Promise<boolean> {
  if (!id) return false;
  return (await work.db.selectFrom("organisation").where("id", "=", id).select("id").executeTakeFirst()) !== undefined;
}
