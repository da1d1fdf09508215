import { type Days, gapBetween } from "./days.ts";
import { type Party, partyOf, type ReadyEntry } from "./diary-entry.ts";
import type { Shared } from "./pair-conflict.ts";

/**
 * Two activities that need the same people, and the days of one or of both are not known yet. It has no severity: nothing is said
 * of a conflict until there are days. `isCertain`: wherever it is put in its window, it shares a day with the other.
 */
export type Coincidence = {
  with: Party;
  isCertain: boolean;
  unknown: "this" | "other" | "both";
  experts: string[];
  states: string[];
  organisations: string[];
};

/** What may coincide; undefined where the two cannot share a day. */
export function coincidenceOf(own: ReadyEntry, shared: Shared): Coincidence | undefined {
  const { other, experts, states, organisations } = shared;
  if (gapBetween(own.days, other.days) > 0) return undefined;
  const [here, there] = [own.entry.dates, other.entry.dates];
  if (here.known === "days" && there.known === "days") return undefined;
  return {
    with: partyOf(other),
    isCertain:
      here.known === "window" && there.known === "days"
        ? !hasRoomBeside(own.days, here.length, other.days)
        : here.known === "days" && there.known === "window"
          ? !hasRoomBeside(other.days, there.length, own.days)
          : false,
    unknown: here.known === "days" ? "other" : there.known === "days" ? "this" : "both",
    experts,
    states,
    organisations: organisations.map(({ id }) => id),
  };
}

/** Whether so many days in a row fit into the window before or after the days that are taken. */
function hasRoomBeside(window: Days, length: number | null, taken: Days): boolean {
  const needed = length ?? 1; // at least a day
  return taken.from - window.from >= needed || window.before - taken.before >= needed;
}
