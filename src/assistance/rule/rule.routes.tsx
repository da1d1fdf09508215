import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { type FormState, openTypedForm } from "#ui/typed-form.ts";
import { assistancePath } from "../paths.ts";
import { listAssistanceRules } from "./assistance-rule.queries.ts";
import { assistanceRulePath } from "./paths.ts";
import { recordAssistanceRule } from "./record-assistance-rule.ts";
import { AssistanceRulePage } from "./rule.views.tsx";
import { readRuleForm, typedRule } from "./rule-form.ts";

/** The times of the procedure of assistance, for everybody who takes part in it. */
export const assistanceRuleRoutes = new Hono<Door>();

assistanceRuleRoutes.get("/assistance/rule", (c) => rulePage(c));

assistanceRuleRoutes.post("/assistance/rule", async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const rule = readRuleForm(form, c.var.language);
  if (!rule) {
    await readAs(c, async ({ actor }) => requireMay(actor, "assistance-rule.record"));
    return rulePage(c, { typed: form.typed, errors: form.errorsIn(c.var.language) });
  }
  await actAs(c, (work) => recordAssistanceRule(work, rule));
  return c.redirect(`${here(c, assistanceRulePath)}?done=assistance-rule-recorded`, 303);
});

async function rulePage(c: Context<Door>, wrong?: FormState): Promise<Response> {
  const { language } = c.var;
  const { rules, mayRecord } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "request.read");
    return { rules: await listAssistanceRules(db), mayRecord: may(actor, "assistance-rule.record") };
  });
  const [now] = rules;
  const blank = { typed: now ? typedRule(now) : {}, errors: [] };
  const title = t(language, "assistance-rule.title");
  return c.var.page(
    {
      title,
      body: (
        <AssistanceRulePage language={language} rules={rules} recording={mayRecord ? (wrong ?? blank) : undefined} />
      ),
      breadcrumbs: [{ href: here(c, assistancePath), label: t(language, "nav.assistance") }, { label: title }],
    },
    wrong ? 422 : 200,
  );
}
