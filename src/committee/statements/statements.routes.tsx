import { type Context, Hono } from "hono";
import { delegationsOf, holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { readId, readStateCode, type StatementId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { listStates } from "#states/state.queries.ts";
import { longestText, openTypedForm, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { firstDay, type Speaker } from "../meetings/meeting.ts";
import { crumbsUnder, meetingIdIn } from "../meetings/meeting-door.ts";
import { meetingPath } from "../paths.ts";
import { showStatement } from "./show-statement.ts";
import { getStatement } from "./statement.queries.ts";
import { isOf, type Statement } from "./statement.ts";
import { ShowStatementPage, StatementPage } from "./statement.views.tsx";
import { submitStatement } from "./submit-statement.ts";

type C = Context<Door>;

/** Statements: put on record, handed in early, replaced, shown. */
export const statementsRoutes = new Hono<Door>();

statementsRoutes.get("/meetings/:id/statements/new", (c) =>
  statementPage(c, { replaces: c.req.query("replaces") ?? "" }, undefined, 200),
);

statementsRoutes.post("/meetings/:id/statements", async (c) => {
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const by = readSpeaker(form);
  const language = form.language("language", { label: "meeting.text-language" });
  const words = form.text("words", { label: "meeting.statement.words", most: longestText, required: true });
  const source = form.text("source", { label: "meeting.basis", required: true });
  const show = form.choice("show", ["yes", "no"], { label: "meeting.statement.who" }) === "yes";
  const replaces = readId<StatementId>(form.text("replaces", { label: "meeting.statement.words" }));
  if (!by || !form.isRight()) return statementPage(c, form.typed, form, 422);
  const outcome = await actAs(c, (work) =>
    submitStatement(work, { meeting, by, words, language, source, show, replaces }),
  );
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=statement-submitted`, 303);
  form.refuse({ field: "words", key: `meeting.error.${outcome.reason}` });
  return statementPage(c, form.typed, form, 409);
});

statementsRoutes.get("/meetings/:id/statements/:statement/showing", async (c) => {
  const { language } = c.var;
  const { meeting, statement } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "statement.show");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    const statement = await getStatement(db, meeting.id, statementIdIn(c));
    if (!isOf(statement, delegationsOf(actor))) throw new NotFound("a statement of another delegation");
    return { meeting, statement };
  });
  const title = t(language, "meeting.statement.show");
  return c.var.page({
    title,
    body: <ShowStatementPage language={language} meeting={meeting} statement={statement} />,
    breadcrumbs: crumbsUnder(c, meeting, title),
  });
});

statementsRoutes.post("/meetings/:id/statements/:statement/showing", async (c) => {
  const meeting = meetingIdIn(c);
  const id = statementIdIn(c);
  const outcome = await actAs(c, (work) => showStatement(work, meeting, id));
  const done = outcome.ok || outcome.reason === "shown-already" ? "?done=statement-shown" : "";
  return c.redirect(`${here(c, meetingPath(meeting))}${done}`, 303);
});

function statementIdIn(c: C): StatementId {
  return idInAddress<StatementId>(c, "statement", "statement");
}

/** A delegation that was chosen, or a body that was named: one of the two. */
function readSpeaker(form: TypedForm): Speaker | undefined {
  const state = readStateCode(form.text("state", { label: "meeting.statement.delegation" }));
  const body = form.text("body", { label: "meeting.statement.body" });
  if (state && !body) return { state };
  if (body && !state) return { body };
  form.refuse({ field: "state", key: "meeting.error.speaker" });
  return undefined;
}

async function statementPage(
  c: C,
  typed: Typed,
  form: TypedForm | undefined,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { language } = c.var;
  const { meeting, replaces, ...shown } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "statement.submit");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    const id = readId<StatementId>(typed.replaces ?? "");
    const day = firstDay(meeting.time);
    const isSecretariat = holds(actor, "secretariat");
    const own = delegationsOf(actor);
    return {
      meeting,
      replaces: id && (await getStatement(db, meeting.id, id)),
      mayNameBody: isSecretariat,
      delegations: (await listStates(db, language, day))
        .filter(({ code }) => isSecretariat || own.includes(code)) // a State outside the Committee may be heard as well
        .map(({ code, short }) => ({ code, name: short[language] })),
    };
  });
  const blank = replaces ? typedStatement(replaces) : { language, show: "no" };
  const title = t(language, "meeting.statement.link");
  return c.var.page(
    {
      title,
      body: (
        <StatementPage
          language={language}
          meeting={meeting}
          state={form ? { typed, errors: form.errorsIn(language) } : { typed: blank, errors: [] }}
          replaces={replaces}
          {...shown}
        />
      ),
      breadcrumbs: crumbsUnder(c, meeting, title),
    },
    status,
  );
}

function typedStatement({ by, words, language, source, shownAt }: Statement): Typed {
  return {
    ...("state" in by ? { state: by.state } : { body: by.body }),
    words,
    language,
    source,
    show: shownAt ? "yes" : "no",
  };
}
