import type { Actor } from "#access/actor.ts";
import { may, type Permission } from "#access/permissions.ts";
import { isLate, isUndeclared } from "./machine.ts";
import { delegationOf, type NoObjection } from "./no-objection.ts";

/** What can be done to a case, by the noun in its address. */
export const caseActs = [
  "objections",
  "holds",
  "questions",
  "lifts",
  "answers",
  "extensions",
  "amendments",
  "declaration",
  "withdrawal",
  "words",
] as const;
export type CaseAct = (typeof caseActs)[number];

export const permissionOf = {
  objections: "no-objection.object",
  holds: "no-objection.hold",
  questions: "no-objection.ask",
  lifts: "no-objection.hold",
  answers: "no-objection.answer",
  extensions: "no-objection.extend",
  amendments: "no-objection.amend",
  declaration: "no-objection.declare",
  withdrawal: "no-objection.withdraw",
  words: "no-objection.record-word",
} as const satisfies Record<CaseAct, Permission>;

/** The acts that a person may take on a case at a moment: what makes no sense now is not offered. */
export function actsOn(procedure: NoObjection, actor: Actor, at: Temporal.Instant): CaseAct[] {
  const { case: was } = procedure;
  if (takesLateWords(procedure)) return may(actor, permissionOf.words) ? ["words"] : [];
  if (was.status !== "running" && was.status !== "held") return [];
  const over = isLate(was, at, procedure.rule);
  return caseActs.filter((act) => may(actor, permissionOf[act]) && makesSense(act, procedure, actor, over));
}

/** After adoption or lapse a message that comes in, or is read, is recorded and refused: somebody must be able to record it. */
export function takesLateWords({ case: was }: Pick<NoObjection, "case">): boolean {
  return was.status === "adopted" || was.status === "lapsed";
}

function makesSense(
  act: CaseAct,
  { case: was, members, rule, subject }: NoObjection,
  actor: Actor,
  over: boolean,
): boolean {
  const delegation = delegationOf(actor);
  const speaks = delegation !== undefined && members.includes(delegation);
  const holders = was.status === "held" ? was.holders : [];
  const stops = (why: "hold" | "question"): boolean =>
    holders.some((holder) => holder.delegation === delegation && holder.why === why);
  switch (act) {
    case "objections":
      return speaks && !over;
    case "holds":
      return speaks && !over && !stops("hold");
    case "lifts":
      return stops("hold") && !over;
    case "questions":
      return speaks && !over && !stops("question");
    case "answers":
      return !over && holders.some(({ why }) => why === "question");
    case "extensions": {
      const extensions = "extensions" in was ? was.extensions : 0;
      return (
        !over &&
        extensions < rule.extensionLimit &&
        rule.mayExtend.some((by) => actor.capacities.some(({ kind }) => kind === by))
      );
    }
    case "amendments":
      return !over && subject.kind === "text";
    case "declaration":
      return over && was.status === "running" && rule.adoptedBy === "chair";
    case "withdrawal":
      return !over || isUndeclared(was, rule);
    case "words":
      return true;
  }
}
