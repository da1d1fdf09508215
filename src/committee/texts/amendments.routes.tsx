import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, type Permission, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type AmendmentId, readId, type TextCommentId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { Notice } from "#ui/notice.tsx";
import { delegationOf } from "../no-objection/no-objection.ts";
import { amendmentPath, textsPath, textVersionPath } from "../paths.ts";
import { getAmendment, listComments } from "./amendment.queries.ts";
import { readComment, readDecision, readProposal } from "./amendment-form.ts";
import { AmendmentPage, ProposePage } from "./amendment-forms.views.tsx";
import { CommentPage } from "./comment.views.tsx";
import { decideAmendment } from "./decide-amendment.ts";
import { type ProposeOutcome, proposeAmendment } from "./propose-amendment.ts";
import { getText, getWorkedVersion } from "./text.queries.ts";
import { takesViews } from "./text.ts";
import { readLanguage, readStates, textIdOf, versionNumberOf, voiceOf } from "./text-doors.ts";
import { type ReadForm, readTyped } from "./text-form.ts";
import { textCrumbs } from "./version.views.tsx";
import { withdrawAmendment } from "./withdraw-amendment.ts";
import { writeComment } from "./write-comment.ts";

type C = Context<Door>;
type Filled = Pick<ReadForm<unknown>, "typed" | "errors">;
const blank: Filled = { typed: {}, errors: [] };

/** What delegations propose and say on a text that is before them, and what becomes of it. */
export const amendmentsRoutes = new Hono<Door>();

amendmentsRoutes.get("/texts/:id/versions/:number/amendments/new", (c) => proposePage(c, blank));

amendmentsRoutes.post("/texts/:id/versions/:number/amendments", async (c) => {
  const { language } = c.var;
  const id = textIdOf(c);
  const sent = await c.req.formData();
  const { version, voice, named } = await readAs(c, (visit) => readTable(c, visit, "amendment.propose"));
  const of = languageSent(sent, version.original);
  const filled = readProposal(sent, { language, states: named.codes, speaksForOthers: voice.speaksForOthers });
  if (filled.errors.length > 0) return proposePage(c, filled, of);
  const outcome = await actAs(c, (work) => proposeAmendment(work, version.id, { ...filled.value, language: of }));
  if (outcome.ok) return c.redirect(`${here(c, amendmentPath(id, outcome.id))}?done=amendment-proposed`, 303);
  return proposePage(c, { ...filled, errors: [wrongProposal(language, outcome.reason)] }, of);
});

function wrongProposal(language: Language, reason: Extract<ProposeOutcome, { ok: false }>["reason"]) {
  const fields: Partial<Record<typeof reason, string>> = {
    "no-such-paragraph": "paragraph",
    "no-delegation": "delegation",
    "nothing-left": "new-words",
    "not-open": "paragraph",
    "no-such-language": "paragraph",
  };
  return { field: fields[reason] ?? "old-words", message: t(language, `texts.error.${reason}`) };
}

async function proposePage(c: C, filled: Filled, sentLanguage?: Language): Promise<Response> {
  const { language } = c.var;
  const { text, version, voice } = await readAs(c, (visit) => readTable(c, visit, "amendment.propose"));
  const of = sentLanguage ?? readLanguage(c.req.query("language"), version.original);
  const title = t(language, "texts.propose.title", { number: version.number });
  if (!takesViews(version) || !version.bodies[of]) return closedPage(c, title, { text, version, of });
  const body = <ProposePage language={language} text={text} version={version} of={of} {...filled} {...voice} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, text, title) }, filled.errors.length > 0 ? 422 : 200);
}

amendmentsRoutes.get("/texts/:id/amendments/:amendment", (c) => amendmentPage(c, blank));

amendmentsRoutes.post("/texts/:id/amendments/:amendment/outcome", async (c) => {
  const { language } = c.var;
  const [text, amendment] = [textIdOf(c), amendmentIdOf(c)];
  const filled = readDecision(await c.req.formData(), language);
  if (filled.errors.length > 0) {
    await readAs(c, async ({ actor }) => requireMay(actor, "amendment.decide"));
    return amendmentPage(c, filled);
  }
  const outcome = await actAs(c, (work) => decideAmendment(work, { text, amendment, decision: filled.value }));
  if (!outcome.ok) return amendmentPage(c, { ...filled, errors: [wrongEnd(language, outcome.reason)] }, 409);
  const done = !outcome.takenIn
    ? "amendment-not-taken"
    : outcome.takenIn.putIn
      ? "amendment-taken"
      : "amendment-by-hand";
  return c.redirect(`${here(c, amendmentPath(text, amendment))}?done=${done}`, 303);
});

amendmentsRoutes.post("/texts/:id/amendments/:amendment/withdrawal", async (c) => {
  const { language } = c.var;
  const [text, amendment] = [textIdOf(c), amendmentIdOf(c)];
  const typed = readTyped(await c.req.formData(), ["evidence"]);
  const evidence = typed.evidence?.slice(0, 500) || null;
  const outcome = await actAs(c, (work) => withdrawAmendment(work, { text, amendment, evidence }));
  if (outcome.ok) return c.redirect(`${here(c, amendmentPath(text, amendment))}?done=amendment-withdrawn`, 303);
  if (outcome.reason !== "evidence-missing")
    return amendmentPage(c, { typed, errors: [wrongEnd(language, outcome.reason)] }, 409);
  return amendmentPage(c, { typed, errors: [{ field: "evidence", message: t(language, "texts.error.evidence") }] });
});

function wrongEnd(language: Language, reason: "ended-already" | "text-is-settled" | "another-delegation") {
  return { field: "content", message: t(language, `texts.error.${reason}`) };
}

async function amendmentPage(c: C, filled: Filled, status?: 409): Promise<Response> {
  const { language } = c.var;
  const id = textIdOf(c);
  const read = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    const text = await getText(db, id);
    const amendment = await getAmendment(db, id, amendmentIdOf(c));
    const own = delegationOf(actor);
    const version = text.versions.find(({ id }) => id === amendment.versionId);
    const isOpen = !amendment.end && version?.standing !== "adopted" && version?.standing !== "abandoned";
    return {
      text,
      amendment,
      names: (await readStates(visit, language)).names,
      may: {
        decide: isOpen && may(actor, "amendment.decide"),
        withdraw: !amendment.end && (own ? own === amendment.delegation : holds(actor, "secretariat")),
        withEvidence: !own,
      },
    };
  });
  const title = t(language, "texts.amendment.number", { number: read.amendment.number });
  const body = <AmendmentPage language={language} {...read} {...filled} />;
  const wrong = filled.errors.length > 0 ? 422 : 200;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, read.text, title) }, status ?? wrong);
}

amendmentsRoutes.get("/texts/:id/versions/:number/comments/new", (c) =>
  commentPage(c, undefined, readId<TextCommentId>(c.req.query("supersedes") ?? "")),
);

amendmentsRoutes.post("/texts/:id/versions/:number/comments", async (c) => {
  const { language } = c.var;
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const sent = await c.req.formData();
  const { version, voice, named } = await readAs(c, (visit) => readTable(c, visit, "text.comment"));
  const of = languageSent(sent, version.original);
  const supersedes = readId<TextCommentId>(String(sent.get("supersedes") ?? ""));
  const filled = readComment(sent, { language, states: named.codes, speaksForOthers: voice.speaksForOthers });
  if (filled.errors.length > 0) return commentPage(c, filled, supersedes, of);
  const comment = { ...filled.value, language: of, supersedes };
  const outcome = await actAs(c, (work) => writeComment(work, version.id, comment));
  if (outcome.ok) return c.redirect(`${here(c, textVersionPath(id, number, of))}&done=comment-written`, 303);
  const field =
    outcome.reason === "no-delegation" ? "evidence" : outcome.reason === "no-such-paragraph" ? "paragraph" : "words";
  const message = t(language, `texts.error.${outcome.reason}` satisfies MessageKey);
  return commentPage(c, { ...filled, errors: [{ field, message }] }, supersedes, of);
});

async function commentPage(
  c: C,
  filled: Filled | undefined,
  supersedes: TextCommentId | undefined,
  sentLanguage?: Language,
): Promise<Response> {
  const { language } = c.var;
  const { text, version, voice, comments } = await readAs(c, async (visit) => ({
    ...(await readTable(c, visit, "text.comment")),
    comments: await listComments(visit.db, textIdOf(c)),
  }));
  const replaces = comments.find(({ id }) => id === supersedes);
  const of = sentLanguage ?? readLanguage(c.req.query("language"), version.original);
  const title = t(language, "texts.comment.title", { number: version.number });
  if (!takesViews(version) || !version.bodies[of]) return closedPage(c, title, { text, version, of });
  const before = replaces && {
    words: replaces.words,
    paragraph: replaces.paragraph === null ? "" : String(replaces.paragraph),
    delegation: replaces.delegation ?? "",
    evidence: replaces.evidence ?? "",
  };
  const shown = filled ?? { typed: before ?? {}, errors: [] };
  const body = (
    <CommentPage language={language} text={text} version={version} of={of} {...shown} {...voice} replaces={replaces} />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, text, title) }, shown.errors.length > 0 ? 422 : 200);
}

/** The text does not take views, or not in this language: said, with the way back. */
function closedPage(
  c: C,
  title: string,
  { text, version, of }: Pick<Awaited<ReturnType<typeof readTable>>, "text" | "version"> & { of: Language },
): Response | Promise<Response> {
  const { language } = c.var;
  const reason = takesViews(version) && !version.bodies[of] ? "no-such-language" : "not-open";
  const body = (
    <>
      <h1>{title}</h1>
      <Notice tone="held">
        <p>{t(language, `texts.error.${reason}`)}</p>
        <p>
          <a href={here(c, textVersionPath(text.id, version.number))}>{t(language, "texts.back")}</a>
        </p>
      </Notice>
    </>
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, text, title) }, 409);
}

/** The text and version that views are given on, and in whose name. */
async function readTable(c: C, visit: Visit, permission: Permission) {
  requireMay(visit.actor, permission);
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const named = await readStates(visit, c.var.language);
  return {
    text: await getText(visit.db, id),
    version: await getWorkedVersion(visit.db, id, number),
    voice: voiceOf(visit.actor, named),
    named,
  };
}

function languageSent(form: FormData, original: Language): Language {
  return readLanguage(String(form.get("language") ?? ""), original);
}

function amendmentIdOf(c: C): AmendmentId {
  return idInAddress<AmendmentId>(c, "amendment", "amendment");
}

function crumbs(c: C, text: Parameters<typeof textCrumbs>[1], label: string) {
  const { language } = c.var;
  return [{ href: here(c, textsPath), label: t(language, "texts.title") }, textCrumbs(language, text), { label }];
}
