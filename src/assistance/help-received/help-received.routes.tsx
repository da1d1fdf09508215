import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, Refused, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type HelpReceivedId, readStateCode, type StateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { audiences } from "../audience.ts";
import { type C, readNames, type Status, stateOf } from "../requests/request-door.ts";
import { enterHelp } from "./enter-help.ts";
import { readHelp, typedHelp } from "./help-form.ts";
import { countHelp, getHelp, listHelpOf } from "./help-received.queries.ts";
import { audiencesFor, keepsHelpOf, seesAllHelpOf } from "./help-received.ts";
import { HelpFormPage, HelpIndexPage, HelpOfStatePage, HelpStepPage } from "./help-received.views.tsx";
import { narrowHelp } from "./narrow-help.ts";
import { type HelpStep, helpOfStatePath, helpReceivedPath } from "./paths.ts";
import { replaceHelp } from "./replace-help.ts";
import { takeOutHelp } from "./take-out-help.ts";

/** What States received before: read by whom it is for, kept by the State and by those who serve. */
export const helpReceivedRoutes = new Hono<Door>();

helpReceivedRoutes.get(helpReceivedPath, async (c) => {
  const { language } = c.var;
  const asked = readStateCode(c.req.query("state") ?? "");
  if (asked) return c.redirect(here(c, helpOfStatePath(asked)), 303);
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "help-received.read");
    const { names, states } = await readNames(visit, language);
    return { counts: await countHelp(visit.db), names, states };
  });
  const body = <HelpIndexPage language={language} {...props} />;
  return c.var.page({ title: t(language, "help-received.title"), body });
});

helpReceivedRoutes.get(`${helpReceivedPath}/:code`, async (c) => {
  const { language } = c.var;
  const { state, ...props } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "help-received.read");
    const { state, names } = await readState(c, visit);
    return {
      state,
      names,
      entries: await listHelpOf(visit.db, [state]),
      keeps: keepsHelpOf(visit.actor, state),
      seesAll: seesAllHelpOf(visit.actor, state),
    };
  });
  const name = props.names.states.get(state) ?? state;
  const body = <HelpOfStatePage language={language} state={state} {...props} />;
  const title = t(language, "help-received.title-of", { state: name });
  return c.var.page({ title, body, breadcrumbs: crumbs(c, name) });
});

helpReceivedRoutes.get(`${helpReceivedPath}/:code/entry`, (c) => formPage(c, undefined, undefined, 200));

helpReceivedRoutes.post(`${helpReceivedPath}/:code`, async (c) => {
  const { form, told, state } = await readEntry(c);
  if (!told) return formPage(c, form, undefined, 422);
  const outcome = await actAs(c, (work) => enterHelp(work, state, told));
  if (outcome.ok) return c.redirect(`${here(c, helpOfStatePath(state))}?done=help-entered`, 303);
  form.refuse({ field: "audience", key: `help-received.error.${outcome.reason}` });
  return formPage(c, form, undefined, 422);
});

helpReceivedRoutes.get(`${helpReceivedPath}/:code/:id/replacement`, (c) => formPage(c, undefined, helpId(c), 200));

helpReceivedRoutes.post(`${helpReceivedPath}/:code/:id/replacement`, async (c) => {
  const id = helpId(c);
  const { form, told, state } = await readEntry(c, id);
  if (!told) return formPage(c, form, id, 422);
  const outcome = await actAs(c, (work) => replaceHelp(work, { state, id, told }));
  if (outcome.ok) return c.redirect(`${here(c, helpOfStatePath(state))}?done=help-entered`, 303);
  form.refuse({
    field: outcome.reason === "too-wide" ? "audience" : "what",
    key: `help-received.error.${outcome.reason}`,
  });
  return formPage(c, form, id, outcome.reason === "too-wide" ? 422 : 409);
});

helpReceivedRoutes.get(`${helpReceivedPath}/:code/:id/audience`, (c) => stepPage(c, "audience", undefined, 200));

helpReceivedRoutes.post(`${helpReceivedPath}/:code/:id/audience`, async (c) => {
  const [id, state] = [helpId(c), stateInAddress(c)];
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const audience = form.choice("audience", audiences, { label: "audience.label", required: true });
  if (!audience) return stepPage(c, "audience", form, 422);
  const outcome = await actAs(c, (work) => narrowHelp(work, { state, id, audience }));
  if (outcome.ok) return c.redirect(`${here(c, helpOfStatePath(state))}?done=help-narrowed`, 303);
  form.refuse({ field: "audience", key: `help-received.error.${outcome.reason}` });
  return stepPage(c, "audience", form, outcome.reason === "not-narrower" ? 422 : 409);
});

helpReceivedRoutes.get(`${helpReceivedPath}/:code/:id/taking-out`, (c) => stepPage(c, "taking-out", undefined, 200));

helpReceivedRoutes.post(`${helpReceivedPath}/:code/:id/taking-out`, async (c) => {
  const [id, state] = [helpId(c), stateInAddress(c)];
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const because = form.text("because", { label: "help-received.because", most: 1000, required: true });
  if (!form.isRight()) return stepPage(c, "taking-out", form, 422);
  const outcome = await actAs(c, (work) => takeOutHelp(work, { state, id, because }));
  if (outcome.ok) return c.redirect(`${here(c, helpOfStatePath(state))}?done=help-taken-out`, 303);
  form.refuse({ field: "because", key: `help-received.error.${outcome.reason}` });
  return stepPage(c, "taking-out", form, 409);
});

function helpId(c: C): HelpReceivedId {
  return idInAddress<HelpReceivedId>(c, "help received");
}

function stateInAddress(c: C): StateCode {
  const state = readStateCode(c.req.param("code") ?? "");
  if (!state) throw new NotFound("state");
  return state;
}

async function readState(c: C, visit: Visit) {
  const state = stateInAddress(c);
  const all = await readNames(visit, c.var.language);
  if (!all.names.states.has(state)) throw new NotFound("state");
  return { state, ...all };
}

function crumbs(c: C, label: string, state?: { code: StateCode; name: string }) {
  return [
    { href: here(c, helpReceivedPath), label: t(c.var.language, "help-received.title") },
    ...(state ? [{ href: here(c, helpOfStatePath(state.code)), label: state.name }] : []),
    { label },
  ];
}

async function readEntry(c: C, replaces?: HelpReceivedId) {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const { state, providers, offered, areas } = await readAs(c, (visit) => readOffered(c, visit, replaces));
  const told = readHelp(data, form, { providers: new Set(providers.map(({ id }) => id)), audiences: offered, areas });
  return { form, told, state };
}

/** What the form of an entry offers this person; for anybody else it is not there. */
async function readOffered(c: C, visit: Visit, replaces: HelpReceivedId | undefined) {
  const permission = replaces ? "help-received.replace" : "help-received.enter";
  requireMay(visit.actor, permission);
  const { state, names, providers } = await readState(c, visit);
  if (!keepsHelpOf(visit.actor, state)) throw new Refused(permission);
  const old = replaces ? await getHelp(visit.db, state, replaces) : undefined;
  const offered = audiencesFor(visit.actor, state);
  if (old && !offered.includes(old.audience)) offered.push(old.audience);
  return { state, names, providers, old, offered, areas: old?.areas ?? [] };
}

async function formPage(c: C, form: TypedForm | undefined, id: HelpReceivedId | undefined, status: Status) {
  const { language } = c.var;
  const { state, names, providers, old, offered } = await readAs(c, (visit) => readOffered(c, visit, id));
  if (old?.endedAt && status === 200) throw new NotFound("help received");
  const title = t(language, old ? "help-received.step.replacement" : "help-received.enter");
  const opened = old ? typedHelp(old) : { audience: "committee" };
  const body = (
    <HelpFormPage {...{ language, state, names, providers, old }} audiences={offered} form={stateOf(c, form, opened)} />
  );
  const breadcrumbs = crumbs(c, title, { code: state, name: names.states.get(state) ?? state });
  return c.var.page({ title, body, breadcrumbs }, status);
}

async function stepPage(c: C, step: Exclude<HelpStep, "replacement">, form: TypedForm | undefined, status: Status) {
  const { language } = c.var;
  const { state, names, entry } = await readAs(c, async (visit) => {
    const permission = step === "audience" ? "help-received.narrow" : "help-received.take-out";
    requireMay(visit.actor, permission);
    const { state, names } = await readState(c, visit);
    if (!keepsHelpOf(visit.actor, state)) throw new Refused(permission);
    return { state, names, entry: await getHelp(visit.db, state, helpId(c)) };
  });
  if (entry.endedAt && status === 200) throw new NotFound("help received");
  const title = t(language, `help-received.step.${step}`);
  const body = <HelpStepPage {...{ language, step, entry, names, audiences }} form={stateOf(c, form)} />;
  const breadcrumbs = crumbs(c, title, { code: state, name: names.states.get(state) ?? state });
  return c.var.page({ title, body, breadcrumbs }, status);
}
