import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { readStateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { basisOf, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { statesAsking } from "../help-received/same-subject.queries.ts";
import { requestPath, requestsPath } from "../requests/paths.ts";
import { readSubject } from "../requests/read-fields.ts";
import { getRequest } from "../requests/request.queries.ts";
import { type C, crumbs, readBoxes, readNames, requestId, type Status, stateOf } from "../requests/request-door.ts";
import { subjectsOf } from "../requests/requests.routes.tsx";
import { readSuggestions } from "./suggestion.queries.ts";
import { groupings } from "./suggestion.ts";
import { SuggestionsPage } from "./suggestions.views.tsx";
import { type Ticked, takeSuggestions } from "./take-suggestions.ts";

/** A draft from the State's own matrix: what it takes becomes items, what it leaves leaves no trace. */
export const suggestionsRoutes = new Hono<Door>();

suggestionsRoutes.get(`${requestsPath}/:id/suggestions`, (c) => suggestionsPage(c, undefined, 200));

suggestionsRoutes.post(`${requestsPath}/:id/suggestions`, async (c) => {
  const id = requestId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "suggestion.take" }));
  const grouping = form.choice("grouping", groupings, { label: "suggestion.grouping", required: true });
  const ticked = readBoxes(data, form, "subject").flatMap((box) => readTicked(box) ?? []);
  if (!grouping) return suggestionsPage(c, form, 422);
  const outcome = await actAs(c, (work) => takeSuggestions(work, id, { ticked, grouping, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=suggestions-taken`, 303);
  const { reason } = outcome;
  const isTheirs = reason === "none-ticked" || reason === "too-many";
  form.refuse({ field: "grouping", key: isTheirs ? `suggestion.error.${reason}` : `request.error.${reason}` });
  return suggestionsPage(c, form, isTheirs ? 422 : 409);
});

/** "XNA/m2017/C4.03/NW". */
function readTicked(box: string): Ticked | undefined {
  const [code = "", ...rest] = box.split("/");
  const state = readStateCode(code);
  const subject = readSubject(rest.join("/"));
  return state && subject ? { ...subject, state } : undefined;
}

async function suggestionsPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, names, suggestions } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.write");
    const request = await getRequest(visit, requestId(c));
    if (!request.isWriter || request.kind !== "assistance") throw new NotFound("request");
    const suggestions = [];
    for (const state of statesAsking(request.asking)) suggestions.push(await readSuggestions(visit, state));
    return { request, suggestions, names: (await readNames(visit, language)).names };
  });
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const title = t(language, "suggestion.title");
  const state = stateOf(c, form);
  const body = (
    <SuggestionsPage
      {...{ language, request, names, state, suggestions }}
      asked={subjectsOf(request)}
      basis={basisOf(state, status, request.revision)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
