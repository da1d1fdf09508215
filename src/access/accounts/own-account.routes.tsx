import { type Context, Hono } from "hono";
import type { VNode } from "preact";
import { z } from "zod";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { isLanguage } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { getAccount, listStateNames } from "./account.queries.ts";
import { objectionToPassword } from "./account.ts";
import type { Accounts } from "./auth.ts";
import { chooseLanguage } from "./choose-language.ts";
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  type Enrolment,
  findSecurity,
  removeSecondFactor,
  secretIn,
} from "./own-account.ts";
import { type AccountProblem, EnrolmentPage, OwnAccountPage } from "./own-account.views.tsx";
import { addPasskey, listPasskeys, optionsForNewPasskey, removePasskey } from "./passkeys.ts";
import { ownAccountPath } from "./paths.ts";
import { redirectWith, text, visitorOf } from "./request.ts";

/** What a room below has to show of a person's account on its page; `web` tells which. */
export type BesideAccount = (c: Context<Door>) => Promise<VNode>;

/** What a person changes about the own account. */
export function ownAccountRoutes(accounts: Accounts, beside: BesideAccount): Hono<Door> {
  const routes = new Hono<Door>();
  const parts: Parts = { accounts, beside };
  const done = (c: Context<Door>, what: string): string => `${here(c, ownAccountPath)}?done=${what}`;

  routes.get(ownAccountPath, (c) => showAccount(c, parts));

  routes.post(`${ownAccountPath}/language`, async (c) => {
    const language = text(await c.req.parseBody(), "language");
    if (!isLanguage(language)) return await showAccount(c, parts);
    await actAs(c, (work) => chooseLanguage(work, language));
    return c.redirect(done(c, "language-chosen"), 303);
  });

  routes.post(`${ownAccountPath}/password`, async (c) => {
    const form = await c.req.parseBody();
    const next = text(form, "password");
    const objection = objectionToPassword(next, text(form, "again"));
    if (objection) return await showAccount(c, parts, { form: "password", reason: objection });
    const outcome = await changePassword(accounts, visitorOf(c), { current: text(form, "current"), next });
    if (!outcome.ok) return await showAccount(c, parts, { form: "password", reason: outcome.reason });
    return redirectWith(c, done(c, "password-changed"), outcome.cookies);
  });

  routes.post(`${ownAccountPath}/second-factor`, async (c) => {
    const outcome = await beginSecondFactor(accounts, visitorOf(c), text(await c.req.parseBody(), "confirm-password"));
    if (!outcome.ok) return await showAccount(c, parts, { form: "second-factor", reason: outcome.reason });
    return await showEnrolment(c, outcome, false);
  });

  routes.post(`${ownAccountPath}/second-factor/confirmation`, async (c) => {
    const form = await c.req.parseBody();
    const outcome = await confirmSecondFactor(accounts, visitorOf(c), text(form, "code"));
    if (outcome.ok) return redirectWith(c, done(c, "second-factor-added"), outcome.cookies);
    const shown = readShown(text(form, "uri"), text(form, "recovery"));
    return await (shown ? showEnrolment(c, shown, true) : showAccount(c, parts));
  });

  routes.post(`${ownAccountPath}/second-factor/removal`, async (c) => {
    const outcome = await removeSecondFactor(accounts, visitorOf(c), text(await c.req.parseBody(), "confirm-password"));
    if (!outcome.ok) return await showAccount(c, parts, { form: "second-factor", reason: outcome.reason });
    return redirectWith(c, done(c, "second-factor-removed"), outcome.cookies);
  });

  routes.get(`${ownAccountPath}/passkeys/options`, async (c) => {
    const { status, data, cookies } = await optionsForNewPasskey(accounts, visitorOf(c));
    if (status !== 200) return c.json({}, 401);
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    return c.json(data);
  });

  routes.post(`${ownAccountPath}/passkeys`, async (c) => {
    const made = z.object({ response: z.unknown() }).safeParse(await c.req.json());
    const name = t(c.var.language, "account.passkey");
    const added = made.success && (await addPasskey(accounts, visitorOf(c), { response: made.data.response, name }));
    return added ? c.json({ to: done(c, "passkey-added") }) : c.json({}, 422);
  });

  routes.post(`${ownAccountPath}/passkeys/:id/removal`, async (c) => {
    await removePasskey(accounts, visitorOf(c), c.req.param("id"));
    return c.redirect(done(c, "passkey-removed"), 303);
  });

  return routes;
}

type Parts = { accounts: Accounts; beside: BesideAccount };

async function showAccount(c: Context<Door>, { accounts, beside }: Parts, problem?: AccountProblem): Promise<Response> {
  const { language } = c.var;
  const read = await readAs(c, async ({ db, actor }) => ({
    account: await getAccount(db, actor.id),
    states: await listStateNames(db, language),
  }));
  const security = await findSecurity(accounts, c.req.raw.headers);
  const passkeys = await listPasskeys(accounts, visitorOf(c));
  const body = (
    <OwnAccountPage language={language} {...read} security={security} passkeys={passkeys} problem={problem}>
      {await beside(c)}
    </OwnAccountPage>
  );
  return await c.var.page({ title: t(language, "account.own"), body, scripts: ["passkey"] }, problem ? 422 : 200);
}

async function showEnrolment(c: Context<Door>, enrolment: Enrolment, wrong: boolean): Promise<Response> {
  const { language } = c.var;
  const body = <EnrolmentPage language={language} enrolment={enrolment} wrong={wrong} />;
  return await c.var.page({ title: t(language, "account.second-factor.begin"), body }, wrong ? 422 : 200);
}

/** The secret and codes come back with the form, so that a mistyped code does not lose them; undefined when they are not ours. */
function readShown(uri: string, recovery: string): Enrolment | undefined {
  if (!uri.startsWith("otpauth://totp/") || !URL.canParse(uri)) return undefined;
  return { uri, secret: secretIn(uri), recoveryCodes: recovery.split(" ") };
}
