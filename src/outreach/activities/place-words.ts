import type { ActivityHead } from "./activity.ts";
import type { Names } from "./activity-words.ts";

/** Where an activity is: its place, and the host State where the place does not name it. */
export function placeInWords(
  { place, hostState }: Pick<ActivityHead, "place" | "hostState">,
  names: Pick<Names, "states">,
): string {
  const state = hostState ? (names.states.get(hostState) ?? hostState) : "";
  if (!place) return state;
  return state && !place.includes(state) ? `${place}, ${state}` : place;
}
