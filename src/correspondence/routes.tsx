import { type Context, Hono } from "hono";
import { statesOf } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { t } from "#i18n/t.ts";
import { getMatrixVersion } from "#matrix/matrix.queries.ts";
import { matrixPath, readMatrixKey } from "#matrix/paths.ts";
import { dateOf, getState, listStates } from "#states/state.queries.ts";
import { AnswerPage } from "./answer.views.tsx";
import { readAnswerForm } from "./answer-form.ts";
import { cancelLetter } from "./cancel-letter.ts";
import { draftLetter } from "./draft-letter.ts";
import { giveConsent } from "./give-consent.ts";
import {
  findLetterFile,
  findLetterFor,
  getLetter,
  listConsents,
  listLastWords,
  listLetters,
} from "./letter.queries.ts";
import { type Letter, type Obstacle, obstaclesToRelease } from "./letter.ts";
import { LetterPage, LettersPage } from "./letter.views.tsx";
import { CancellationPage, NewLetterPage, ReleasePage, UnprintablePage } from "./letter-acts.views.tsx";
import { letterPath, lettersPath } from "./paths.ts";
import { printLetter, readLetterSheet } from "./print-letter.ts";
import { releaseLetter } from "./release-letter.ts";

type C = Context<Door>;

/** Letters and answers for people who signed in. */
export function correspondenceRoutes({ press }: { press: PdfPress }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/letters", async (c) => {
    const { language } = c.var;
    const letters = await readAs(c, async ({ db, at }) => {
      const names = new Map(
        (await listStates(db, language, dateOf(at))).map(({ code, short }) => [code, short[language]]),
      );
      const words = new Map((await listLastWords(db)).map(({ matrixVersionId, scope }) => [matrixVersionId, scope]));
      const today = dateOf(at);
      return (await listLetters(db)).map((letter) => {
        const lastWord = words.get(letter.matrixVersionId);
        const isLate = letter.standing.status === "released" && !lastWord && letter.replyBy < today;
        return { letter, stateName: names.get(letter.stateCode) ?? letter.stateCode, lastWord, isLate };
      });
    });
    return c.var.page({
      title: t(language, "letters.title"),
      body: <LettersPage language={language} letters={letters} />,
    });
  });

  routes.get("/letters/new", (c) => newPage(c, c.req.query("matrix") ?? ""));

  routes.post("/letters", async (c) => {
    const key = String((await c.req.formData()).get("matrix") ?? "");
    const outcome = await actAs(c, async (work) => {
      const named = readMatrixKey(key);
      if (!named) throw new NotFound("matrix");
      return await draftLetter(work, (await getMatrixVersion(work.db, named.state, named.number)).id);
    });
    if (outcome.ok) return c.redirect(`${here(c, letterPath(outcome.id))}?done=letter-drafted`, 303);
    if (outcome.reason === "letter-exists") return c.redirect(here(c, letterPath(outcome.id)), 303);
    return newPage(c, key, t(c.var.language, `letter.new.${outcome.reason}`));
  });

  routes.get("/letters/:id", async (c) => {
    const { language } = c.var;
    const props = await readAs(c, async (visit) => {
      const read = await readLetter(c, visit);
      return {
        ...read,
        consents: await listConsents(visit.db, read.letter.matrixVersionId),
        obstacles: may(visit.actor, "letter.release") ? obstaclesFor(visit, read.letter) : undefined,
        mayAnswer: mayAnswer(visit, read.letter),
      };
    });
    return c.var.page({
      title: props.letter.reference,
      body: <LetterPage language={language} {...props} />,
      breadcrumbs: crumbs(c, props.letter.reference),
    });
  });

  routes.get("/letters/:id/letter.pdf", async (c) => {
    const { file, letter, sheet } = await readAs(c, async (visit) => {
      const { letter } = await readLetter(c, visit);
      const file = await findLetterFile(visit.db, letter.id);
      return {
        letter,
        file,
        sheet: file || letter.standing.status === "cancelled" ? undefined : await readLetterSheet(visit.db, letter),
      };
    });
    if (file) return pdf(file, fileName(letter.reference, letter.stateCode, ""));
    if (!sheet) throw new NotFound("a cancelled letter has no file");
    const printed = await press.print({ template: "correspondence/letter.typ", data: sheet.sheet, standard: "ua-1" });
    if (!printed.ok) return unprintable(c, printed.detail);
    return pdf(printed.bytes, fileName(letter.reference, letter.stateCode, "-draft"));
  });

  routes.get("/letters/:id/release", (c) => releasePage(c));

  routes.post("/letters/:id/release", async (c) => {
    // Printing takes a moment and is done before the transaction; the act checks that the text is still the same.
    const { id, parts } = await readAs(c, async (visit) => {
      requireMay(visit.actor, "letter.release");
      const { letter } = await readLetter(c, visit);
      return { id: letter.id, parts: await readLetterSheet(visit.db, letter) };
    });
    const printed = await printLetter(press, parts);
    if (!printed.ok) return unprintable(c, printed.detail);
    const outcome = await actAs(c, (work) => releaseLetter(work, id, printed.printed));
    if (outcome.ok) return c.redirect(`${here(c, letterPath(id))}?done=letter-released`, 303);
    return releasePage(c, outcome.reason);
  });

  routes.get("/letters/:id/cancellation", (c) => cancellationPage(c));

  routes.post("/letters/:id/cancellation", async (c) => {
    const id = letterId(c);
    const outcome = await actAs(c, (work) => cancelLetter(work, id));
    if (outcome.ok) return c.redirect(`${here(c, letterPath(id))}?done=letter-cancelled`, 303);
    return cancellationPage(c, 409);
  });

  routes.get("/letters/:id/answer", async (c) => answerPage(c));

  routes.post("/letters/:id/answer", async (c) => {
    const { typed, errors, answer } = readAnswerForm(await c.req.formData());
    const wrong = errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) }));
    if (!answer) return answerPage(c, { typed, errors: wrong });
    const id = letterId(c);
    const outcome = await actAs(c, (work) => giveConsent(work, id, answer));
    if (outcome.ok) {
      const done = outcome.isSuperseded ? "consent-recorded" : `consent-${answer.scope}`;
      return c.redirect(`${here(c, letterPath(id))}?done=${done}`, 303);
    }
    return answerPage(c, { typed, errors: [{ field: "date", message: t(c.var.language, "answer.error.future") }] });
  });

  return routes;
}

async function newPage(c: C, key: string, problem?: string): Promise<Response> {
  const { language } = c.var;
  const named = readMatrixKey(key);
  if (!named) throw new NotFound("matrix");
  const { existing, number, approvedOn, state } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "letter.draft");
    const { id, number, standing } = await getMatrixVersion(db, named.state, named.number);
    return {
      number,
      existing: await findLetterFor(db, id),
      approvedOn: "approvedAt" in standing ? dateOf(standing.approvedAt) : undefined,
      state: await getState(db, named.state, dateOf(at)),
    };
  });
  if (existing) return c.redirect(here(c, letterPath(existing.id)), 303);
  const title = t(language, "letter.new.title", { state: state.short[language] });
  const body = (
    <NewLetterPage
      language={language}
      stateName={state.short[language]}
      stateLanguage={state.correspondenceLanguage}
      matrix={{ key, path: matrixPath(named.state, number), number, approvedOn }}
      problem={problem}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, problem ? 409 : 200);
}

async function releasePage(c: C, refused?: Obstacle | "text-changed"): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "letter.release");
    const read = await readLetter(c, visit);
    const obstacles = new Set([...(refused ? [refused] : []), ...obstaclesFor(visit, read.letter)]);
    return { ...read, obstacles: [...obstacles] };
  });
  const title = t(language, "letter.release.title", { reference: props.letter.reference });
  const body = <ReleasePage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, props.letter) }, refused ? 409 : 200);
}

async function cancellationPage(c: C, status: 200 | 409 = 200): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, (visit) => {
    requireMay(visit.actor, "letter.cancel");
    return readLetter(c, visit);
  });
  const title = t(language, "letter.cancel.title", { reference: props.letter.reference });
  const body = <CancellationPage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, props.letter) }, status);
}

async function answerPage(
  c: C,
  given: Pick<Parameters<typeof AnswerPage>[0], "typed" | "errors"> = {},
): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    const read = await readLetter(c, visit);
    if (!mayAnswer(visit, read.letter)) throw new NotFound("answer");
    return { ...read, consents: await listConsents(visit.db, read.letter.matrixVersionId) };
  });
  const title = t(language, "answer.title", { reference: props.letter.reference });
  const body = <AnswerPage language={language} {...props} {...given} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, props.letter) }, given.errors ? 422 : 200);
}

/** The way back: the ledger, the letter, this page. */
function crumbs(c: C, label: string, letter?: Letter): { href?: string; label: string }[] {
  return [
    { href: here(c, lettersPath), label: t(c.var.language, "letters.title") },
    ...(letter ? [{ href: here(c, letterPath(letter.id)), label: letter.reference }] : []),
    { label },
  ];
}

function obstaclesFor({ actor, at }: Visit, letter: Letter): ReturnType<typeof obstaclesToRelease> {
  return obstaclesToRelease(letter, actor.id, dateOf(at));
}

function mayAnswer({ actor }: Visit, { standing, stateCode }: Letter): boolean {
  return standing.status === "released" && may(actor, "consent.give") && statesOf(actor).includes(stateCode);
}

function letterId(c: C): LetterId {
  return idInAddress<LetterId>(c, "letter");
}

async function readLetter(c: C, { db }: Visit) {
  const letter = await getLetter(db, letterId(c));
  const state = await getState(db, letter.stateCode, letter.dated);
  return { letter, stateName: state.short[c.var.language] };
}

function fileName(reference: string, state: string, suffix: string): string {
  return `${reference.replace(/[^A-Za-z0-9.]+/g, "-")}-${state}${suffix}.pdf`;
}

function pdf(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${name}"` },
  });
}

function unprintable(c: C, detail: string): Promise<Response> | Response {
  const { language } = c.var;
  const body = <UnprintablePage language={language} detail={detail} />;
  return c.var.page({ title: t(language, "letter.unprintable"), body }, 422);
}
