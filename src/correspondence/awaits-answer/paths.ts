import type { StateCode } from "#db/ids.ts";

/** What awaits a State's answer, after the language. */
export function awaitsAnswerPath(state: StateCode): string {
  return `/states/${state}/awaits-answer`;
}
