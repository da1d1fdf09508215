import { type Context, Hono } from "hono";
import { systemAccount } from "#access/actor.ts";
import { type Door, here, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { type DecisionId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf, findState, listStates } from "#states/state.queries.ts";
import { decisionsPath } from "../paths.ts";
import { getDecidedText, getDecision, listDecisions } from "./decision.queries.ts";
import { DecisionPage, DecisionsPage, decisionTitle } from "./decision.views.tsx";

/** The register of decisions, and the texts they fixed. */
export const decisionsRoutes = new Hono<Door>();

decisionsRoutes.get("/decisions", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, at }) => {
    const states = await listStates(db, language, dateOf(at));
    return {
      decisions: await listDecisions(db),
      names: new Map(states.map(({ code, short }) => [code, short[language]])),
    };
  });
  return c.var.page({
    title: t(language, "decisions.title"),
    body: <DecisionsPage language={language} {...shown} />,
  });
});

decisionsRoutes.get("/decisions/:id", async (c) => {
  const { language } = c.var;
  const { decision, stateName } = await readAs(c, async ({ db }) => {
    const decision = await getDecision(db, idIn(c));
    const state = decision.matrix && (await findState(db, decision.matrix.state, decision.takenOn));
    return { decision, stateName: state?.short[language] };
  });
  const title = decisionTitle(language, decision);
  return c.var.page({
    title,
    body: (
      <DecisionPage
        language={language}
        decision={decision}
        stateName={stateName}
        bySystem={decision.declaredById === systemAccount}
      />
    ),
    breadcrumbs: [{ href: here(c, decisionsPath), label: t(language, "decisions.title") }, { label: title }],
  });
});

/** The exact bytes whose SHA-256 the decision carries. */
decisionsRoutes.get("/decisions/:id/text.json", async (c) => {
  const id = idIn(c);
  const text = await readAs(c, ({ db }) => getDecidedText(db, id));
  return c.body(text, 200, {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="decision-${id}.json"`,
  });
});

function idIn(c: Context<Door>): DecisionId {
  const id = readId<DecisionId>(c.req.param("id") ?? "");
  if (!id) throw new NotFound("decision");
  return id;
}
