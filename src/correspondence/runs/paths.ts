// Every address of this room, after the language.

export const runsPath = "/letters/runs";
export const newRunPath = "/letters/runs/new";

export function newRunPathFor(stateCode: string): string {
  return `${newRunPath}?state=${stateCode}`;
}
export function runPath(id: string): string {
  return `/letters/runs/${id}`;
}
export function runActPath(id: string, act: RunAct): string {
  return `/letters/runs/${id}/${act}`;
}
export function runPackPath(id: string): string {
  return `/letters/runs/${id}/pack.zip`;
}
export function runListPath(id: string): string {
  return `/letters/runs/${id}/list.pdf`;
}

/** Acts are nouns in the address. */
export const runActs = [
  "signature",
  "release",
  "cancellation",
  "stop",
  "resumption",
  "preparation",
  "omission",
] as const;
export type RunAct = (typeof runActs)[number];
