import type { HelpReceivedId, StateCode } from "#db/ids.ts";

export const helpReceivedPath = "/assistance/help-received";

export function helpOfStatePath(state: StateCode): string {
  return `${helpReceivedPath}/${state}`;
}

export function newHelpPath(state: StateCode): string {
  return `${helpOfStatePath(state)}/entry`;
}

/** What is done with one entry, each a page of its own. */
export const helpSteps = ["replacement", "audience", "taking-out"] as const;
export type HelpStep = (typeof helpSteps)[number];

export function helpStepPath(state: StateCode, id: HelpReceivedId, step: HelpStep): string {
  return `${helpOfStatePath(state)}/${id}/${step}`;
}
