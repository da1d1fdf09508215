import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Door, here, readAsPublic } from "#access/door.ts";
import { t } from "#i18n/t.ts";
import { acceptInvitation, findInvited, type Invited } from "./accept-invitation.ts";
import { listStateNames } from "./account.queries.ts";
import { objectionToPassword } from "./account.ts";
import type { Accounts } from "./auth.ts";
import { optionsForPasskeySignIn, signInWithPasskey } from "./passkeys.ts";
import {
  castSignInPath,
  ownAccountPath,
  passkeySignInPath,
  pathAfterSignIn,
  secondFactorPath,
  signInPath,
  signOutPath,
} from "./paths.ts";
import { redirectWith, text, visitorOf } from "./request.ts";
import { passSecondFactor, signIn, signInAsCast, signOut } from "./sign-in.ts";
import { InvitationPage, NoInvitationPage, SecondFactorPage, SignInPage } from "./sign-in.views.tsx";

/** The doors for people who are not signed in yet, and the way out. */
export function signInRoutes(accounts: Accounts): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(signInPath, (c) => showSignIn(c, accounts, { to: c.req.query("to") ?? "" }));

  routes.post(signInPath, async (c) => {
    const form = await c.req.parseBody();
    const [email, to] = [text(form, "email"), text(form, "to")];
    const outcome = await signIn(accounts, visitorOf(c), { email, password: text(form, "password") });
    if (outcome.ok) return redirectWith(c, pathAfterSignIn(to, c.var.language), outcome.cookies);
    if (outcome.reason === "second-factor")
      return redirectWith(c, withTo(here(c, secondFactorPath), to), outcome.cookies);
    return await showSignIn(c, accounts, { to, email, problem: outcome.reason });
  });

  routes.get(secondFactorPath, (c) => showSecondFactor(c, c.req.query("to") ?? "", false));

  routes.post(secondFactorPath, async (c) => {
    const form = await c.req.parseBody();
    const to = text(form, "to");
    const outcome = await passSecondFactor(accounts, visitorOf(c), text(form, "code"));
    if (outcome.ok) return redirectWith(c, pathAfterSignIn(to, c.var.language), outcome.cookies);
    if (outcome.reason === "wrong") return await showSecondFactor(c, to, true);
    return await showSignIn(c, accounts, { to, problem: outcome.reason });
  });

  routes.get(`${passkeySignInPath}/options`, async (c) => {
    const { data, cookies } = await optionsForPasskeySignIn(accounts, visitorOf(c));
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    return c.json(data);
  });

  routes.post(passkeySignInPath, async (c) => {
    const answer = z.object({ response: z.unknown(), to: z.string().optional() }).safeParse(await c.req.json());
    if (!answer.success) return c.json({}, 422);
    const outcome = await signInWithPasskey(accounts, visitorOf(c), answer.data.response);
    if (!outcome.ok) return c.json({}, 401);
    for (const cookie of outcome.cookies) c.header("set-cookie", cookie, { append: true });
    return c.json({ to: pathAfterSignIn(answer.data.to, c.var.language) });
  });

  routes.post(signOutPath, async (c) => redirectWith(c, here(c, ""), await signOut(accounts, visitorOf(c))));

  routes.get("/invitations/:token", async (c) => {
    const token = c.req.param("token");
    const invited = await findInvited(accounts, token);
    return await (invited ? showInvitation(c, token, invited) : showNoInvitation(c));
  });

  routes.post("/invitations/:token", async (c) => {
    const token = c.req.param("token");
    const form = await c.req.parseBody();
    const password = text(form, "password");
    const invited = await findInvited(accounts, token);
    if (!invited) return await showNoInvitation(c);
    const problem = objectionToPassword(password, text(form, "again"));
    if (problem) return await showInvitation(c, token, invited, problem);
    const accepted = await acceptInvitation(accounts, token, password);
    if (!accepted.ok) return await showNoInvitation(c);
    const outcome = await signIn(accounts, visitorOf(c), { email: accepted.email, password });
    if (!outcome.ok) return c.redirect(here(c, signInPath), 303);
    return redirectWith(c, `${here(c, ownAccountPath)}?done=password-chosen`, outcome.cookies);
  });

  if (accounts.demonstration)
    routes.post(castSignInPath, async (c) => {
      const form = await c.req.parseBody();
      const to = text(form, "to");
      const outcome = await signInAsCast(accounts, visitorOf(c), text(form, "account"));
      if (outcome.ok) return redirectWith(c, pathAfterSignIn(to, c.var.language), outcome.cookies);
      return await showSignIn(c, accounts, { to, problem: "wrong" });
    });

  return routes;
}

type Shown = { to: string; email?: string; problem?: "wrong" | "too-many" | "start-again" };

async function showSignIn(c: Context<Door>, accounts: Accounts, shown: Shown): Promise<Response> {
  const { language } = c.var;
  const cast = await accounts.listCast();
  const states = await readAsPublic(c, (db) => listStateNames(db, language));
  const body = <SignInPage language={language} cast={cast} states={states} {...shown} />;
  return await c.var.page(
    { title: t(language, "account.sign-in"), body, scripts: ["passkey"] },
    shown.problem ? 422 : 200,
  );
}

async function showSecondFactor(c: Context<Door>, to: string, wrong: boolean): Promise<Response> {
  const { language } = c.var;
  const body = <SecondFactorPage language={language} to={to} wrong={wrong} />;
  return await c.var.page({ title: t(language, "account.code.title"), body }, wrong ? 422 : 200);
}

async function showInvitation(
  c: Context<Door>,
  token: string,
  { name, email }: Invited,
  problem?: ReturnType<typeof objectionToPassword>,
): Promise<Response> {
  const { language } = c.var;
  const body = <InvitationPage language={language} token={token} name={name} email={email} problem={problem} />;
  return await c.var.page({ title: t(language, "account.invitation.title"), body }, problem ? 422 : 200);
}

async function showNoInvitation(c: Context<Door>): Promise<Response> {
  const { language } = c.var;
  const body = <NoInvitationPage language={language} />;
  return await c.var.page({ title: t(language, "account.invitation.not-valid"), body }, 404);
}

function withTo(path: string, to: string): string {
  return to ? `${path}?to=${encodeURIComponent(to)}` : path;
}
