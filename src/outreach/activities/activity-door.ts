import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { Visit } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { listOrganisations } from "#states/directory/organisation.queries.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { Option } from "#ui/fields.tsx";
import type { FormState, Typed, TypedForm } from "#ui/typed-form.ts";
import { activityPath, outreachPath } from "../paths.ts";
import { listObjectives } from "../strategy/objective.queries.ts";
import { isStanding } from "../strategy/objective.ts";
import { listExperts } from "./activity.queries.ts";
import type { ActivityWhole } from "./activity.ts";
import type { KnownInForm } from "./activity-form.ts";
import type { Names } from "./activity-words.ts";

export type C = Context<Door>;
export type Status = 200 | 409 | 422;

export function activityId(c: C): ActivityId {
  return idInAddress<ActivityId>(c, "activity");
}

/** What pages about activities are worded with, and what their forms offer. */
export type Around = {
  names: Names;
  states: Option[];
  organisations: Option[];
  experts: Option[];
  objectives: Option[];
  known: KnownInForm;
};

export async function readAround({ db, at }: Pick<Visit, "db" | "at">, language: Language): Promise<Around> {
  const on = dateOf(at);
  const all = await listStates(db, language, on);
  const invented = all.filter(({ kind }) => kind === "invented"); // in a demonstration nothing is planned for a real State
  const states = (invented.length > 0 ? invented : all).map(({ code, short }) => ({
    value: code as string,
    label: short[language],
  }));
  const bodies = await listOrganisations(db);
  const organisations = bodies
    .filter(({ endedOn }) => endedOn === null || endedOn > on)
    .map(({ id, shortName, name }) => ({
      value: id as string,
      label: `${shortName} – ${pickText(name, language).text}`,
    }));
  const experts = (await listExperts(db, on)).map(({ id, name }) => ({ value: id as string, label: name }));
  const strategy = await listObjectives(db, on);
  const objectives = new Map(strategy.map(({ id, name }) => [id as string, pickText(name, language).text]));
  return aroundOf({
    names: {
      states: new Map(all.map(({ code, short }) => [code as string, short[language]])),
      organisations: new Map(bodies.map(({ id, shortName }) => [id as string, shortName])),
      objectives,
    },
    ...{ states, organisations, experts },
    objectives: strategy
      .filter((one) => isStanding(one, on))
      .map(({ id }) => ({ value: id as string, label: objectives.get(id) ?? "" })),
  });
}

/** The same for the forms of an activity: what it has is offered, though it could not be chosen any more. */
export function withItsOwn(
  around: Around,
  { hostState, objective, invitees, experts }: Pick<ActivityWhole, "hostState" | "objective" | "invitees" | "experts">,
): Around {
  const { names } = around;
  const add = (options: Option[], had: readonly (string | null)[], called: ReadonlyMap<string, string>): Option[] => {
    const gone = had.flatMap((one) => (one === null || options.some(({ value }) => value === one) ? [] : [one]));
    return [...options, ...[...new Set(gone)].map((value) => ({ value, label: called.get(value) ?? value }))];
  };
  const called = new Map(experts.map(({ id, name }) => [id as string, name]));
  return aroundOf({
    names,
    states: add(around.states, [hostState, ...invitees.map(({ state }) => state)], names.states),
    organisations: add(
      around.organisations,
      invitees.map(({ organisation }) => organisation),
      names.organisations,
    ),
    experts: add(around.experts, [...called.keys()], called),
    objectives: add(around.objectives, [objective], names.objectives),
  });
}

function aroundOf(offered: Omit<Around, "known">): Around {
  const valuesOf = (options: readonly Option[]): Set<string> => new Set(options.map(({ value }) => value));
  return {
    ...offered,
    known: {
      states: valuesOf(offered.states),
      organisations: valuesOf(offered.organisations),
      experts: valuesOf(offered.experts),
      objectives: valuesOf(offered.objectives),
    },
  };
}

/** The way back: the calendar, the activity, this page. */
export function crumbs(c: C, label: string, activity?: { id: ActivityId; title: string }) {
  return [
    { href: here(c, outreachPath), label: t(c.var.language, "nav.outreach") },
    ...(activity ? [{ href: here(c, activityPath(activity.id)), label: activity.title }] : []),
    { label },
  ];
}

/** A form as it comes back, or as it is opened. */
export function stateOf(c: C, form: TypedForm | undefined, opened: Typed = {}): FormState {
  return { typed: form?.typed ?? opened, errors: form?.errorsIn(c.var.language) ?? [] };
}
