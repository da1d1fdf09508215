import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { zipStream } from "#documents/zip.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { findLetterFile } from "../letter.queries.ts";
import { lettersPath } from "../paths.ts";
import { listOrganisations, listStateFacts } from "./addressee.queries.ts";
import { chooseStates } from "./addressee.ts";
import { beginRun } from "./begin-run.ts";
import { cancelRun } from "./cancel-run.ts";
import { handOverSheetOf } from "./hand-over-pack.ts";
import { leaveOut } from "./leave-out.ts";
import { getRun, isWithheld, listRunCounts, listRunLetters, listRuns } from "./letter-run.queries.ts";
import {
  countLetters,
  type LetterRun,
  noLetters,
  obstacleToRelease,
  obstacleToSign,
  type RunLetter,
  runPrint,
  runStanding,
  windows,
} from "./letter-run.ts";
import { firstTyped, NewRunPage } from "./new-run.views.tsx";
import { type RunAct, runActs, runPath, runsPath } from "./paths.ts";
import { prepareAnew } from "./prepare-anew.ts";
import { releaseRun } from "./release-run.ts";
import { resumeRun } from "./resume-run.ts";
import { RunPage, RunsPage } from "./run.views.tsx";
import { RunActPage, type RunActProps } from "./run-acts.views.tsx";
import { readConditions, readRunForm } from "./run-form.ts";
import { signRun } from "./sign-run.ts";
import { stopRun } from "./stop-run.ts";

type C = Context<Door>;

/** What the rooms of correspondence need of the house. `nudge` lets the work on runs begin now and not within the minute. */
export type RunDoors = { press: PdfPress; docx: DocxPress; mailLeaves: boolean; nudge: () => void };

/** Runs of letters: begun, read before anything leaves, signed, released, called back, stopped and resumed. */
export function runRoutes({ press, mailLeaves, nudge }: RunDoors): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/letters/runs", async (c) => {
    const { language } = c.var;
    const props = await readAs(c, async ({ db, actor, at }) => {
      requireServing({ actor });
      const counted = await listRunCounts(db, at);
      const runs = (await listRuns(db)).map((run) => {
        const counts = counted.get(run.id) ?? noLetters;
        return { run, standing: runStanding(run, counts, at), counts };
      });
      return { runs, mayBegin: may(actor, "letter-run.begin") };
    });
    const title = t(language, "runs.title");
    return c.var.page({ title, body: <RunsPage language={language} {...props} />, breadcrumbs: crumbs(c, title) });
  });

  routes.get("/letters/runs/new", (c) => newPage(c, mailLeaves, new URL(c.req.url).searchParams));

  routes.post("/letters/runs", async (c) => {
    const form = await c.req.formData();
    const { form: read, run } = readRunForm(form, c.var.language);
    const typed = { ...read.typed, encloses: form.getAll("encloses").join(" ") };
    if (!run) return newPage(c, mailLeaves, form, { typed, errors: read.errorsIn(c.var.language) });
    const outcome = await actAs(c, async (work) => {
      requireMay(work.actor, "letter-run.begin");
      const { conditions, unknown } = readConditions(form, await listStates(work.db, c.var.language, dateOf(work.at)));
      if (unknown.length > 0) return { ok: false as const, reason: "nobody" as const };
      return await beginRun(work, { ...run, conditions });
    });
    if (!outcome.ok)
      return newPage(c, mailLeaves, form, {
        typed,
        errors: [
          {
            field: outcome.reason === "reply-before-date" ? "reply" : outcome.reason === "nobody" ? "title" : "dated",
            message: t(c.var.language, `run.new.${outcome.reason}`),
          },
        ],
      });
    nudge();
    return c.redirect(`${here(c, runPath(outcome.id))}?done=run-begun`, 303);
  });

  routes.get("/letters/runs/:id", async (c) => {
    const { language } = c.var;
    const props = await readAs(c, (visit) => readRunPage(c, visit));
    return c.var.page({
      title: props.run.title,
      body: <RunPage language={language} {...props} />,
      breadcrumbs: crumbs(c, props.run.title, true),
    });
  });

  routes.get("/letters/runs/:id/pack.zip", async (c) => {
    const { run, letters } = await readAs(c, (visit) => readRunPage(c, visit));
    const left = letters.filter(({ standing }) => isOut(standing));
    if (left.length === 0) throw new NotFound("pack");
    const files = async function* () {
      for (const [n, { id, reference, stateCode }] of left.entries()) {
        // One file at a time: a pack of 193 letters is never in memory together.
        const bytes = await readAs(c, ({ db }) => findLetterFile(db, id));
        if (bytes)
          yield { name: `${String(n + 1).padStart(3, "0")}-${fileWords(reference)}-${stateCode ?? "org"}.pdf`, bytes };
      }
    };
    return new Response(zipStream(files()), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="letters-${run.dated}.zip"`,
      },
    });
  });

  routes.get("/letters/runs/:id/list.pdf", async (c) => {
    const { language } = c.var;
    const sheet = await readAs(c, async (visit) => {
      const { run, letters, names } = await readRunPage(c, visit);
      const states = await listStates(visit.db, language, run.dated);
      const out = letters.filter(({ standing }) => isOut(standing));
      if (out.length === 0) throw new NotFound("nothing has left");
      const invented = out.some(({ stateCode }) =>
        states.some(({ code, kind }) => code === stateCode && kind === "invented"),
      );
      return handOverSheetOf(language, { run, letters: out, names, invented });
    });
    const printed = await press.print({ template: "correspondence/hand-over-list.typ", data: sheet, standard: "ua-1" });
    if (!printed.ok) throw new Error(`the list of a run cannot be printed: ${printed.detail}`);
    return new Response(new Uint8Array(printed.bytes), {
      headers: { "content-type": "application/pdf", "content-disposition": 'inline; filename="list.pdf"' },
    });
  });

  for (const act of runActs) {
    routes.get(`/letters/runs/:id/${act}`, (c) => actPage(c, act));
    routes.post(`/letters/runs/:id/${act}`, async (c) => {
      const form = await c.req.formData();
      const answer = await doAct(c, act, form);
      if ("done" in answer) {
        nudge();
        return c.redirect(`${here(c, runPath(idOf(c)))}?done=${answer.done}`, 303);
      }
      return actPage(c, act, answer, form);
    });
  }

  return routes;
}

type Refusal = { refused?: string; error?: { field: string; message: string } };

async function doAct(c: C, act: RunAct, form: FormData): Promise<{ done: string } | Refusal> {
  const { language } = c.var;
  const id = idOf(c);
  const seen = String(form.get("seen") ?? "");
  const words = String(form.get("words") ?? "")
    .replaceAll("\0", "")
    .trim()
    .slice(0, 500);
  const window = windows.find((one) => one === form.get("window"));
  switch (act) {
    case "signature": {
      const outcome = await actAs(c, (work) => signRun(work, id, { seen, words }));
      if (outcome.ok) return { done: "run-signed" };
      const said = t(language, `run.signature.${outcome.reason}`);
      return outcome.reason === "no-evidence" ? { error: { field: "words", message: said } } : { refused: said };
    }
    case "release": {
      if (!window) return { error: { field: "window", message: t(language, "run.window.missing") } };
      const outcome = await actAs(c, (work) => releaseRun(work, id, { seen, window }));
      return outcome.ok ? { done: "run-released" } : { refused: t(language, `run.release.${outcome.reason}`) };
    }
    case "cancellation": {
      const outcome = await actAs(c, (work) => cancelRun(work, id));
      return outcome.ok ? { done: "run-cancelled" } : { refused: t(language, `run.cancellation.${outcome.reason}`) };
    }
    case "stop": {
      const outcome = await actAs(c, (work) => stopRun(work, id));
      return outcome.ok ? { done: "run-stopped" } : { refused: t(language, `run.stop.${outcome.reason}`) };
    }
    case "resumption": {
      const outcome = await actAs(c, (work) => resumeRun(work, id));
      return outcome.ok ? { done: "run-resumed" } : { refused: t(language, `run.resumption.${outcome.reason}`) };
    }
    case "omission": {
      const outcome = await actAs(c, (work) => leaveOut(work, id));
      return outcome.ok ? { done: "run-narrowed" } : { refused: t(language, `run.omission.${outcome.reason}`) };
    }
    case "preparation": {
      const outcome = await actAs(c, (work) => prepareAnew(work, id));
      return outcome.ok ? { done: "run-prepared-anew" } : { refused: t(language, `run.preparation.${outcome.reason}`) };
    }
  }
}

async function actPage(c: C, act: RunAct, answer: Refusal = {}, form?: FormData): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    const read = await readRunPage(c, visit);
    if (!form && !read.acts.includes(act)) throw new NotFound(act);
    return { ...read, isChair: holds(visit.actor, "chair") };
  });
  const { run, letters, counts, isChair } = props;
  // What was before the eyes on the run's page; after a refusal it is not renewed, so that nothing is signed unread.
  const seen = String(form?.get("seen") ?? c.req.query("seen") ?? runPrint(letters));
  const given: RunActProps = {
    language,
    act,
    run,
    counts,
    seen,
    isChair,
    ...answer,
    typed: { words: String(form?.get("words") ?? ""), window: String(form?.get("window") ?? "") },
  };
  const title = t(language, `run.${act}.title`, { title: run.title });
  const status = answer.error ? 422 : answer.refused ? 409 : 200;
  return c.var.page({ title, body: <RunActPage {...given} />, breadcrumbs: crumbs(c, title, true) }, status);
}

type Typed = { typed: Record<string, string>; errors: { field: string; message: string }[] };

async function newPage(
  c: C,
  mailLeaves: boolean,
  fields: URLSearchParams | FormData,
  given?: Typed,
): Promise<Response> {
  const { language } = c.var;
  const kind = (fields.get("kind") ?? fields.get("addressees")) === "organisations" ? "organisations" : "states";
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "letter-run.begin");
    const today = dateOf(at);
    const states = await listStates(db, language, today);
    const read = readConditions(fields, states);
    const everyOrganisation = kind === "organisations" ? await listOrganisations(db, today) : [];
    return {
      ...read,
      today,
      // A name that nobody carries chooses nobody: an empty list would mean all.
      chosen:
        kind === "states" && read.unknown.length === 0
          ? chooseStates(await listStateFacts(db, today), read.conditions)
          : [],
      organisations: everyOrganisation.filter(
        ({ id }) => read.conditions.organisations.length === 0 || read.conditions.organisations.includes(id),
      ),
      everyOrganisation,
      stateNames: new Map<string, string>(states.map(({ code, short }) => [code, short[language]])),
    };
  });
  const state = given ?? { typed: firstTyped(kind, props.today), errors: [] };
  const title = t(language, "run.new.title");
  const body = <NewRunPage language={language} kind={kind} mailLeaves={mailLeaves} state={state} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, true) }, given ? 422 : 200);
}

/** Everything a page of a run needs, for those who serve. */
async function readRunPage(c: C, visit: Visit) {
  const { db, actor, at } = visit;
  requireServing({ actor });
  const run = await getRun(db, idOf(c));
  const letters = await listRunLetters(db, run.id);
  const states = await listStates(db, c.var.language, run.dated);
  const organisations = run.addressees === "organisations" ? await listOrganisations(db, run.dated) : [];
  const names = new Map<string, string>([
    ...states.map(({ code, short }): [string, string] => [code, short[c.var.language]]),
    ...organisations.map(({ id, names: own, name }): [string, string] => [id, own[c.var.language] ?? name]),
  ]);
  return {
    run,
    letters,
    names,
    standing: runStanding(run, countLetters(letters, at), at),
    counts: countLetters(letters, at),
    acts: actsFor(visit, run, letters),
    seen: runPrint(letters),
    at,
    isWithheld: await isWithheld(db, run),
  };
}

/** What this person may do with the run now. */
function actsFor({ actor, at }: Visit, run: LetterRun, letters: readonly RunLetter[]): RunAct[] {
  const counts = countLetters(letters, at);
  const standing = runStanding(run, counts, at);
  const { left } = counts;
  const acts: [RunAct, boolean][] = [
    ["signature", may(actor, "letter-run.sign") && obstacleToSign(run, letters) === undefined],
    ["release", may(actor, "letter-run.release") && obstacleToRelease(run, actor.id, dateOf(at)) === undefined],
    ["resumption", may(actor, "letter-run.stop") && standing === "stopped"],
    ["stop", may(actor, "letter-run.stop") && (standing === "released" || standing === "sending")],
    [
      "omission",
      may(actor, "letter-run.leave-out") &&
        standing === "prepared" &&
        letters.some((one) => one.standing === "drafted"),
    ],
    ["preparation", may(actor, "letter-run.prepare-anew") && standing === "prepared"],
    [
      "cancellation",
      may(actor, "letter-run.cancel") && left === 0 && !["done", "cancelled", "sending"].includes(standing),
    ],
  ];
  return acts.filter(([, is]) => is).map(([act]) => act);
}

function requireServing({ actor }: Pick<Visit, "actor">): void {
  if (!holds(actor, "secretariat", "chair", "expert")) throw new NotFound("runs");
}

function isOut(standing: RunLetter["standing"]): boolean {
  return ["sent", "delivered", "reminded", "replied", "closed"].includes(standing);
}

function idOf(c: C): LetterRunId {
  return idInAddress<LetterRunId>(c, "run");
}

function fileWords(reference: string): string {
  return reference.replace(/[^A-Za-z0-9.]+/g, "-");
}

/** The way back: letters, runs, this page. */
function crumbs(c: C, label: string, isInside = false): { href?: string; label: string }[] {
  return [
    { href: here(c, lettersPath), label: t(c.var.language, "letters.title") },
    ...(isInside ? [{ href: here(c, runsPath), label: t(c.var.language, "runs.title") }] : []),
    { label },
  ];
}
