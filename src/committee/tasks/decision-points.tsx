import type { VNode } from "preact";
import { may } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { DecisionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listTasks } from "./task.queries.ts";
import { DecisionPoints } from "./task.views.tsx";

/** The operative points of a decision with how each stands, for the page of the decision. */
export async function decisionPoints(
  { db, actor, at }: Visit,
  language: Language,
  decision: DecisionId,
): Promise<VNode> {
  const today = dateOf(at);
  const states = await listStates(db, language, today);
  return (
    <DecisionPoints
      language={language}
      today={today}
      stateNames={new Map(states.map(({ code, short }) => [code, short[language]]))}
      decision={decision}
      points={await listTasks(db, { decision })}
      maySet={may(actor, "task.set")}
    />
  );
}
