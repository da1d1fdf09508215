import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { getMatrixVersion, listMatrixVersions } from "#matrix/matrix.queries.ts";
import { matrixKey, readMatrixKey } from "#matrix/paths.ts";
import { dateOf } from "#states/state.queries.ts";
import { listMembersOn } from "../membership/membership.queries.ts";
import { circulationPath, noObjectionPath } from "../paths.ts";
import { deadlineAfter } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import { type CirculateOutcome, circulate } from "./circulate.ts";
import { type Choice, ChoosePage, CirculatePage, type CirculatePageProps } from "./circulate.views.tsx";
import { readCirculation, readDays, regimeIn, type TypedCirculation, textIds } from "./circulate-form.ts";
import { type DraftedVersion, getDraftedVersion, listDraftedVersions, readMatrixDraft } from "./drafts.queries.ts";
import { type Regime, regimeOf } from "./no-objection.ts";
import { findRule } from "./rule.queries.ts";
import { crumbs, stateNames } from "./show-case.ts";

type C = Context<Door>;

/** Putting texts before the Committee: choose, read what will happen, circulate. */
export const circulateRoutes = new Hono<Door>();

circulateRoutes.get("/no-objections/new", (c) => {
  const { searchParams } = new URL(c.req.url);
  const typed = readCirculation(searchParams);
  return typed.matrices.length + typed.texts.length > 0 ? circulatePage(c, typed, 200) : choosePage(c);
});

circulateRoutes.post("/no-objections", async (c) => {
  const typed = readCirculation(await c.req.formData());
  const workingDays = readDays(typed.days);
  if (typed.days !== "" && !workingDays)
    return circulatePage(c, typed, 422, { field: "days", key: "circulate.days-error" });
  if (typed.words.length > 5000) return circulatePage(c, typed, 422, { field: "words", key: "no-objection.too-long" });
  if (typed.instruction.length > 1000)
    return circulatePage(c, typed, 422, { field: "instruction", key: "no-objection.too-long" });
  const outcome = await actAs(c, async (work) => {
    requireMay(work.actor, "no-objection.circulate");
    const matrices = await Promise.all(typed.matrices.map(async (key) => (await readMatrix(work.db, key)).id));
    const texts = textIds(typed);
    const regime = regimeIn(typed, await fittingRegime(work.db, texts));
    return await circulate(work, { ...typed, matrices, texts, regime, workingDays });
  });
  if (!outcome.ok) return refuse(c, typed, outcome);
  const [only, ...others] = outcome.cases;
  const to = only && others.length === 0 ? noObjectionPath(only.id) : circulationPath(outcome.id);
  return c.redirect(`${here(c, to)}?done=circulated`, 303);
});

function refuse(
  c: C,
  typed: TypedCirculation,
  { reason }: Extract<CirculateOutcome, { ok: false }>,
): Promise<Response> {
  if (reason === "nothing-chosen") return choosePage(c, 422);
  if (reason === "instruction-missing")
    return circulatePage(c, typed, 422, { field: "instruction", key: "circulate.instruction-missing" });
  // No list, no members and no rule are told on the page by themselves.
  if (
    reason === "not-a-draft" ||
    reason === "nothing-recorded" ||
    reason === "changed-meanwhile" ||
    reason === "another-version"
  )
    return circulatePage(c, typed, 409, { refused: `circulate.${reason}` });
  return circulatePage(c, typed, 409);
}

async function choosePage(c: C, status: 200 | 422 = 200): Promise<Response> {
  const { language } = c.var;
  const { names, drafts } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "no-objection.circulate");
    const matrices = (await listMatrixVersions(visit.db)).filter(({ standing }) => standing.status === "draft");
    const names = await stateNames(c, visit);
    const choices: Choice[] = [
      ...matrices.map(({ id, stateCode, number }) => ({
        subject: { kind: "matrix" as const, version: id, stateCode, number },
        value: matrixKey(stateCode, number),
      })),
      ...(await listDraftedVersions(visit.db)).map(asChoice),
    ];
    return { names, drafts: choices };
  });
  const title = t(language, "circulate.title");
  return c.var.page(
    {
      title,
      body: <ChoosePage language={language} names={names} drafts={drafts} />,
      breadcrumbs: crumbs(c, undefined, title),
    },
    status,
  );
}

type Wrong = { field?: string; key?: MessageKey; refused?: MessageKey };

async function circulatePage(
  c: C,
  typed: TypedCirculation,
  status: 200 | 409 | 422,
  wrong: Wrong = {},
): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, (visit) => readProps(c, visit, typed));
  const errors = wrong.field && wrong.key ? [{ field: wrong.field, message: t(language, wrong.key) }] : [];
  const refused = wrong.refused ?? props.refused;
  const title = t(language, "circulate.title");
  const body = (
    <CirculatePage language={language} {...props} errors={errors} refused={refused && t(language, refused)} />
  );
  return c.var.page(
    { title, body, breadcrumbs: crumbs(c, undefined, title) },
    refused && status === 200 ? 409 : status,
  );
}

type Props = Omit<CirculatePageProps, "language" | "errors" | "refused"> & { refused: MessageKey | undefined };

async function readProps(c: C, visit: Visit, typed: TypedCirculation): Promise<Props> {
  const { db, actor, at } = visit;
  requireMay(actor, "no-objection.circulate");
  const matrices = await Promise.all(
    typed.matrices.map(async (key) => readMatrixDraft(db, (await readMatrix(db, key)).id)),
  );
  const versions = await Promise.all(textIds(typed).map((id) => getDraftedVersion(db, id)));
  const regime = regimeIn(typed, await fittingRegime(db, textIds(typed)));
  const recorded = await findRule(db, regime);
  const workingDays = typed.days === "" ? recorded?.workingDays : readDays(typed.days);
  const counted = workingDays && deadlineAfter({ circulatedAt: at, workingDays, lists: await listUsableHolidays(db) });
  const drafts =
    matrices.every(({ standing }) => standing.status === "draft") && versions.every(({ isDraft }) => isDraft);
  return {
    names: await stateNames(c, visit),
    chosen: [
      ...matrices.map(({ id, stateCode, number, hash }) => ({
        subject: { kind: "matrix" as const, version: id, stateCode, number },
        value: matrixKey(stateCode, number),
        hash,
      })),
      ...versions.map(asChoice),
    ],
    typed: { ...typed, regime },
    rule: recorded,
    members: (await listMembersOn(db, dateOf(at))).length,
    deadline: counted
      ? counted.ok
        ? { ok: true, at: counted.deadline.toInstant(), workingDays: workingDays ?? 0 }
        : { ok: false, year: counted.year }
      : undefined,
    asksInstruction: !holds(actor, "chair"),
    refused: drafts ? undefined : "circulate.not-a-draft",
  };
}

function asChoice({ id, textId, kind, title, language, number, hash }: DraftedVersion): Choice {
  return {
    hash,
    subject: { kind: "text", version: id, textId, textKind: kind, title, language, number },
    value: id,
  };
}

type Reads = Visit["db"] | Work["db"];

async function fittingRegime(db: Reads, [first]: readonly Choice["value"][]): Promise<Regime> {
  return first ? regimeOf(asChoice(await getDraftedVersion(db, first as DraftedVersion["id"])).subject) : "matrix"; // just read as an id
}

async function readMatrix(db: Parameters<typeof getMatrixVersion>[0], key: string) {
  const named = readMatrixKey(key);
  if (!named) throw new NotFound(`matrix ${key}`);
  return await getMatrixVersion(db, named.state, named.number);
}
