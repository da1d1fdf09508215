import { type Context, Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import type { LetterSheet } from "#documents/letter-sheet.ts";
import { fillWordTemplate } from "#documents/word-template.ts";
import { t } from "#i18n/t.ts";
import { readMatrixKey } from "#matrix/paths.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { cleanTyped } from "#ui/typed-form.ts";
import { awaitsAnswerRoutes } from "./awaits-answer/awaits-answer.routes.tsx";
import { briefingsRoutes } from "./briefings/briefings.routes.tsx";
import { listConsents, listLastWords } from "./consent/consent.queries.ts";
import { consentRoutes } from "./consent/consent.routes.tsx";
import { incomingRoutes } from "./incoming/incoming.routes.tsx";
import { informationRoutes } from "./information/information.routes.tsx";
import { ledgerRoutes } from "./ledger/ledger.routes.tsx";
import { actsOn } from "./ledger/letter-acts.ts";
import { listLetterEvents } from "./ledger/letter-event.queries.ts";
import { findLetterFile, getLetter, listLetters } from "./letter.queries.ts";
import { asksForAnswer, hasLeft, isOverdue, type Letter } from "./letter.ts";
import { type LedgerGroup, LetterPage, LettersPage, type ListedLetter, ledgerGroups } from "./letter.views.tsx";
import { readAddressee } from "./letter-addressee.queries.ts";
import { findLetterTemplate } from "./models/letter-template.queries.ts";
import { findModelOfLetter } from "./models/model-of-letter.queries.ts";
import { modelsRoutes } from "./models/models.routes.tsx";
import { wordDataOf } from "./models/word-letter.ts";
import { letterPath, lettersPath } from "./paths.ts";
import { getRunLetter, isStopped, listLetterFiles } from "./runs/letter-run.queries.ts";
import { readKeptLetter } from "./runs/letters-in-work.queries.ts";
import { newRunPathFor } from "./runs/paths.ts";
import { type RunDoors, runRoutes } from "./runs/runs.routes.tsx";

type C = Context<Door>;

/** Letters and answers for people who signed in. */
export function correspondenceRoutes(doors: RunDoors): Hono<Door> {
  const routes = new Hono<Door>();
  routes.route("/", modelsRoutes(doors)); // before the letters, whose number takes any word
  routes.route("/", runRoutes(doors));
  for (const room of [incomingRoutes, informationRoutes, briefingsRoutes, awaitsAnswerRoutes]) routes.route("/", room);

  routes.get("/letters", async (c) => {
    const { language } = c.var;
    const words = cleanTyped(c.req.query("words") ?? "").slice(0, 200);
    const group = ledgerGroups.find((one) => one === c.req.query("standing")) ?? "all";
    const props = await readAs(c, async (visit) => {
      const all = await listLedger(c, visit);
      const found = all.filter((line) => matches(line, words));
      const counts = Object.fromEntries(
        ledgerGroups.map((one) => [one, found.filter((line) => isIn(line, one)).length]),
      ) as Record<LedgerGroup, number>; // every group is counted
      return {
        letters: found.filter((line) => isIn(line, group)),
        counts,
        serves: serves(visit),
        mayBegin: may(visit.actor, "letter-run.begin"),
      };
    });
    return c.var.page({
      title: t(language, "letters.title"),
      body: <LettersPage language={language} group={group} words={words} {...props} />,
    });
  });

  // The way from a matrix: a run of one.
  routes.get("/letters/new", (c) => {
    const named = readMatrixKey(c.req.query("matrix") ?? "");
    if (!named) throw new NotFound("matrix");
    return c.redirect(here(c, newRunPathFor(named.state)), 303);
  });

  routes.get("/letters/:id", async (c) => {
    const { language } = c.var;
    const props = await readAs(c, async (visit) => {
      const { db, actor, at } = visit;
      const read = await readLetter(c, visit);
      const { address, oddities, inHandSince, pages, runId } = await getRunLetter(db, read.letter.id);
      return {
        ...read,
        address,
        oddities,
        hasChanges: (await listLetterFiles(db, read.letter.id)).some(({ standard }) => standard === "difference"),
        hasWords: pages !== null,
        hasFile: pages !== null || hasLeft(read.letter),
        consents: read.letter.matrixVersionId ? await listConsents(db, read.letter.matrixVersionId) : [],
        events: serves(visit) ? await listLetterEvents(db, read.letter.id) : [],
        acts: actsOn(read.letter, { actor, at, inHandSince, isStopped: await isStopped(db, runId) }),
        serves: serves(visit),
        mayRegister: may(visit.actor, "incoming.register"),
        mayAnswer: mayAnswer(visit, read.letter),
      };
    });
    return c.var.page({
      title: props.letter.reference,
      body: <LetterPage language={language} {...props} />,
      breadcrumbs: crumbs(c, props.letter.reference),
    });
  });

  // What is read is what was kept: the dry run shows the very file that leaves.
  routes.get("/letters/:id/letter.pdf", async (c) => {
    const { bytes, letter } = await readAs(c, async (visit) => {
      const { letter } = await readLetter(c, visit);
      return { letter, bytes: letter.standing === "cancelled" ? undefined : await findLetterFile(visit.db, letter.id) };
    });
    if (!bytes) throw new NotFound("this letter has no file");
    return file(bytes, "application/pdf", `${nameOf(letter)}${hasLeft(letter) ? "" : "-draft"}.pdf`);
  });

  // The same words as a Word file, by the secretariat's template where there is one: to be worked on, not what was signed.
  routes.get("/letters/:id/letter.docx", async (c) => {
    const { letter, sheet, template } = await readAs(c, async (visit) => {
      const { letter } = await readLetter(c, visit);
      const model = await findModelOfLetter(visit.db, letter.id);
      return {
        letter,
        sheet: (await readKeptLetter(visit.db, letter.id)).sheet as LetterSheet | null, // as it was kept by prepareLetter
        template: model && (await findLetterTemplate(visit.db, model, letter.language)),
      };
    });
    if (!sheet || letter.standing === "cancelled") throw new NotFound("this letter has no words yet");
    const made = template
      ? await fillWordTemplate(template.bytes, wordDataOf(sheet, sheet.values ?? {}))
      : await doors.docx.letter(sheet);
    if (!made.ok) throw new Error(`a letter cannot be made as a Word file: ${made.detail}`);
    return file(made.bytes, docxType, `${nameOf(letter)}.docx`);
  });

  // What changed since the version its addressee last received, as tracked changes.
  routes.get("/letters/:id/changes.docx", async (c) => {
    const { bytes, letter } = await readAs(c, async (visit) => {
      const { letter } = await readLetter(c, visit);
      return { letter, bytes: await findLetterFile(visit.db, letter.id, "difference") };
    });
    if (!bytes || letter.standing === "cancelled") throw new NotFound("this letter encloses no changes");
    return file(bytes, docxType, `${nameOf(letter)}-changes.docx`);
  });

  routes.route("/", ledgerRoutes(doors));

  routes.route("/", consentRoutes);

  return routes;
}

/** Every letter this person may see, with its addressee and the State's last word. */
async function listLedger(c: C, { db, at }: Visit): Promise<ListedLetter[]> {
  const { language } = c.var;
  const today = dateOf(at);
  const names = new Map((await listStates(db, language, today)).map(({ code, short }) => [code, short[language]]));
  const words = new Map((await listLastWords(db)).map(({ matrixVersionId, scope }) => [matrixVersionId, scope]));
  const lines: ListedLetter[] = [];
  for (const letter of await listLetters(db)) {
    lines.push({
      letter,
      addressee: (letter.stateCode && names.get(letter.stateCode)) || (await readAddressee(db, letter, language)),
      lastWord: letter.matrixVersionId ? words.get(letter.matrixVersionId) : undefined,
      isLate: isOverdue(letter, today),
    });
  }
  return lines;
}

function matches({ letter, addressee }: ListedLetter, words: string): boolean {
  const wanted = words.toLocaleLowerCase();
  return `${letter.reference} ${addressee} ${letter.stateCode ?? ""}`.toLocaleLowerCase().includes(wanted);
}

function isIn({ letter, isLate }: ListedLetter, group: LedgerGroup): boolean {
  const { standing } = letter;
  switch (group) {
    case "all":
      return true;
    case "here":
      return ["drafted", "cleared", "approved"].includes(standing);
    case "unanswered":
      return asksForAnswer(letter) && ["sent", "delivered", "reminded"].includes(standing);
    case "late":
      return isLate;
    case "answered":
      return standing === "replied" || standing === "closed";
    case "undeliverable":
      return standing === "undeliverable";
  }
}

/** The way back: the ledger, the letter, this page. */
function crumbs(c: C, label: string, letter?: Letter): { href?: string; label: string }[] {
  return [
    { href: here(c, lettersPath), label: t(c.var.language, "letters.title") },
    ...(letter ? [{ href: here(c, letterPath(letter.id)), label: letter.reference }] : []),
    { label },
  ];
}

function serves({ actor }: Pick<Visit, "actor">): boolean {
  return holds(actor, "secretariat", "chair", "expert");
}

function mayAnswer({ actor }: Visit, letter: Letter): boolean {
  return (
    hasLeft(letter) &&
    asksForAnswer(letter) &&
    letter.stateCode !== null &&
    may(actor, "consent.give") &&
    statesOf(actor).includes(letter.stateCode)
  );
}

async function readLetter(c: C, { db }: Visit) {
  const letter = await getLetter(db, idInAddress<LetterId>(c, "letter"));
  return { letter, addressee: await readAddressee(db, letter, c.var.language) };
}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function nameOf({ reference, stateCode }: Letter): string {
  return `${reference.replace(/[^A-Za-z0-9.]+/g, "-")}-${stateCode ?? "organisation"}`;
}

function file(bytes: Uint8Array, type: string, name: string): Response {
  const shown = type === "application/pdf" ? "inline" : "attachment";
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": type, "content-disposition": `${shown}; filename="${name}"` },
  });
}
