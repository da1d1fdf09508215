import { type Context, Hono } from "hono";
import { z } from "zod";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { type AccountId, type OrganisationId, readId, readStateCode } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { getAccount, listAccounts, listOrganisationNames, listStateNames } from "./account.queries.ts";
import { givenKinds } from "./account.ts";
import {
  AccountsPage,
  ConfirmChangePage,
  type InvitationProblem,
  InvitedPage,
  type TypedInvitation,
} from "./accounts.views.tsx";
import type { Accounts } from "./auth.ts";
import { closeAccount } from "./close-account.ts";
import { type Invitee, invitePerson } from "./invite-person.ts";
import { accountsPath, invitationPath } from "./paths.ts";
import { renewInvitation } from "./renew-invitation.ts";
import { text } from "./request.ts";

/** The administrator's doors: who has an account, inviting, starting anew, closing. */
export function administrationRoutes(accounts: Accounts): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(accountsPath, (c) => showAccounts(c));

  routes.post(accountsPath, async (c) => {
    const typed = readTyped(await c.req.parseBody());
    const invitee = readInvitee(typed);
    if (!invitee.ok) return await showAccounts(c, typed, invitee.problems);
    const outcome = await actAs(c, (work) => invitePerson(work, invitee.value));
    if (!outcome.ok) return await showAccounts(c, typed, [outcome.reason]);
    return await showLink(c, accounts, typed.name, outcome.token);
  });

  routes.get("/accounts/:id/closing", (c) => showChange(c, "close"));

  routes.post("/accounts/:id/closing", async (c) => {
    const id = idIn(c);
    const outcome = await actAs(c, (work) => closeAccount(work, id));
    if (outcome.ok || outcome.reason === "closed-already") await accounts.endSessionsOf(id); // also where the last try stopped before this
    return c.redirect(here(c, accountsPath) + (outcome.ok ? "?done=account-closed" : ""), 303);
  });

  routes.get("/accounts/:id/invitation", (c) => showChange(c, "renew"));

  routes.post("/accounts/:id/invitation", async (c) => {
    const id = idIn(c);
    const { name, outcome } = await actAs(c, async (work) => ({
      outcome: await renewInvitation(work, id),
      name: (await work.db.selectFrom("account").where("id", "=", id).select("name").executeTakeFirstOrThrow()).name,
    }));
    if (!outcome.ok) return c.redirect(here(c, accountsPath), 303); // the list shows what became of the account
    return await showLink(c, accounts, name, outcome.token);
  });

  return routes;
}

function idIn(c: Context<Door>): AccountId {
  return idInAddress<AccountId>(c, "no account has such an id");
}

async function showAccounts(
  c: Context<Door>,
  typed?: TypedInvitation,
  problems: InvitationProblem[] = [],
): Promise<Response> {
  const { language } = c.var;
  const read = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "account.invite");
    return {
      accounts: await listAccounts(db),
      states: await listStateNames(db, language),
      organisations: await listOrganisationNames(db),
      own: actor.id,
    };
  });
  const body = <AccountsPage language={language} {...read} {...(typed ? { typed } : {})} problems={problems} />;
  return await c.var.page({ title: t(language, "account.accounts"), body }, problems.length > 0 ? 422 : 200);
}

async function showChange(c: Context<Door>, change: "close" | "renew"): Promise<Response> {
  const { language } = c.var;
  const read = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, change === "close" ? "account.close" : "account.renew-invitation");
    return { account: await getAccount(db, idIn(c)), states: await listStateNames(db, language) };
  });
  const body = <ConfirmChangePage language={language} change={change} {...read} />;
  return await c.var.page({ title: t(language, `account.${change}`), body });
}

async function showLink(c: Context<Door>, accounts: Accounts, name: string, token: string): Promise<Response> {
  const { language } = c.var;
  const link = `${accounts.url}${here(c, invitationPath(token))}`;
  const body = <InvitedPage language={language} name={name} link={link} />;
  return await c.var.page({ title: t(language, "account.invite"), body });
}

function readTyped(form: Record<string, unknown>): TypedInvitation {
  return {
    name: text(form, "name").trim(),
    email: text(form, "email").trim(),
    language: text(form, "language"),
    kind: text(form, "kind"),
    state: text(form, "state"),
    organisation: text(form, "organisation"),
  };
}

const problemOf: Record<string, InvitationProblem> = { name: "name-missing", email: "email-not-valid" };

function readInvitee(
  typed: TypedInvitation,
): { ok: true; value: Invitee } | { ok: false; problems: InvitationProblem[] } {
  const parsed = z
    .object({
      name: z.string().min(1).max(200),
      email: z.email().max(200),
      language: z.enum(languages),
      kind: z.enum(givenKinds),
    })
    .safeParse(typed);
  if (parsed.success)
    return {
      ok: true,
      value: {
        ...parsed.data,
        stateCode: readStateCode(typed.state),
        organisation: readId<OrganisationId>(typed.organisation),
      },
    };
  const problems = parsed.error.issues.map(({ path }) => problemOf[String(path[0])] ?? "unknown-state");
  return { ok: false, problems: [...new Set(problems)] };
}
