import { holds, statesOf } from "#access/actor.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { listMatrixVersions } from "#matrix/matrix.queries.ts";
import { getTemplate, type StandingTemplate } from "#regime/template.queries.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import {
  findVersionToAnswer,
  listProviders,
  listShown,
  listWasShown,
  listWords,
  type WasShown,
} from "./consent.queries.ts";
import type { Seen, ShownPageProps } from "./shown.views.tsx";

type Read = Omit<ShownPageProps, "language" | "problem">;

/** What is shown and why, of one State or of all this reader may know of: those who serve all, a State its own. */
export async function readShownPage(visit: Visit, language: Language, code: StateCode | undefined): Promise<Read> {
  const { db, actor, at } = visit;
  const serves = holds(actor, "secretariat", "chair", "expert", "member");
  const own = statesOf(actor);
  if (!serves && (own.length === 0 || (code && !own.includes(code)))) throw new NotFound("shown");

  const states = await listStates(db, language, dateOf(at));
  if (code && !states.some((state) => state.code === code)) throw new NotFound("state");
  const names = new Map(states.map((state) => [state.code, state.short[language]]));
  const isAsked = (state: StateCode): boolean => (code ? state === code : serves || own.includes(state));
  const words = (await listWords(db, code)).filter(({ stateCode }) => isAsked(stateCode));
  const toSeen = await openSeen(visit, language);
  const shown = (await listShown(db)).filter(({ stateCode }) => isAsked(stateCode));
  const spoke = new Set([...words.map(({ stateCode }) => stateCode), ...(code ? [code] : [])]);

  return {
    states: states
      .filter((state) => spoke.has(state.code))
      .map((state) => ({
        code: state.code,
        name: state.short[language],
        now: shown.filter(({ stateCode }) => stateCode === state.code).map(toSeen),
      })),
    words: words.map((consent) => ({
      consent,
      stateName: names.get(consent.stateCode) ?? consent.stateCode,
      providers: toSeen({ ...consent, toPublic: false }).providers,
      template: toSeen({ ...consent, toPublic: false }).template,
      mayUndo: own.includes(consent.stateCode) || (consent.onBehalf && holds(actor, "secretariat")),
    })),
    history: code && { state: names.get(code) ?? code, periods: periodsOf(await listWasShown(db, code), toSeen) },
    enterFor: code && may(actor, "consent.enter-on-behalf") && (await findVersionToAnswer(db, code)) ? code : undefined,
  };
}

type Row = Omit<WasShown, "moment">;

/** A row of the wall with the names a page needs. */
async function openSeen({ db }: Visit, language: Language): Promise<(row: Row) => Seen> {
  const versions = new Map((await listMatrixVersions(db)).map((version) => [version.id, version]));
  const providers = new Map((await listProviders(db, language)).map(({ id, name }) => [id, name]));
  const templates = new Map<string, StandingTemplate>();
  for (const id of new Set([...versions.values()].map(({ templateId }) => templateId)))
    templates.set(id, await getTemplate(db, id));
  return ({ matrixVersionId, toPublic, toStates, providers: allowed, sections, languages }) => {
    const version = matrixVersionId ? versions.get(matrixVersionId) : undefined;
    return {
      number: version?.number,
      toPublic: toPublic ?? false,
      toStates: toStates ?? false,
      providers: (allowed ?? []).map((id) => providers.get(id) ?? id),
      sections,
      languages,
      template: version && templates.get(version.templateId),
    };
  };
}

/** From each moment on at which something changed: who saw what. The newest first. */
function periodsOf(rows: readonly WasShown[], toSeen: (row: Row) => Seen) {
  const moments = Map.groupBy(rows, ({ moment }) => moment.toString());
  const periods: { from: Temporal.Instant; seen: Seen[]; said: string }[] = [];
  for (const [moment, at] of moments) {
    const visible = at.filter(({ matrixVersionId: id }) => id);
    const said = JSON.stringify(visible.map(({ moment: _, ...row }) => row));
    if (periods.at(-1)?.said === said || (periods.length === 0 && visible.length === 0)) continue;
    periods.push({ from: Temporal.Instant.from(moment), seen: visible.map(toSeen), said });
  }
  return periods.reverse();
}
