import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { noObjectionsPath, rulesPath } from "../paths.ts";
import { recordRule } from "./record-rule.ts";
import { listRules } from "./rule.queries.ts";
import { blankRule, readRuleForm, type TypedRule } from "./rule-form.ts";
import { RulesPage } from "./rules.views.tsx";

/** The rules of the no-objection procedure, regime by regime. */
export const rulesRoutes = new Hono<Door>();

rulesRoutes.get("/rules", (c) => rulesPage(c));

rulesRoutes.post("/rules", async (c) => {
  const { typed, rule, errors } = readRuleForm(await c.req.formData());
  if (errors.length > 0) {
    await readAs(c, async ({ actor }) => requireMay(actor, "procedure-rule.record"));
    return rulesPage(c, {
      typed,
      errors: errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) })),
    });
  }
  await actAs(c, (work) => recordRule(work, rule));
  return c.redirect(`${here(c, rulesPath)}?done=rule-recorded`, 303);
});

async function rulesPage(
  c: Context<Door>,
  wrong?: { typed: TypedRule; errors: { field: string; message: string }[] },
): Promise<Response> {
  const { language } = c.var;
  const { rules, mayRecord } = await readAs(c, async ({ db, actor }) => ({
    rules: await listRules(db),
    mayRecord: may(actor, "procedure-rule.record"),
  }));
  const recording = mayRecord ? (wrong ?? { typed: blankRule, errors: [] }) : undefined;
  const title = t(language, "rules.title");
  const breadcrumbs = [
    { href: here(c, noObjectionsPath), label: t(language, "no-objections.title") },
    { label: title },
  ];
  return c.var.page(
    { title, body: <RulesPage language={language} rules={rules} recording={recording} />, breadcrumbs },
    wrong ? 422 : 200,
  );
}
