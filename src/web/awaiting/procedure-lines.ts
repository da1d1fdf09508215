import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { listNoObjections } from "#committee/no-objection/no-objection.queries.ts";
import { delegationOf, isOpen, type NoObjection } from "#committee/no-objection/no-objection.ts";
import { subjectWords } from "#committee/no-objection/subject.views.tsx";
import { caseActPath, noObjectionPath } from "#committee/paths.ts";
import { isAdopted } from "#committee/working-days/deadline.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";

import type { Lists, Say } from "./lines.ts";

export async function addProcedures({ db, actor, at }: Visit, say: Say, { waits, follows }: Lists): Promise<void> {
  for (const procedure of (await listNoObjections(db)).filter(isOpen)) {
    const { list, key, state, act, clockRuns } = lineOn(procedure, actor, at);
    const { language, name, left } = say;
    const { deadline, id } = procedure;
    const names = new Map(
      [...(procedure.subject.kind === "matrix" ? [procedure.subject.stateCode] : [])].map((code) => [code, name(code)]),
    );
    (list === "waits" ? waits : follows).push({
      href: `/${language}${act ? caseActPath(id, act) : noObjectionPath(id)}`,
      sentence: t(language, key, {
        text: subjectWords(language, procedure.subject, names),
        ...(state ? { state: name(state) } : {}),
      }),
      due: deadline.toString(),
      ...(clockRuns ? { by: formatMoment(language, deadline, "America/New_York"), ...left(deadline) } : {}),
      ...(isOwnDeadline(key) ? { deadline } : {}),
    });
  }
}

type Line = {
  list: "waits" | "follows";
  key: Extract<MessageKey, `awaiting.${string}`>;
  state?: string;
  act?: "answers" | "declaration" | "lifts";
  clockRuns: boolean;
};

/** What a procedure asks of a person, if anything: to read and speak, to lift, to answer, to declare. */
function lineOn(
  { case: was, deadline, rule, members }: NoObjection,
  actor: Visit["actor"],
  at: Temporal.Instant,
): Line {
  const delegation = delegationOf(actor);
  if (was.status === "held") {
    const asks = was.holders.find(({ why }) => why === "question");
    if (asks && holds(actor, "chair", "secretariat", "expert"))
      return {
        list: "waits",
        key: "awaiting.answer-question",
        state: asks.delegation,
        act: "answers",
        clockRuns: false,
      };
    if (was.holders.some((holder) => holder.why === "hold" && holder.delegation === delegation))
      return { list: "waits", key: "awaiting.holds", act: "lifts", clockRuns: false };
    return { list: "follows", key: "awaiting.held", clockRuns: false };
  }
  if (isAdopted(at, deadline) && rule.adoptedBy === "chair" && holds(actor, "chair"))
    return { list: "waits", key: "awaiting.declare", act: "declaration", clockRuns: false };
  // Nobody is late for a text whose period is over: silence has its outcome, or the Chair's word is awaited.
  if (isAdopted(at, deadline))
    return {
      list: "follows",
      key: rule.adoptedBy === "chair" ? "awaiting.chair-declares" : "awaiting.runs",
      clockRuns: false,
    };
  // Which silence it is: one that adopts by itself, or one that the Chair declares.
  const reads = rule.adoptedBy === "silence" ? "awaiting.read" : "awaiting.read-declared";
  if (delegation && members.includes(delegation)) return { list: "waits", key: reads, clockRuns: true };
  return { list: "follows", key: "awaiting.runs", clockRuns: true };
}

/** A member's own deadline: after it no word of its delegation counts. */
function isOwnDeadline(key: Line["key"]): boolean {
  return key === "awaiting.read" || key === "awaiting.read-declared";
}
