import { Hono } from "hono";
import { type Actor, holds, statesOf } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { listIncoming } from "#correspondence/incoming/incoming.queries.ts";
import { type IncomingId, type OrganisationId, readId, readStateCode, type StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import { openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { onlookers } from "../audience.ts";
import { assistanceBriefingPath } from "../briefing/paths.ts";
import { consolidatedListPath } from "../exports/paths.ts";
import { seesAfterwards } from "../follow-up/afterwards.ts";
import { afterwardsPath, assistanceNumbersPath } from "../follow-up/paths.ts";
import { SameBefore } from "../help-received/beside-request.views.tsx";
import { helpReceivedPath } from "../help-received/paths.ts";
import { listSameAsked, listSameHelp } from "../help-received/same-subject.queries.ts";
import { readProgrammeNames } from "../matching/match-names.queries.ts";
import { placesOfOpenNeeds } from "../matching/need.queries.ts";
import { Escalations, LookForHelp, PutToMe } from "../matching/put-to-me.views.tsx";
import { listEscalations, listProposalsPut } from "../matching/round.queries.ts";
import { readOffersSection } from "../offers/offers.routes.tsx";
import { getPublicationState, readsPublication } from "../publication/publication.queries.ts";
import { OnTheWebsiteSection } from "../publication/publication.views.tsx";
import { listReferralsOf } from "../referral/referral.queries.ts";
import { ReferralsSection } from "../referral/referrals.views.tsx";
import { suggestionsPath } from "../suggestions/paths.ts";
import { beginRequest, type NewRequest } from "./begin-request.ts";
import { readFormAdvice } from "./field-guidance.tsx";
import { BeginPage, DraftPage, fieldsOfPart } from "./form.views.tsx";
import { RequestLetters } from "./letters.views.tsx";
import { newRequestPath, requestPath, requestsPath } from "./paths.ts";
import { getRequest, listAskingOrganisations, listRequestEvents, listRequests } from "./request.queries.ts";
import { type RequestFilter, type RequestWhole, requestArrivals } from "./request.ts";
import { PreviewPage, RequestPage } from "./request.views.tsx";
import { type C, crumbs, readBoxes, readNames, requestId, type Status, stateOf } from "./request-door.ts";
import { readList, type Subject, valuesOf } from "./request-field.ts";
import { readLettersOfRequest } from "./request-letters.queries.ts";
import { stepsFor } from "./request-steps.ts";
import type { Names } from "./request-words.ts";
import { RequestsPage } from "./requests.views.tsx";
import { nameSubjects } from "./subject-names.queries.ts";

/** The list of requests, a new one, one of them, and how each reader would see it. */
export const requestsRoutes = new Hono<Door>();

requestsRoutes.get(requestsPath, async (c) => {
  const { language } = c.var;
  const filter = readFilter(c);
  const page = Math.max(1, readCount(c.req.query("page")));
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.read");
    return {
      ...(await listRequests(visit, filter, page)),
      names: (await readNames(visit, language)).names,
      today: dateOf(visit.at),
      mayBegin: may(visit.actor, "request.begin"),
      rooms: roomsFor(visit.actor, language),
    };
  });
  const body = <RequestsPage language={language} filter={filter} page={page} {...props} />;
  return c.var.page({ title: t(language, "requests.title"), body });
});

requestsRoutes.get(newRequestPath, (c) => beginPage(c, undefined, 200));

requestsRoutes.post(requestsPath, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const request = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.begin");
    return await readBegun(data, form, visit);
  });
  if (!form.isRight() || !request) return beginPage(c, form, 422);
  const outcome = await actAs(c, (work) => beginRequest(work, request));
  if (outcome.ok) return c.redirect(here(c, requestPath(outcome.id)), 303);
  const fields = { "no-state": "states", "in-the-future": "received", "from-another": "incoming" } as const;
  form.refuse({ field: fields[outcome.reason], key: `request.error.${outcome.reason}` });
  return beginPage(c, form, 422);
});

requestsRoutes.get(`${requestsPath}/:id`, async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.read");
    const request = await getRequest(visit, requestId(c));
    return {
      request,
      names: (await readNames(visit, language)).names,
      subjects: await nameSubjects(visit.db, language, subjectsOf(request)),
      today: dateOf(visit.at),
      events: await listRequestEvents(visit.db, request.id),
      steps: stepsFor(request, visit.actor),
      offers: await readOffersSection(visit, language, request, (await readNames(visit, language)).names),
      letters: await readLettersOfRequest(visit, request),
      introduction: (await readFormAdvice(visit, language)).introduction,
      mayLook: may(visit.actor, "match.propose") && waitsForHelp(request),
      put: holds(visit.actor, "state", "organisation", "provider") ? await listProposalsPut(visit, request.id) : [],
      escalations: may(visit.actor, "match.read") ? await listEscalations(visit, request.id) : [],
      mayAnswer: may(visit.actor, "match.answer"),
      seesRegister: may(visit.actor, "incoming.read"),
      fitNames: await readProgrammeNames(visit, language),
      beside: await readBeside(visit, request),
      at: visit.at,
      publication: readsPublication(visit.actor, request) ? await getPublicationState(visit.db, request.id) : undefined,
      mayPropose: may(visit.actor, "request.propose-summary"),
    };
  });
  const { request } = shown;
  const title = `${t(language, `request.kind.${request.kind}`)} ${request.reference}`;
  const body =
    request.standing === "draft" && request.isWriter ? (
      <DraftPage
        language={language}
        request={request}
        names={shown.names}
        title={title}
        introduction={shown.introduction}
        filled={(part) =>
          part === "audience"
            ? request.audience !== "secretariat"
            : fieldsOfPart[part].some((name) => request.fields.some((field) => field.item === 0 && field.name === name))
        }
        itemWords={({ item }) => {
          const { need, subject } = valuesOf(request.fields, item);
          const [about] = subject ?? [];
          // Taken from the State's matrix, and nothing said of it yet.
          return (
            firstWords(need) ??
            (about ? firstWords(shown.subjects(about)) : undefined) ??
            t(language, "request.item.no-words")
          );
        }}
        beside={
          request.kind === "assistance" ? (
            <p>
              <a href={`/${language}${suggestionsPath(request.id)}`}>{t(language, "suggestion.link")}</a>
            </p>
          ) : null
        }
      />
    ) : (
      <RequestPage language={language} {...shown}>
        {shown.offers}
        <RequestLetters language={language} request={request} {...shown.letters} />
        <PutToMe language={language} request={request} proposals={shown.put} names={shown.fitNames} />
        <Escalations
          language={language}
          request={request}
          escalations={shown.escalations}
          mayAnswer={shown.mayAnswer}
        />
        {shown.publication ? (
          <OnTheWebsiteSection
            {...{ language, request, publication: shown.publication, at: shown.at }}
            mayOpen={request.isAsking || shown.mayPropose}
          />
        ) : null}
        {shown.mayLook ? <LookForHelp language={language} request={request} /> : null}
        <SameBefore language={language} names={shown.names} {...shown.beside} />
        <ReferralsSection language={language} request={request} names={shown.names} {...shown.beside} />
        {shown.beside.seesAfterwards ? (
          <p>
            <a href={`/${language}${afterwardsPath(request.id)}`}>{t(language, "afterwards.title")}</a>
          </p>
        ) : null}
      </RequestPage>
    );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, request.reference) });
});

requestsRoutes.get(`${requestsPath}/:id/preview`, async (c) => {
  const { language } = c.var;
  const onlooker = onlookers.find((one) => one === c.req.query("as")) ?? "committee";
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.write");
    const request = await getRequest(visit, requestId(c));
    return {
      request,
      names: (await readNames(visit, language)).names,
      subjects: await nameSubjects(visit.db, language, subjectsOf(request)),
    };
  });
  const title = t(language, "request.preview.title");
  const body = <PreviewPage language={language} onlooker={onlooker} {...shown} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, shown.request) });
});

function waitsForHelp({ kind, standing }: RequestWhole): boolean {
  return kind === "assistance" && placesOfOpenNeeds.includes(standing);
}

/** The other rooms of assistance that this person may enter. */
function roomsFor(actor: Actor, language: Language): { href: string; label: string }[] {
  return [
    ...(may(actor, "help-received.read")
      ? [{ href: `/${language}${helpReceivedPath}`, label: t(language, "help-received.title") }]
      : []),
    ...(may(actor, "assistance-briefing.read")
      ? [{ href: `/${language}${assistanceBriefingPath}`, label: t(language, "assistance-briefing.title") }]
      : []),
    ...(may(actor, "request.list")
      ? [{ href: `/${language}${consolidatedListPath}`, label: t(language, "exports.list.title") }]
      : []),
    { href: `/${language}${assistanceNumbersPath}`, label: t(language, "assistance-numbers.title") },
  ];
}

/** What other rooms say of a request, each to its own readers. */
async function readBeside({ db, actor, at }: Visit, request: RequestWhole) {
  const subjects = subjectsOf(request);
  const seesBefore = request.isOwn || holds(actor, "secretariat", "chair", "expert");
  return {
    asked: seesBefore ? await listSameAsked(db, request, subjects) : [],
    help: seesBefore ? await listSameHelp(db, request, { subjects, today: dateOf(at) }) : [],
    referrals: await listReferralsOf(db, request.id),
    mayRefer: may(actor, "referral.make") && request.standing !== "draft",
    mayTakeUp: may(actor, "referral.take-up"),
    seesAfterwards: seesAfterwards(request, actor),
  };
}

/** Every row that a request is about. */
export function subjectsOf({ fields }: Pick<RequestWhole, "fields">): Subject[] {
  return fields.flatMap(({ name, value }) => (name === "subject" ? readList("subject", value) : []));
}

function firstWords(text: string | undefined): string | undefined {
  const line = text?.split("\n")[0]?.trim();
  return line && line.length > 80 ? `${line.slice(0, 79)}…` : line || undefined;
}

function readFilter(c: C): RequestFilter {
  const kind = (["assistance", "general"] as const).find((one) => one === c.req.query("kind"));
  const standing = (["draft", "open", "over"] as const).find((one) => one === c.req.query("standing"));
  const state = readStateCode(c.req.query("state") ?? "");
  return { ...(kind ? { kind } : {}), ...(standing ? { standing } : {}), ...(state ? { state } : {}) };
}

async function beginPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.begin");
    const { states, names } = await readNames(visit, language);
    const onPaper = holds(visit.actor, "secretariat");
    return {
      onPaper,
      states,
      entries: onPaper ? await listPaper(visit, language, names) : [],
      asAsking: onPaper
        ? states
        : [
            ...statesOf(visit.actor).map((code) => ({ value: code as string, label: names.states.get(code) ?? code })),
            ...(await listAskingOrganisations(visit.db)).map(({ id, name }) => ({
              value: id as string,
              label: pickText(name, language).text,
            })),
          ],
    };
  });
  const title = t(language, "request.begin");
  const state = stateOf(c, form, { kind: "assistance", language, incoming: c.req.query("incoming") ?? "" });
  const body = <BeginPage language={language} state={state} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

/** What the form says of a new request; who asks is the person's own State or organisation, or what the paper says. */
async function readBegun(data: FormData, form: TypedForm, visit: Visit): Promise<NewRequest | undefined> {
  const kind = form.choice("kind", ["assistance", "general"], { label: "request.kind", required: true });
  const language = form.language("language", { label: "request.language" });
  const typed = form.text("from", { label: "request.asking" });
  const boxes = readBoxes(data, form, "states").flatMap((code) => readStateCode(code) ?? []);
  const from = await readFrom(visit, typed, boxes);
  if (!from) form.refuse({ field: "from", key: "request.error.missing" });
  if (!holds(visit.actor, "secretariat")) return kind && from ? { kind, from, language } : undefined;
  const arrivedBy = form.choice("arrived-by", requestArrivals, { label: "request.arrived-by", required: true });
  const receivedOn = form.day("received", { label: "request.received-on", required: true });
  const incoming = readId<IncomingId>(form.text("incoming", { label: "request.entry" })) ?? null;
  if (!kind || !from || !arrivedBy || !receivedOn) return undefined;
  return { kind, from, language, paper: { arrivedBy, receivedOn, incoming } };
}

/** What the register calls a request for assistance, to be tied to the request it became. */
async function listPaper({ db }: Visit, language: Language, names: Names): Promise<{ value: string; label: string }[]> {
  const { entries } = await listIncoming(db, { kind: "assistance-request" });
  return entries.map(({ id, reference, receivedOn, stateCode, organisation, sender }) => {
    const from = stateCode ? names.states.get(stateCode) : organisation && pickText(organisation.name, language).text;
    return {
      value: id,
      label: [reference, formatDate(language, receivedOn), from ?? sender].filter(Boolean).join(" · "),
    };
  });
}

async function readFrom(
  { db, actor }: Visit,
  typed: string,
  states: readonly StateCode[],
): Promise<NewRequest["from"] | undefined> {
  if (holds(actor, "secretariat")) {
    const state = readStateCode(typed);
    return state ? { state } : undefined;
  }
  const own = statesOf(actor);
  const organisations = (await listAskingOrganisations(db)).map(({ id }) => id);
  const organisation = organisations.find((id) => id === readId<OrganisationId>(typed));
  if (organisation) return { organisation, states: [...states] };
  const state = own.find((code) => code === typed);
  if (state) return { state };
  const [onlyState, onlyOrganisation] = [own[0], organisations[0]];
  if (typed || own.length + organisations.length !== 1) return undefined;
  if (onlyState) return { state: onlyState };
  return onlyOrganisation ? { organisation: onlyOrganisation, states: [...states] } : undefined;
}
