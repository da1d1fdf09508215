import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type NoObjectionId, readId, type TextVersionId } from "#db/ids.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { noObjectionPath } from "../paths.ts";
import { amendText } from "./amend-text.ts";
import { answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import { CaseActPage } from "./case-act.views.tsx";
import { blankAct, type ReadAct, readActForm, type TypedAct, tooLong } from "./case-act-form.ts";
import { type CaseAct, caseActs, permissionOf, takesLateWords } from "./case-acts.ts";
import { declareAdoption } from "./declare-adoption.ts";
import { listDraftedVersions } from "./drafts.queries.ts";
import { extendPeriod } from "./extend-period.ts";
import { hold } from "./hold.ts";
import { liftHold } from "./lift-hold.ts";
import { getNoObjection, listEvents, listNoObjections } from "./no-objection.queries.ts";
import { delegationOf, isOpen } from "./no-objection.ts";
import { noObjectionTitle } from "./no-objection.views.tsx";
import { object } from "./object.ts";
import { caseIdIn, crumbs, mayReadText, openShow } from "./show-case.ts";
import type { Word } from "./voice.ts";
import { withdrawText } from "./withdraw-text.ts";

type C = Context<Door>;
type Outcome = { ok: true } | { ok: false; reason: string; year?: number };

/** What is done to a case: a page for each act, and the act itself. */
export const caseActsRoutes = new Hono<Door>();

const pattern = `/no-objections/:id/:act{(?:${caseActs.join("|")})}` as const;

caseActsRoutes.get(pattern, (c) => actPage(c, blankAct, 200));

caseActsRoutes.post(pattern, async (c) => {
  const read = readActForm(await c.req.formData());
  const long = tooLong(read.typed);
  if (long.length > 0)
    return actPage(c, read.typed, 422, { fields: long.map((field) => [field, "no-objection.too-long"]) });
  const id = caseIdIn(c);
  const outcome = await actAs(c, (work) => actOnScope(work, id, actIn(c), read));
  if (outcome.ok) return c.redirect(`${here(c, noObjectionPath(id))}?done=${doneWord[actIn(c)]}`, 303);
  const field = fieldOf[outcome.reason];
  if (field)
    return actPage(c, read.typed, 422, { fields: [[field, `no-objection.refused.${outcome.reason}` as MessageKey]] });
  return actPage(c, read.typed, 409, { refused: outcome });
});

const doneWord: Record<CaseAct, string> = {
  objections: "objected",
  holds: "held",
  questions: "question-asked",
  lifts: "lifted",
  answers: "question-answered",
  extensions: "extended",
  amendments: "amended",
  declaration: "declared",
  withdrawal: "withdrawn",
  words: "word-recorded",
};

/** Refusals that belong to a field. */
const fieldOf: Record<string, string> = {
  "words-missing": "words",
  "evidence-missing": "evidence",
  "not-yet": "received",
  "no-moment": "received",
  "before-circulation": "received",
  "kind-missing": "kind",
  "delegation-missing": "delegation",
  days: "days",
  "not-its-draft": "version",
};

/**
 * On this text, or on it and every text of its circulation that is still open; taken where at least one allows it. This text is
 * always asked: where all of them ended meanwhile, the person is told so, and a late word is kept.
 */
async function actOnScope(work: Work, id: NoObjectionId, act: CaseAct, read: ReadAct): Promise<Outcome> {
  if (read.typed.scope !== "all") return await takeAct(work, id, act, read);
  const { circulationId } = await getNoObjection(work.db, id);
  const asked = (await listNoObjections(work.db, circulationId)).filter((one) => isOpen(one) || one.id === id);
  let refused: Outcome | undefined;
  let taken = 0;
  for (const procedure of asked) {
    const outcome = await takeAct(work, procedure.id, act, read);
    if (outcome.ok) taken++;
    else refused ??= outcome;
  }
  return taken > 0 || !refused ? { ok: true } : refused;
}

async function takeAct(work: Work, id: NoObjectionId, act: CaseAct, read: ReadAct): Promise<Outcome> {
  const { typed, delegation } = read;
  const own: Word = { words: typed.words };
  switch (act) {
    case "objections":
      return await object(work, id, own);
    case "holds":
      return await hold(work, id, own);
    case "lifts":
      return await liftHold(work, id, own);
    case "questions":
      return await askQuestion(work, id, own);
    case "answers":
      return delegation
        ? await answerQuestion(work, id, { delegation, words: typed.words })
        : { ok: false, reason: "delegation-missing" };
    case "extensions":
      return await extendPeriod(work, id, { days: Number(typed.days || "0"), words: typed.words });
    case "amendments": {
      const version = readId<TextVersionId>(typed.version);
      return version
        ? await amendText(work, id, { version, words: typed.words })
        : { ok: false, reason: "not-its-draft" };
    }
    case "declaration":
      return await declareAdoption(work, id);
    case "withdrawal":
      return await withdrawText(work, id, typed.words);
    case "words":
      return await recordReceived(work, id, read);
  }
}

const receivedActs = { objections: object, holds: hold, lifts: liftHold, questions: askQuestion };

/** What came in by a message: the same act, in the delegation's name, at the moment it came in. */
async function recordReceived(
  work: Work,
  id: NoObjectionId,
  { typed, delegation, receivedAt }: ReadAct,
): Promise<Outcome> {
  requireMay(work.actor, "no-objection.record-word");
  const act = typed.kind in receivedActs ? receivedActs[typed.kind as keyof typeof receivedActs] : undefined;
  if (!act) return { ok: false, reason: "kind-missing" };
  if (!delegation) return { ok: false, reason: "delegation-missing" };
  if (!receivedAt) return { ok: false, reason: "no-moment" };
  return await act(work, id, {
    words: typed.words,
    onBehalf: { delegation, at: receivedAt, evidence: typed.evidence },
  });
}

type Wrong = { fields?: [string, MessageKey][]; refused?: Extract<Outcome, { ok: false }> };

async function actPage(c: C, typed: TypedAct, status: 200 | 409 | 422, wrong: Wrong = {}): Promise<Response> {
  const { language } = c.var;
  const act = actIn(c);
  const props = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    requireMay(actor, permissionOf[act]);
    const show = await openShow(c, visit);
    const procedure = show(await getNoObjection(db, caseIdIn(c)));
    const together = await listNoObjections(db, procedure.circulationId);
    const delegation = delegationOf(actor);
    const events = act === "answers" ? await listEvents(db, procedure.id) : [];
    const holders = procedure.case.status === "held" ? procedure.case.holders : [];
    const { subject } = procedure;
    return {
      procedure,
      open: together.filter(isOpen).length,
      speaksFor: delegation && act !== "words" ? (procedure.names.get(delegation) ?? delegation) : undefined,
      mayReadText: await mayReadText(visit, subject),
      versions: act === "amendments" && subject.kind === "text" ? await listDraftedVersions(db, subject.textId) : [],
      askers: holders
        .filter(({ why }) => why === "question")
        .map(({ delegation: code }) => ({
          code,
          words:
            events.findLast(({ kind, delegation }) => kind === "question-asked" && delegation === code)?.words ?? "",
        })),
    };
  });
  const { refused } = wrong;
  const isOver = !isOpen(props.procedure) && !(act === "words" && takesLateWords(props.procedure));
  const over = isOver && !refused ? { ok: false as const, reason: "over" } : refused;
  const values = over?.year ? { year: String(over.year) } : {};
  const body = (
    <CaseActPage
      language={language}
      act={act}
      typed={typed}
      {...props}
      errors={(wrong.fields ?? []).map(([field, key]) => ({ field, message: t(language, key) }))}
      refused={
        over && {
          words: t(language, `no-objection.refused.${over.reason}` as MessageKey, values), // every reason of an act has its words
          isKept: over.reason === "late" || over.reason === "adopted-meanwhile",
        }
      }
    />
  );
  const title = `${t(language, `no-objection.act.${act}`)} – ${noObjectionTitle(language, props.procedure)}`;
  return c.var.page(
    {
      title,
      body,
      breadcrumbs: crumbs(
        c,
        { id: props.procedure.id, label: noObjectionTitle(language, props.procedure) },
        t(language, `no-objection.act.${act}`),
      ),
    },
    over && status === 200 ? 409 : status,
  );
}

function actIn(c: C): CaseAct {
  return c.req.param("act") as CaseAct; // the pattern lets nothing else through
}
