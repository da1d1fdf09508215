import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import { readDelayHours } from "#correspondence/consent/consent.queries.ts";
import { type Language, languages, type Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { requestsPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import { type RequestWhole, seenBy } from "../requests/request.ts";
import { type C, crumbs, readNames, requestId, type Status, stateOf } from "../requests/request-door.ts";
import { valuesOf } from "../requests/request-field.ts";
import { subjectsOf } from "../requests/requests.routes.tsx";
import { nameSubjects } from "../requests/subject-names.queries.ts";
import { agreeToPublication } from "./agree-to-publication.ts";
import { endPublication } from "./end-publication.ts";
import { publicationPath } from "./paths.ts";
import { proposeSummary } from "./propose-summary.ts";
import { getPublicationState } from "./publication.queries.ts";
import {
  contactIn,
  longestCapacity,
  longestSummary,
  mayBeShown,
  type ShownRequest,
  shownAs,
  summaryOf,
} from "./publication.ts";
import { AgreePage, LookPage, ProposePage } from "./publication.views.tsx";

/** A summary of a request on the website: proposed, looked at, agreed to, ended. */
export const publicationRoutes = new Hono<Door>();
const place = `${requestsPath}/:id/publication`;

publicationRoutes.get(place, (c) => publicationPage(c));

publicationRoutes.post(place, async (c) => {
  const id = requestId(c);
  const { form, summary } = await readSummary(c);
  const inCapacity = form.text("in-capacity", {
    label: "publication.capacity",
    most: longestCapacity,
    required: form.typed.step !== "change",
  });
  if (form.typed.step === "change") return publicationPage(c, { form, status: 200 });
  if (!form.isRight()) return publicationPage(c, { form, status: 422 });
  if (form.typed.step !== "agree") return lookPage(c, form, summary);
  const outcome = await actAs(c, (work) => agreeToPublication(work, id, { summary, inCapacity }));
  if (outcome.ok) return c.redirect(`${here(c, publicationPath(id))}?done=publication-agreed`, 303);
  form.refuse({ field: summaryField(c.var.language), key: `publication.error.${outcome.reason}` });
  return publicationPage(c, { form, status: 409 });
});

publicationRoutes.post(`${place}/ending`, async (c) => {
  const id = requestId(c);
  const outcome = await actAs(c, (work) => endPublication(work, id));
  if (outcome.ok) return c.redirect(`${here(c, publicationPath(id))}?done=publication-ended`, 303);
  const form = openTypedForm(new FormData(), c.var.language);
  form.refuse({ field: summaryField(c.var.language), key: `publication.error.${outcome.reason}` });
  return publicationPage(c, { form, status: 409 });
});

publicationRoutes.post(`${place}/proposals`, async (c) => {
  const id = requestId(c);
  const { form, summary } = await readSummary(c);
  if (!form.isRight()) return publicationPage(c, { form, status: 422 });
  const outcome = await actAs(c, (work) => proposeSummary(work, id, { summary }));
  if (outcome.ok) return c.redirect(`${here(c, publicationPath(id))}?done=summary-proposed`, 303);
  form.refuse({ field: summaryField(c.var.language), key: `publication.error.${outcome.reason}` });
  return publicationPage(c, { form, status: 409 });
});

const summaryField = (language: Language): string => `summary-${language}`;

/** The words of each language as they were typed, and the step that was asked for. */
async function readSummary(c: C): Promise<{ form: TypedForm; summary: Texts }> {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  form.text("step", { label: "publication.title" });
  const words = new Map(
    languages.map((one) => [one, form.text(summaryField(one), { label: "publication.summary", most: longestSummary })]),
  );
  const summary = summaryOf((one) => words.get(one) ?? "");
  if (Object.keys(summary).length === 0 && form.typed.step !== "change")
    form.refuse({ field: summaryField(c.var.language), key: "publication.error.no-words" });
  return { form, summary };
}

/** What both pages read; a reader who neither asks nor proposes finds nothing here. */
function readAround(c: C) {
  const { language } = c.var;
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "request.read");
    const request = await getRequest(visit, requestId(c));
    const mayPropose = may(visit.actor, "request.propose-summary");
    if (request.kind !== "assistance" || !(request.isAsking || mayPropose)) throw new NotFound("publication");
    const publication = await getPublicationState(visit.db, request.id);
    if (!mayBeShown(request) && !publication.standing) throw new NotFound("publication");
    return {
      request,
      publication,
      at: visit.at,
      delayHours: await readDelayHours(visit.db),
      names: (await readNames(visit, language)).names,
      subjects: await nameSubjects(visit.db, language, subjectsOf(request)),
    };
  });
}

type Sent = { form: TypedForm; status: Status };

async function publicationPage(c: C, sent?: Sent): Promise<Response> {
  const { language } = c.var;
  const { request, publication, ...around } = await readAround(c);
  const { standing, proposal } = publication;
  const props = {
    ...around,
    ...{ language, request, publication },
    state: stateOf(c, sent?.form, proposal ? typedOf(proposal.summary) : {}),
    cameBack: sent !== undefined && Object.keys(sent.form.typed).length > 0,
    standing: standing && asShown(request, standing.summary),
    repeats: proposal ? repeatedIn(request, proposal.summary) : [],
  };
  const title = t(language, request.isAsking ? "publication.title" : "publication.propose.title");
  const body = request.isAsking ? <AgreePage {...props} /> : <ProposePage {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, sent?.status ?? 200);
}

async function lookPage(c: C, form: TypedForm, summary: Texts): Promise<Response> {
  const { language } = c.var;
  const { request, publication, ...around } = await readAround(c);
  if (!request.isAsking) throw new NotFound("publication");
  if (publication.standing || !mayBeShown(request)) {
    const key = publication.standing ? "publication.error.agreed-already" : "publication.error.not-now";
    form.refuse({ field: summaryField(language), key });
    return publicationPage(c, { form, status: 409 });
  }
  const title = t(language, "publication.look.title");
  const body = (
    <LookPage
      {...{ ...around, language, request, state: stateOf(c, form) }}
      shown={asShown(request, summary)}
      repeats={repeatedIn(request, summary)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) });
}

function asShown(request: RequestWhole, summary: Texts): ShownRequest {
  const seen = seenBy({ ...request, audience: "public" }, "public");
  return shownAs(request, seen ?? { fields: [], items: [] }, summary);
}

function repeatedIn({ fields }: RequestWhole, summary: Texts): string[] {
  return contactIn(summary, valuesOf(fields, 0).contact);
}

function typedOf(summary: Texts): Typed {
  return Object.fromEntries(Object.entries(summary).map(([one, words]) => [`summary-${one}`, words]));
}
