import { type Context, Hono } from "hono";
import { systemAccount } from "#access/actor.ts";
import { type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may } from "#access/permissions.ts";
import type { DecisionId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, findState, listStates, type NamedState } from "#states/state.queries.ts";
import { decisionsPath } from "../paths.ts";
import { decisionPoints } from "../tasks/decision-points.tsx";
import { decisionsOnAPage, getDecidedText, getDecision, searchDecisions } from "./decision.queries.ts";
import { decisionManners } from "./decision.ts";
import { DecisionPage, DecisionsPage, decisionTitle } from "./decision.views.tsx";
import { decisionActsRoutes } from "./decision-acts.routes.tsx";

/** The register of decisions, and the texts they fixed. */
export const decisionsRoutes = new Hono<Door>().route("/", decisionActsRoutes);

decisionsRoutes.get("/decisions", async (c) => {
  const { language } = c.var;
  const word = (name: string): string => (c.req.query(name) ?? "").trim().slice(0, 200);
  const typed = { q: word("q"), from: word("from"), to: word("to"), manner: word("manner") };
  const page = Math.max(1, Math.min(10_000, Number.parseInt(word("page"), 10) || 1));
  const shown = await readAs(c, async ({ db, at }) => {
    const states = await listStates(db, language, dateOf(at));
    const { decisions, count } = await searchDecisions(db, {
      words: typed.q,
      states: typed.q ? statesNamed(states, language, typed.q) : [],
      from: yearIn(typed.from)?.toString(),
      before: yearIn(typed.to)?.add({ years: 1 }).toString(),
      manner: decisionManners.find((manner) => manner === typed.manner),
      page,
    });
    const names = new Map(states.map(({ code, short }) => [code, short[language]]));
    return { decisions, count, names, pages: Math.ceil(count / decisionsOnAPage) };
  });
  return c.var.page({
    title: t(language, "decisions.title"),
    body: <DecisionsPage language={language} typed={typed} page={page} {...shown} />,
  });
});

function statesNamed(states: readonly NamedState[], language: Language, words: string): StateCode[] {
  const sought = words.toLocaleLowerCase(language);
  return states
    .filter(({ short }) => short[language].toLocaleLowerCase(language).includes(sought))
    .map(({ code }) => code);
}

/** The first day of a year as it was typed; undefined for anything else. */
function yearIn(text: string): Temporal.PlainDate | undefined {
  return /^[12]\d{3}$/.test(text) ? Temporal.PlainDate.from({ year: Number(text), month: 1, day: 1 }) : undefined;
}

decisionsRoutes.get("/decisions/:id", async (c) => {
  const { language } = c.var;
  const { decision, stateName, mayCorrect, points } = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    const decision = await getDecision(db, idIn(c));
    const state = decision.matrix && (await findState(db, decision.matrix.state, decision.takenOn));
    return {
      decision,
      stateName: state?.short[language],
      mayCorrect: may(actor, "decision.correct"),
      points: await decisionPoints(visit, language, decision.id),
    };
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
        mayCorrect={mayCorrect}
        points={points}
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
  return idInAddress<DecisionId>(c, "decision");
}
