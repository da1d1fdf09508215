import type { Context } from "hono";
import { type Actor, holds } from "#access/actor.ts";
import { type Door, idInAddress } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { StateCode, TextId } from "#db/ids.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listMembersOn } from "../membership/membership.queries.ts";
import { delegationOf } from "../no-objection/no-objection.ts";
import type { StateOption } from "./form-fields.views.tsx";
import type { StateNames } from "./text-words.views.tsx";

// What the doors of this room ask of an address and of a visit.

export function textIdOf(c: Context<Door>): TextId {
  return idInAddress<TextId>(c, "text");
}

export function versionNumberOf(c: Context<Door>): number {
  return readVersionNumber(c.req.param("number")) ?? notThere();
}

/** A version's number out of an address or a form. */
export function readVersionNumber(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : undefined;
}

function notThere(): never {
  throw new NotFound("version of a text");
}

/** One of the six out of an address or a form, or the one that is meant when none is named. */
export function readLanguage(text: string | undefined, otherwise: Language): Language {
  return text && isLanguage(text) ? text : otherwise;
}

export type Named = { names: StateNames; states: StateOption[]; codes: ReadonlySet<string>; today: string };

/** The States by their names of today, and the members of the Committee to choose from; every State where no member is recorded. */
export async function readStates({ db, at }: Visit, language: Language): Promise<Named> {
  const today = dateOf(at);
  const states = await listStates(db, language, today);
  const members = await listMembersOn(db, today);
  const delegations = members.length > 0 ? states.filter(({ code }) => members.includes(code)) : states;
  return {
    names: new Map(states.map(({ code, short }) => [code, short[language]])),
    states: delegations.map(({ code, short }) => ({ value: code, label: short[language] })),
    codes: new Set<string>(delegations.map(({ code }) => code)),
    today,
  };
}

/** In whose name somebody speaks: their own delegation, by its name; the secretariat may name another's. */
export function voiceOf(
  actor: Actor,
  { names, states }: Named,
): { delegation: string | undefined; code: StateCode | undefined; states: StateOption[]; speaksForOthers: boolean } {
  const code = delegationOf(actor);
  const speaksForOthers = !code && holds(actor, "secretariat");
  return {
    code,
    delegation: code && (names.get(code) ?? code),
    states: speaksForOthers ? states : [],
    speaksForOthers,
  };
}
