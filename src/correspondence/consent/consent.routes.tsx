import { type Context, Hono } from "hono";
import { statesOf } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type ConsentId, type LetterId, readStateCode, type StateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { dateOf, getState } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import type { FieldError } from "#ui/fields.tsx";
import { getLetter } from "../letter.queries.ts";
import { hasLeft } from "../letter.ts";
import { answerPath, letterPath, lettersPath } from "../paths.ts";
import { AnswerPage, EnterPage } from "./answer.views.tsx";
import { readAnswerForm, type TypedAnswer } from "./answer-form.ts";
import { findVersionToAnswer, listConsents, listIncomingOf, listProviders, readDelayHours } from "./consent.queries.ts";
import { enterConsent } from "./enter-consent.ts";
import { giveConsent } from "./give-consent.ts";
import { enterPath, shownOfPath, shownPath } from "./paths.ts";
import { onlookerOf, readPreview } from "./preview.queries.ts";
import { PreviewPage } from "./preview.views.tsx";
import { readShownPage } from "./shown.queries.ts";
import { ShownPage } from "./shown.views.tsx";
import { undoConsent } from "./undo-consent.ts";

type C = Context<Door>;
type Given = { typed?: TypedAnswer | undefined; errors: readonly FieldError[]; status?: 200 | 422 };

/** A State's word: giving it, looking at it first, taking it back, and what is shown because of it. */
export const consentRoutes = new Hono<Door>();

consentRoutes.get("/letters/:id/answer", (c) => answering(c));

consentRoutes.post("/letters/:id/answer", async (c) => {
  const { language } = c.var;
  const form = await c.req.formData();
  const { typed, errors, said } = readAnswerForm(form, "note");
  const step = String(form.get("step") ?? "send");
  if (step === "change") return answering(c, { typed, errors: [], status: 200 });
  if (!said) return answering(c, { typed, errors: inWords(c, errors) });
  const id = idInAddress<LetterId>(c, "letter");
  if (step.startsWith("look")) {
    const preview = await readAs(c, async (visit) => {
      const { version } = await readAnswered(c, visit);
      return readPreview(visit, version, said, onlookerOf(step, language));
    });
    const action = here(c, answerPath(id));
    const body = (
      <PreviewPage language={language} action={action} typed={typed} send={t(language, "answer.send")} {...preview} />
    );
    return c.var.page({ title: t(language, "preview.title"), body });
  }
  const outcome = await actAs(c, (work) => giveConsent(work, id, said));
  if (!outcome.ok)
    return answering(c, { typed, errors: [{ field: "date", message: t(language, "answer.error.future") }] });
  const done = outcome.isSuperseded ? "recorded" : outcome.waitsUntil ? "waits" : said.scope;
  return c.redirect(`${here(c, letterPath(id))}?done=consent-${done}`, 303);
});

consentRoutes.get("/shown", (c) => showing(c, undefined));
consentRoutes.get("/shown/:state", (c) => showing(c, stateIn(c)));

consentRoutes.get("/shown/:state/word", (c) => entering(c));

consentRoutes.post("/shown/:state/word", async (c) => {
  const { language } = c.var;
  const state = stateIn(c);
  const form = await c.req.formData();
  const { typed, errors, said } = readAnswerForm(form, "incoming");
  const step = String(form.get("step") ?? "send");
  if (step === "change") return entering(c, { typed, errors: [], status: 200 });
  if (!said?.incoming) return entering(c, { typed, errors: inWords(c, errors) });
  if (step.startsWith("look")) {
    const preview = await readAs(c, async (visit) => {
      requireMay(visit.actor, "consent.enter-on-behalf");
      const version = await findVersionToAnswer(visit.db, state);
      if (!version) throw new NotFound("nothing was sent");
      return readPreview(visit, version.id, said, onlookerOf(step, language));
    });
    const action = here(c, enterPath(state));
    const body = (
      <PreviewPage
        language={language}
        action={action}
        typed={typed}
        send={t(language, "consent.enter.save")}
        {...preview}
      />
    );
    return c.var.page({ title: t(language, "preview.title"), body });
  }
  const { incoming } = said;
  const outcome = await actAs(c, (work) => enterConsent(work, { ...said, incoming, state }));
  if (!outcome.ok)
    return entering(c, { typed, errors: [{ field: "incoming", message: t(language, "answer.error.incoming") }] });
  return c.redirect(`${here(c, shownOfPath(state))}?done=consent-${outcome.waitsUntil ? "waits" : "entered"}`, 303);
});

consentRoutes.post("/consents/:id/undo", async (c) => {
  const id = idInAddress<ConsentId>(c, "consent");
  const { outcome, state } = await actAs(c, async (work) => ({
    outcome: await undoConsent(work, id),
    state: (await work.db.selectFrom("consent").where("id", "=", id).select("state_code").executeTakeFirstOrThrow())
      .state_code,
  }));
  if (outcome.ok) return c.redirect(`${here(c, shownOfPath(state))}?done=consent-undone`, 303);
  const key = outcome.reason === "in-effect" ? "consent.error.in-effect" : "consent.word.undone";
  return showing(c, state, t(c.var.language, key));
});

async function answering(c: C, given: Given = { errors: [], status: 200 }): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    const read = await readAnswered(c, visit);
    const { templateId } = await getMatrixVersionById(visit.db, read.version);
    return {
      ...read,
      template: await getTemplate(visit.db, templateId),
      providers: await listProviders(visit.db, language),
      consents: await listConsents(visit.db, read.version),
      delayHours: await readDelayHours(visit.db),
    };
  });
  const title = t(language, "answer.title", { reference: props.letter.reference });
  const body = <AnswerPage language={language} typed={given.typed} errors={given.errors} {...props} />;
  const breadcrumbs = [
    { href: here(c, lettersPath), label: t(language, "letters.title") },
    { href: here(c, letterPath(props.letter.id)), label: props.letter.reference },
    { label: title },
  ];
  return c.var.page({ title, body, breadcrumbs }, given.status ?? 422);
}

async function entering(c: C, given: Given = { errors: [], status: 200 }): Promise<Response> {
  const { language } = c.var;
  const code = stateIn(c);
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "consent.enter-on-behalf");
    const version = await findVersionToAnswer(db, code);
    if (!version) throw new NotFound("nothing was sent");
    const state = await getState(db, code, dateOf(at));
    return {
      state: { code, name: state.short[language] },
      number: version.number,
      template: await getTemplate(db, version.templateId),
      providers: await listProviders(db, language),
      incoming: (await listIncomingOf(db, code)).map(({ id, year, number, receivedOn, theirReference }) => ({
        id,
        label: [
          t(language, "consent.register", { number: String(number), year: String(year) }),
          formatDate(language, receivedOn),
          theirReference,
        ]
          .filter(Boolean)
          .join(" · "),
      })),
      delayHours: await readDelayHours(db),
    };
  });
  const title = t(language, "consent.enter.title", { state: props.state.name });
  const body = <EnterPage language={language} typed={given.typed} errors={given.errors} {...props} />;
  const breadcrumbs = [
    { href: here(c, shownPath), label: t(language, "shown.title") },
    { href: here(c, shownOfPath(code)), label: props.state.name },
    { label: title },
  ];
  return c.var.page({ title, body, breadcrumbs }, given.status ?? 422);
}

async function showing(c: C, code: StateCode | undefined, problem?: string): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, (visit) => readShownPage(visit, language, code));
  const body = <ShownPage language={language} problem={problem} {...props} />;
  const title = t(language, "shown.title");
  const name = code && props.states[0]?.name;
  const breadcrumbs = name ? [{ href: here(c, shownPath), label: title }, { label: name }] : undefined;
  return c.var.page({ title, body, ...(breadcrumbs ? { breadcrumbs } : {}) }, problem ? 409 : 200);
}

/** The letter that this person may answer. */
async function readAnswered(c: C, { db, actor }: Visit) {
  const letter = await getLetter(db, idInAddress<LetterId>(c, "letter"));
  const { stateCode, matrixVersionId } = letter;
  const isTheirs = stateCode !== null && may(actor, "consent.give") && statesOf(actor).includes(stateCode);
  if (!hasLeft(letter) || !isTheirs || !matrixVersionId) throw new NotFound("answer");
  const state = await getState(db, stateCode, letter.dated);
  return { letter, version: matrixVersionId, stateName: state.short[c.var.language] };
}

function stateIn(c: C): StateCode {
  const code = readStateCode(c.req.param("state") ?? "");
  if (!code) throw new NotFound("state");
  return code;
}

function inWords(c: C, errors: ReturnType<typeof readAnswerForm>["errors"]): FieldError[] {
  return errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) }));
}
