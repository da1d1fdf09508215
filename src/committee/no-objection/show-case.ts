import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { Visit } from "#access/work.ts";
import type { NoObjectionId, StateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { noObjectionPath, noObjectionsPath } from "../paths.ts";
import { isAdopted, workingDaysLeft } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import type { NoObjection, Subject } from "./no-objection.ts";
import type { ShownNoObjection } from "./subject.views.tsx";

type C = Context<Door>;

/** Gives a procedure what a page needs besides: the names of States and the time that remains. */
export async function openShow(c: C, visit: Visit): Promise<(procedure: NoObjection) => ShownNoObjection> {
  const names = await stateNames(c, visit);
  const lists = await listUsableHolidays(visit.db);
  return (procedure) => ({
    ...procedure,
    names,
    daysLeft: workingDaysLeft(visit.at, procedure.deadline, lists),
    hasPassed: procedure.case.status === "running" && isAdopted(visit.at, procedure.deadline),
  });
}

export async function stateNames(c: C, { db, at }: Visit): Promise<Map<StateCode, string>> {
  const states = await listStates(db, c.var.language, dateOf(at));
  return new Map(states.map(({ code, short }) => [code, short[c.var.language]]));
}

/** Whether this reader may read the text itself: it may have gone back to those who prepare it. */
export async function mayReadText({ db }: Visit, subject: Subject): Promise<boolean> {
  const found =
    subject.kind === "matrix"
      ? await db.selectFrom("matrix_version").where("id", "=", subject.version).select("id").executeTakeFirst()
      : await db.selectFrom("text_version").where("id", "=", subject.version).select("id").executeTakeFirst();
  return found !== undefined;
}

export function caseIdIn(c: C): NoObjectionId {
  return idInAddress<NoObjectionId>(c, "no-objection");
}

/** The way back: all procedures, the one, what is done to it. */
export function crumbs(c: C, to: { id: NoObjectionId; label: string } | undefined, last: string) {
  return [
    { href: here(c, noObjectionsPath), label: t(c.var.language, "no-objections.title") },
    ...(to ? [{ href: here(c, noObjectionPath(to.id)), label: to.label }] : []),
    { label: last },
  ];
}
