import type { Visit } from "#access/work.ts";
import { findThemesOfMany } from "#committee/themes/touched.queries.ts";
import type { LetterId, StateCode } from "#db/ids.ts";
import type { LetterSheet } from "#documents/letter-sheet.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { differenceSheetFor } from "#matrix/matrix-difference-sheet.ts";
import { matrixSheetFor } from "#matrix/matrix-sheet-pdf.ts";
import { makeSheet } from "#matrix/sheet.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { type LetterCondition, type LetterForm, type LetterModel, readModelParagraph } from "#regime/letter-model.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { listAddresses, listOrganisationAddresses } from "#states/directory/addressing.queries.ts";
import type { Address } from "#states/directory/addressing.ts";
import { getState } from "#states/state.queries.ts";
import { listReportingStates } from "../incoming/incoming.queries.ts";
import { letterDate } from "../letter-date.ts";
import { letterSheetFor } from "../letter-sheet.ts";
import { chooseModel, type LetterSituation, type ModelInForce } from "../models/choose-model.ts";
import { composeLetter, type LetterFacts } from "../models/compose-letter.ts";
import { addressOf as addressOfForm } from "../models/letter-forms.ts";
import { listModelsInForce } from "../models/model.queries.ts";
import { listOrganisations, listStateFacts } from "./addressee.queries.ts";
import type { StateFacts } from "./addressee.ts";
import { getRun, getRunLetter } from "./letter-run.queries.ts";
import type { LetterRun, Oddity, RunLetter } from "./letter-run.ts";
import type { PreparedLetter } from "./prepare-letter.ts";
import type { ReadRequestInLetter, RequestInLetter } from "./request-in-letter.ts";

/** What the letters of a run have in common, read once. */
export type RunBasis = {
  run: LetterRun;
  models: ModelInForce[];
  states: ReadonlyMap<StateCode, StateFacts>;
  addresses: Awaited<ReturnType<typeof listAddresses>>;
  organisationAddresses: Awaited<ReturnType<typeof listOrganisationAddresses>>;
  organisations: Awaited<ReturnType<typeof listOrganisations>>;
  reports: Awaited<ReturnType<typeof listReportingStates>>;
  readRequest: ReadRequestInLetter | undefined;
};

export async function readRunBasis(
  { db }: Visit,
  id: LetterRun["id"],
  readRequest?: ReadRequestInLetter,
): Promise<RunBasis> {
  const run = await getRun(db, id);
  return {
    run,
    readRequest,
    models: await listModelsInForce(db, run.dated),
    states: new Map((await listStateFacts(db, run.dated)).map((state) => [state.code, state])),
    addresses: await listAddresses(db, run.dated),
    organisationAddresses: await listOrganisationAddresses(db, run.dated),
    organisations: await listOrganisations(db, run.dated),
    reports: await listReportingStates(db),
  };
}

/** A letter without its files: all it is printed from, and what is odd about it. */
export type ReadLetter = Omit<PreparedLetter, "files" | "pages">;

type Annexes = Pick<LetterSheet, "annex" | "difference"> & {
  matrix: PreparedLetter["matrix"];
  disclaimerId: PreparedLetter["disclaimerId"];
  oddities: Oddity[];
};

/** Reads one letter of a run as it would be printed now. */
export async function readLetter(visit: Visit, id: LetterId, basis: RunBasis): Promise<ReadLetter> {
  const { db } = visit;
  const letter = await getRunLetter(db, id);
  const { run } = basis;
  const facts = letter.stateCode ? basis.states.get(letter.stateCode) : undefined;
  const address = addressOf(letter, basis);
  const wanted = address?.language ?? facts?.language ?? letter.language;
  const matrix = run.encloses.includes("matrix") ? facts?.matrix : undefined;
  const situation: LetterSituation = {
    occasion: run.occasion,
    addressee: letter.stateCode ? "state" : "organisation",
    hasReported: facts?.hasReported ?? false,
    transmittal: !matrix ? "none" : facts?.received ? "later" : "first",
  };
  const model = chooseModel(basis.models, situation);
  const nothing = {
    contactId: address?.contactId ?? null,
    address: addressLine(run, address),
    form: letter.form,
    language: wanted,
    round: run.round,
  };
  const odd = addressOddities(run, letter, address, basis);
  const without = (kind: "no-model" | "not-for-addressee"): ReadLetter => ({
    ...nothing,
    modelId: null,
    disclaimerId: null,
    matrix: null,
    sheet: null,
    requestSeen: null,
    oddities: [...odd, { kind }],
  });
  if (!model) return without("no-model");
  const { body, language } = bodyIn(model, wanted);
  const request = await readRequest(visit, { letter, basis, language });
  if (run.request && !request) return without("not-for-addressee"); // not a word of it is printed
  const annexes = await readAnnexes(db, { letter, facts, matrix, run, language });
  const addressee = await readAddressee(db, letter, { language, form: body.form }, address, basis);
  const letterFacts = factsOf({
    letter,
    facts,
    run,
    language,
    annexes,
    name: addressee,
    report: letter.stateCode ? basis.reports.get(letter.stateCode) : undefined,
    request,
  });
  const { words, empty } = composeLetter(body, letterFacts);
  const themes = (await findThemesOfMany(db, "text", [model.textId])).get(model.textId) ?? [];
  const sheet: LetterSheet = {
    ...letterSheetFor({
      language,
      wanted,
      reference: letter.reference,
      dated: run.dated,
      invented: addressee.invented,
      addressee: addressee.lines,
      words,
      wording: model.wording,
      annex: annexes.annex,
      difference: annexes.difference,
      enclosedModel: run.encloses.includes("model") ? enclosedModel(basis.models, language) : null,
      ...(request ? { written: request.written } : {}),
    }),
    values: letterFacts.values,
  };
  return {
    ...nothing,
    language,
    form: body.form,
    modelId: model.id,
    disclaimerId: annexes.disclaimerId,
    matrix: annexes.matrix,
    sheet,
    requestSeen: request?.seen ?? null,
    oddities: [
      ...odd,
      ...annexes.oddities,
      ...(language === wanted ? [] : [{ kind: "language-missing" as const, about: wanted }]),
      ...(address?.language ? [] : [{ kind: "language-assumed" as const, about: wanted }]),
      ...empty.map((hole) => ({ kind: "empty-hole" as const, about: hole })),
      ...themes
        .filter(({ differs }) => differs)
        .map(({ name }) => ({ kind: "contested-theme" as const, about: name.en ?? Object.values(name)[0] ?? "" })),
    ],
  };
}

type AboutRequest = { letter: RunLetter; basis: RunBasis; language: Language };

async function readRequest(
  visit: Visit,
  { letter, basis: { run, readRequest: read }, language }: AboutRequest,
): Promise<RequestInLetter | undefined> {
  if (!run.request) return undefined;
  if (!read) throw new Error("nobody reads requests for letters here");
  return await read(visit, { request: run.request, run, addressee: letter, language });
}

/** The model of the letter to States, as an organisation is told of it: every paragraph, whatever it hangs on, with its places open. */
function enclosedModel(models: readonly ModelInForce[], language: Language): LetterSheet["enclosedModel"] {
  const model = chooseModel(models, {
    occasion: "matrices",
    addressee: "state",
    hasReported: true,
    transmittal: "first",
  });
  if (!model) return null;
  const { body } = bodyIn(model, language);
  const open = (text: string): string => text.replace(/\{\{\s*(\w+)\s*\}\}/g, "[…]");
  return {
    title: body.title,
    note: t(language, "letter.enclosed-model"),
    paragraphs: [body.salutation, ...body.paragraphs, body.closing].flatMap((written) => {
      const { paragraph } = readModelParagraph(written);
      return [paragraph.title, paragraph.text].filter(Boolean).map(open);
    }),
  };
}

function addressOf(letter: RunLetter, basis: RunBasis): Address | undefined {
  if (letter.stateCode) return basis.addresses.get(letter.stateCode);
  return letter.organisationId ? basis.organisationAddresses.get(letter.organisationId) : undefined;
}

/** Where it goes, in one text: the address of e-mail, or the lines on the envelope. */
function addressLine(run: LetterRun, address: Address | undefined): string {
  return (run.channel === "e-mail" ? address?.email : address?.lines.join("\n")) ?? "";
}

function addressOddities(run: LetterRun, letter: RunLetter, address: Address | undefined, basis: RunBasis): Oddity[] {
  if (run.channel === "hand-over") return address?.lines.length ? [] : [{ kind: "no-address" }];
  const email = address?.email;
  if (!email) return [{ kind: "no-e-mail" }];
  const others = [...basis.addresses].filter(([code, other]) => code !== letter.stateCode && other.email === email);
  return others.map(([code]) => ({ kind: "shared-address", about: code }));
}

/** The model's words in the addressee's language, else in English, else in any it has. */
function bodyIn({ bodies }: ModelInForce, wanted: Language): { body: LetterModel; language: Language } {
  const language = [wanted, "en" as const, ...languages].find((one) => bodies[one]);
  const body = language && bodies[language];
  if (!language || !body) throw new Error("a model always has a body: the table checks it");
  return { body, language };
}

type Addressee = { lines: string[]; short: string; formal: string; invented: boolean };

async function readAddressee(
  db: Visit["db"],
  letter: RunLetter,
  { language, form }: { language: Language; form: LetterForm },
  address: Address | undefined,
  { run, organisations }: RunBasis,
): Promise<Addressee> {
  const person = [[address?.honorific, address?.name].filter(Boolean).join(" "), address?.function ?? ""].filter(
    Boolean,
  );
  if (!letter.stateCode) {
    const organisation = organisations.find(({ id }) => id === letter.organisationId);
    const name = organisation?.names[language] ?? organisation?.name ?? "";
    return {
      lines: form === "note-verbale" ? [name] : [...person, name],
      short: name,
      formal: name,
      invented: organisation?.invented ?? false,
    };
  }
  const state = await getState(db, letter.stateCode, run.dated);
  const formalName = state.formal[language];
  return {
    lines:
      form === "letter" && person.length > 0
        ? [...person, formalName]
        : addressOfForm({ form, addressee: "state", language, gender: "unknown" }, { formalName }), // a note goes to the mission, not to a person
    short: state.short[language],
    formal: formalName,
    invented: state.kind === "invented",
  };
}

/** The matrix in the letter's language with the disclaimer in force, and what changed since the version last received. */
async function readAnnexes(
  db: Visit["db"],
  given: {
    letter: RunLetter;
    facts: StateFacts | undefined;
    matrix: StateFacts["matrix"];
    run: LetterRun;
    language: Language;
  },
): Promise<Annexes> {
  const { letter, facts, matrix, run, language } = given;
  const none: Annexes = { annex: null, difference: null, matrix: null, disclaimerId: null, oddities: [] };
  if (!letter.stateCode || !run.encloses.includes("matrix")) return none;
  if (!matrix) return { ...none, oddities: [{ kind: "no-matrix" }] };
  const version = await getMatrixVersionById(db, matrix.id);
  const { standing } = version;
  if (standing.status !== "approved" && standing.status !== "transmitted")
    return { ...none, oddities: [{ kind: "no-decision" }] };
  const decision = await db
    .selectFrom("matrix_version")
    .where("id", "=", matrix.id)
    .select("decision_id")
    .executeTakeFirst();
  if (!decision?.decision_id) return { ...none, oddities: [{ kind: "no-decision" }] };
  const disclaimer = await findTextInForce(db, "disclaimer", run.dated);
  if (!disclaimer) return { ...none, oddities: [{ kind: "no-disclaimer" }] };
  const state = await getState(db, letter.stateCode, run.dated);
  const template = await getTemplate(db, version.templateId);
  const cells = await listCells(db, version.id);
  const before =
    run.encloses.includes("difference") && facts?.received && facts.received.id !== matrix.id
      ? facts.received
      : undefined;
  return {
    annex: matrixSheetFor({
      language,
      stateName: state.short[language],
      invented: state.kind === "invented",
      number: version.number,
      sheet: makeSheet(template, cells),
      disclaimer: { ...bodyFor(disclaimer, language), wording: disclaimer.wording },
      approvedOn: matrix.approvedOn,
      printedOn: run.dated,
    }),
    difference: before
      ? differenceSheetFor({
          language,
          template,
          before: { number: before.number, cells: await listCells(db, before.id) },
          after: { number: version.number, cells },
        })
      : null,
    matrix: { id: version.id, decisionId: decision.decision_id, textHash: standing.textHash },
    disclaimerId: disclaimer.id,
    oddities: [
      ...(facts?.received?.id === matrix.id ? [{ kind: "nothing-new" as const }] : []),
      // It must not speak of what had not happened on the day it bears.
      ...(matrix.approvedOn > run.dated
        ? [{ kind: "dated-too-early" as const, about: letterDate(language, matrix.approvedOn) }]
        : []),
    ],
  };
}

function factsOf(given: {
  letter: RunLetter;
  facts: StateFacts | undefined;
  run: LetterRun;
  language: Language;
  annexes: Annexes;
  name: Addressee;
  report: { reference: string; date: string } | undefined;
  request: RequestInLetter | undefined;
}): LetterFacts {
  const { letter, facts, run, language, annexes, name, report, request } = given;
  const holds = new Set<LetterCondition>([
    facts?.hasReported ? "has-reported" : "report-missing",
    annexes.annex ? "matrix-enclosed" : "no-matrix",
    facts?.received ? "later-transmittal" : "first-transmittal",
    ...(annexes.difference ? ["difference-enclosed" as const] : []),
    facts?.word === "none" ? "consent-open" : "consent-given",
    ...(facts?.requestPending ? ["request-pending" as const] : []),
    ...(request?.holds ?? []),
  ]);
  return {
    holds,
    forms: { language, gender: "unknown" }, // the directory names people, it does not say what they are
    values: {
      state: name.short,
      formalName: name.formal,
      reference: letter.reference,
      replyBy: letterDate(language, run.replyBy),
      ...(annexes.annex && facts?.matrix
        ? { version: String(facts.matrix.number), approvedOn: letterDate(language, facts.matrix.approvedOn) }
        : {}),
      ...(report ? { lastReport: `${report.reference}, ${letterDate(language, report.date)}` } : {}),
      ...request?.values,
    },
  };
}
