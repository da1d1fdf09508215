import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import { type AccountId, type AssignmentId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { divisionPath, suggestionsPath } from "../paths.ts";
import { readSuggestions } from "./division.queries.ts";
import type { StateNames } from "./division.views.tsx";
import { leaveSuggestion } from "./leave-suggestion.ts";
import { type Suggestion, SuggestionsPage, whyWords } from "./suggestions.views.tsx";
import { takeSuggestion } from "./take-suggestion.ts";

type C = Context<Door>;

/** Suggestions for balance: a person takes or leaves each. */
export const suggestionRoutes = new Hono<Door>();

suggestionRoutes.get("/division/suggestions", (c) => suggestionsPage(c, false));

suggestionRoutes.post("/division/suggestions/taking", async (c) => {
  const { line, expert } = await readAnswer(c);
  const outcome = await actAs(c, async (work) => {
    const { suggestions, names } = await read(c, work);
    const found = suggestions.find(({ move }) => move.line === line && move.to === expert);
    const reason = found ? whyWords(c.var.language, names, found) : "";
    return await takeSuggestion(work, { line, expert, reason });
  });
  return outcome.ok ? c.redirect(`${here(c, suggestionsPath)}?done=suggestion-taken`, 303) : suggestionsPage(c, true);
});

suggestionRoutes.post("/division/suggestions/leaving", async (c) => {
  const answer = await readAnswer(c);
  const outcome = await actAs(c, (work) => leaveSuggestion(work, answer));
  return outcome.ok ? c.redirect(`${here(c, suggestionsPath)}?done=suggestion-left`, 303) : suggestionsPage(c, true);
});

async function suggestionsPage(c: C, isTooLate: boolean): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    // Members read neither drafts nor letters, so the loads would be others for them.
    if (!holds(visit.actor, "chair", "secretariat", "expert")) throw new NotFound("suggestions");
    return { ...(await read(c, visit)), mayAnswer: may(visit.actor, "suggestion.answer") };
  });
  const title = t(language, "division.suggestions");
  return c.var.page(
    {
      title,
      body: <SuggestionsPage language={language} {...props} isTooLate={isTooLate} />,
      breadcrumbs: [{ href: here(c, divisionPath), label: t(language, "division.title") }, { label: title }],
    },
    isTooLate ? 409 : 200,
  );
}

async function read(c: C, { db, at }: Visit | Work): Promise<{ names: StateNames; suggestions: Suggestion[] }> {
  const { language } = c.var;
  const today = dateOf(at);
  const states = await listStates(db, language, today);
  const { moves, lines, experts } = await readSuggestions(db, today);
  const suggestions = moves.flatMap((move) => {
    const line = lines.get(move.line);
    const [from, to] = [move.from, move.to].map((id) => experts.find((expert) => expert.id === id));
    return line && from && to ? [{ move, line, from, to }] : [];
  });
  return { names: new Map(states.map(({ code, short }) => [code, short[language]])), suggestions };
}

async function readAnswer(c: C): Promise<{ line: AssignmentId; expert: AccountId }> {
  const form = await c.req.formData();
  const line = readId<AssignmentId>(String(form.get("line") ?? ""));
  const expert = readId<AccountId>(String(form.get("expert") ?? ""));
  if (!line || !expert) throw new NotFound("a suggestion");
  return { line, expert };
}
