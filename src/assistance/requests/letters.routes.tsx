import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import { listOrganisations } from "#correspondence/runs/addressee.queries.ts";
import { runPath } from "#correspondence/runs/paths.ts";
import type { LetterRunId } from "#db/ids.ts";
import type { LetterChannel } from "#db/schema/letters.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { acknowledgeRequest } from "./acknowledge-request.ts";
import { circulateRequest } from "./circulate-request.ts";
import { forwardOffers } from "./forward-offers.ts";
import { BeginLettersPage } from "./letters.views.tsx";
import { beginLettersPath, type RequestLetterKind, requestLetterKinds, requestPath, requestsPath } from "./paths.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestHead } from "./request.ts";
import { type C, crumbs, readBoxes, requestId, type Status, stateOf } from "./request-door.ts";
import { type LettersOfRequest, readLettersOfRequest } from "./request-letters.queries.ts";

type Refusal =
  | "not-authenticated"
  | "written-already"
  | "no-official-list"
  | "confidential"
  | "not-ready"
  | "not-now"
  | "no-offers"
  | "nobody"
  | "dated-in-the-past"
  | "reply-before-date";
type Begun = { ok: true; runs: LetterRunId[] } | { ok: false; reason: Refusal };

/** Whether letters can leave by e-mail here, and what sees to it that they are prepared at once. */
export type LetterDoors = { mailLeaves: boolean; nudge: () => void };

/** The pages that begin the letters about a request. */
export function requestLetterRoutes({ mailLeaves, nudge }: LetterDoors): Hono<Door> {
  const routes = new Hono<Door>();
  for (const kind of requestLetterKinds) {
    routes.get(`${requestsPath}/:id/letters/${kind}`, (c) => beginPage(c, { kind, mailLeaves }, undefined, 200));
    routes.post(`${requestsPath}/:id/letters/${kind}`, async (c) => {
      const data = await c.req.formData();
      const form = openTypedForm(data, c.var.language);
      const begin = readForm(c, kind, form, data);
      if (!form.isRight() || !begin) return beginPage(c, { kind, mailLeaves }, form, 422);
      const begun = await actAs(c, begin);
      if (begun.ok) {
        nudge();
        const [only, ...others] = begun.runs;
        const next = only && others.length === 0 ? runPath(only) : requestPath(requestId(c));
        return c.redirect(`${here(c, next)}?done=letters-begun`, 303);
      }
      const isOfDates = begun.reason === "dated-in-the-past" || begun.reason === "no-official-list";
      form.refuse({
        field: isOfDates ? "dated" : begun.reason === "reply-before-date" ? "reply" : "channel",
        key: `request-letter.refused.${begun.reason}`,
      });
      return beginPage(c, { kind, mailLeaves }, form, isOfDates || begun.reason === "reply-before-date" ? 422 : 409);
    });
  }
  return routes;
}

/** What the form asks to be begun; undefined where something is wrong with it. */
function readForm(
  c: C,
  kind: RequestLetterKind,
  form: TypedForm,
  data: FormData,
): ((work: Work) => Promise<Begun>) | undefined {
  const id = requestId(c);
  const dated = form.day("dated", { label: "letter.dated", required: true });
  const channel = form.choice<LetterChannel>("channel", ["hand-over", "e-mail"], {
    label: "run.channel",
    required: true,
  });
  if (kind === "acknowledgement") {
    const isRequestEnclosed = readBoxes(data, form, "enclosed").includes("yes");
    if (!dated || !channel) return undefined;
    return async (work) => oneRun(await acknowledgeRequest(work, id, { dated, channel, isRequestEnclosed }));
  }
  const replyBy = form.day("reply", { label: `request-letter.reply.${kind}`, required: true });
  if (!dated || !channel || !replyBy) return undefined;
  return kind === "circulation"
    ? (work) => circulateRequest(work, id, { dated, channel, replyBy })
    : async (work) => oneRun(await forwardOffers(work, id, { dated, channel, replyBy }));
}

function oneRun(begun: { ok: true; run: LetterRunId } | { ok: false; reason: Refusal }): Begun {
  return begun.ok ? { ok: true, runs: [begun.run] } : begun;
}

type Page = { kind: RequestLetterKind; mailLeaves: boolean };

async function beginPage(
  c: C,
  { kind, mailLeaves }: Page,
  form: TypedForm | undefined,
  status: Status,
): Promise<Response> {
  const { language } = c.var;
  const { request, addressees, today } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "letter-run.begin");
    const request = await getRequest(visit, requestId(c));
    const letters = await readLettersOfRequest(visit, request);
    // What may not be begun is not there; what may not be begun any more is told beside the form.
    if (status === 200 && !letters.kinds.includes(kind)) throw new NotFound(beginLettersPath(request.id, kind));
    return {
      request,
      addressees: await nameAddressees(visit, { language, kind, request, letters }),
      today: dateOf(visit.at),
    };
  });
  const title = t(language, `request-letter.begin.${kind}`);
  const reply = Temporal.PlainDate.from(today).add({ months: 2 }).toString();
  const opened = { ...typedDate("dated", today), ...typedDate("reply", reply), channel: "hand-over" };
  const state = stateOf(c, form, opened);
  const body = <BeginLettersPage {...{ language, kind, request, state, mailLeaves, addressees }} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

type Named = { language: Language; kind: RequestLetterKind; request: RequestHead; letters: LettersOfRequest };

async function nameAddressees({ db, at }: Visit, { language, kind, request, letters }: Named): Promise<string[]> {
  const { asking } = request;
  const { states, organisations } =
    kind === "circulation"
      ? letters.addressees
      : {
          states: asking.state ? [asking.state] : [],
          organisations: asking.organisation ? [asking.organisation.id] : [],
        };
  const today = dateOf(at);
  const names = (await listStates(db, language, today)).flatMap(({ code, short }) =>
    states.includes(code) ? [short[language]] : [],
  );
  const known = organisations.length > 0 ? await listOrganisations(db, today) : [];
  return [
    ...names,
    ...known.flatMap(({ id, names: own, name }) => (organisations.includes(id) ? [own[language] ?? name] : [])),
  ];
}
