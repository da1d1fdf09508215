import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { SameEventDecisionId, SameEventPairId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { decisionsPath, pairPath, sameEventPath, weightsPath } from "../paths.ts";
import { decidePair } from "./decide-pair.ts";
import { learnAgain } from "./learn-again.ts";
import { clustersBy, countWaiting, getPair, isWaiting, listDecisions, listWaiting } from "./pair.queries.ts";
import { namesOf } from "./pair.ts";
import { putOffPair } from "./put-off-pair.ts";
import { PairPage, SameEventPage } from "./same-event.views.tsx";
import { readSides } from "./side.queries.ts";
import { undoDecision } from "./undo-decision.ts";
import { readWeights } from "./weights.queries.ts";

/** Whether two announcements, or one and an activity, are the same. */
export const sameEventRoutes = new Hono<Door>();

const mostDecisionsShown = 100;
const mostWaitingShown = 200;

sameEventRoutes.get(sameEventPath, (c) => sameEventPage(c));

sameEventRoutes.post(weightsPath, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const outcome = await actAs(c, learnAgain);
  if (outcome.ok) return c.redirect(`${here(c, sameEventPath)}?done=same-event-learned`, 303);
  form.refuse({ field: "content", key: `same-event.error.${outcome.reason}` });
  return sameEventPage(c, form, 409);
});

sameEventRoutes.post(`${decisionsPath}/:id/undoing`, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const id = idInAddress<SameEventDecisionId>(c, "decision on a pair");
  const outcome = await actAs(c, (work) => undoDecision(work, id));
  if (outcome.ok) return c.redirect(`${here(c, sameEventPath)}?done=same-event-undone`, 303);
  form.refuse({ field: "content", key: `same-event.error.${outcome.reason}` });
  return sameEventPage(c, form, 409);
});

sameEventRoutes.get(`${sameEventPath}/:id`, (c) => pairPage(c));

sameEventRoutes.post(`${sameEventPath}/:id/decision`, async (c) => {
  const id = idInAddress<SameEventPairId>(c, "pair of announcements");
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const verdict = form.choice("verdict", ["same", "different", "later"], {
    label: "same-event.verdict",
    required: true,
  });
  if (!verdict) return pairPage(c, form, 422);
  const outcome = await actAs(c, (work) =>
    verdict === "later" ? putOffPair(work, id) : decidePair(work, id, verdict),
  );
  if (!outcome.ok) {
    form.refuse({ field: "verdict", key: `same-event.error.${outcome.reason}` });
    return pairPage(c, form, 409);
  }
  // The next one at once: who decides a few has them one after the other. What was just put off is the last.
  const [next] = await readAs(c, ({ db }) => listWaiting(db, 1));
  const to = next && next.id !== id ? pairPath(next.id) : sameEventPath;
  return c.redirect(`${here(c, to)}?done=same-event-${verdict}`, 303);
});

async function sameEventPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "same-event.read");
    const waiting = await listWaiting(db, mostWaitingShown);
    const decisions = await listDecisions(db, { newest: mostDecisionsShown });
    const standing = await listDecisions(db, { standing: true });
    const byId = new Map(standing.map((one) => [one.id as string, one]));
    const contradictions = clustersBy(standing).contradictions.flatMap(({ notFollowed, different }) => {
      const [one, other] = [byId.get(notFollowed), byId.get(different)];
      return one && other ? [{ notFollowed: one, different: other }] : [];
    });
    const all = [...waiting, ...decisions, ...contradictions.flatMap((one) => Object.values(one))];
    return {
      ...{ waiting, decisions, contradictions, inAll: await countWaiting(db) },
      sides: await readSides(db, [...new Set(all.flatMap(({ ends }) => namesOf(ends)))]),
      weights: await readWeights(db),
      mayDecide: may(actor, "same-event.decide"),
    };
  });
  const title = t(language, "same-event.title");
  const body = <SameEventPage language={language} {...page} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

async function pairPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    requireMay(actor, "same-event.read");
    const pair = await getPair(db, idInAddress<SameEventPairId>(c, "pair of announcements"));
    const names = namesOf(pair.ends);
    const sides = await readSides(db, names);
    return {
      ...(await readAround(visit, language)),
      pair,
      sides: names.flatMap((name) => sides.get(name) ?? []),
      isOpen: may(actor, "same-event.decide") && (await isWaiting(db, pair.id)),
      left: await countWaiting(db),
    };
  });
  const title = t(language, "same-event.title");
  const body = <PairPage language={language} {...page} state={stateOf(c, form)} />;
  const [outreach] = crumbs(c, title);
  const breadcrumbs = [
    ...(outreach ? [outreach] : []),
    { href: here(c, sameEventPath), label: title },
    { label: t(language, "same-event.pair") },
  ];
  return c.var.page({ title, body, breadcrumbs }, status);
}
