import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { type AssistanceRequestId, type ProviderId, readId } from "#db/ids.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { audiences } from "../audience.ts";
import { allowCirculation } from "./allow-circulation.ts";
import { authenticateRequest } from "./authenticate-request.ts";
import { narrowRequest } from "./narrow-request.ts";
import { type RequestStep, requestPath, requestSteps, requestsPath } from "./paths.ts";
import { getRequest } from "./request.queries.ts";
import { confirmingChannels } from "./request.ts";
import { type C, crumbs, readBoxes, readNames, requestId, type Status, stateOf } from "./request-door.ts";
import { eventOfStep, stepsFor } from "./request-steps.ts";
import { StepPage } from "./steps.views.tsx";
import { type PlainStep, plainSteps, takeRequestStep } from "./take-step.ts";
import { withdrawRequest } from "./withdraw-request.ts";

/** The steps of the procedure, one a page. */
export const requestStepRoutes = new Hono<Door>();

type Outcome = { ok: true } | { ok: false; reason: RefusedStep };
type RefusedStep = "not-now" | "same-channel" | "needs-a-note" | "nobody-named" | "not-narrower";
const fieldOf: Record<RefusedStep, string> = {
  "not-now": "words",
  "same-channel": "channel",
  "needs-a-note": "channel",
  "nobody-named": "named",
  "not-narrower": "audience",
};

/** Steps that say nothing without words. */
const needWords: readonly RequestStep[] = ["not-authentic", "more", "follow-up", "answer", "further-question"];

for (const step of requestSteps) {
  requestStepRoutes.get(`${requestsPath}/:id/${step}`, (c) => stepPage(c, step, undefined, 200));
  requestStepRoutes.post(`${requestsPath}/:id/${step}`, async (c) => {
    const id = requestId(c);
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const take = readStep(c, step, { id, data, form });
    if (!form.isRight() || !take) return stepPage(c, step, form, 422);
    const outcome = await take();
    if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-step`, 303);
    form.refuse({ field: fieldOf[outcome.reason], key: `request.error.${outcome.reason}` });
    return stepPage(c, step, form, outcome.reason === "not-now" ? 409 : 422);
  });
}

type Sent = { id: AssistanceRequestId; data: FormData; form: TypedForm };

/** What the form asks to be done; undefined where something is wrong with it. */
function readStep(c: C, step: RequestStep, { id, data, form }: Sent): (() => Promise<Outcome>) | undefined {
  const label: MessageKey = `request.step.words.${step}`;
  const words = form.text("words", { label, most: 8000, required: needWords.includes(step) });
  const named = readBoxes(data, form, "named").flatMap((box) => readId<ProviderId>(box) ?? []);
  switch (step) {
    case "authentication": {
      const channel = form.choice("channel", confirmingChannels, { label: "request.channel", required: true });
      const confirmedWith = form.text("with", { label: "request.confirmed-with", required: true });
      return (
        channel && (() => actAs(c, (work) => authenticateRequest(work, id, { channel, with: confirmedWith, words })))
      );
    }
    case "audience": {
      const audience = form.choice("audience", audiences, { label: "audience.label", required: true });
      return audience && (() => actAs(c, (work) => narrowRequest(work, id, { audience, named, words })));
    }
    case "permission":
      return () => actAs(c, (work) => allowCirculation(work, id, { named, words }));
    case "withdrawal":
      return () => actAs(c, (work) => withdrawRequest(work, id, { words }));
    default: {
      const event = plainSteps.find((one): one is PlainStep => one === eventOfStep[step]);
      return event && (() => actAs(c, (work) => takeRequestStep(work, id, { step: event, words })));
    }
  }
}

async function stepPage(c: C, step: RequestStep, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, providers } = await readAs(c, async (visit) => {
    requireMay(visit.actor, step === "audience" ? "request.tighten" : `request.${eventOfStep[step]}`);
    const request = await getRequest(visit, requestId(c));
    // A step that is not this person's to take here is not there; one that is over is told beside the form.
    if (status === 200 && !stepsFor(request, visit.actor).includes(step)) throw new NotFound("step");
    return { request, providers: (await readNames(visit, language)).providers };
  });
  const title = t(language, `request.step.${step}`);
  const state = stateOf(c, form, { audience: request.audience, named: request.named.join(",") });
  const body = <StepPage {...{ language, step, request, state, providers }} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
