// Every address of this room, after the language. Acts are nouns.

export const letterActs = ["arrival", "return", "address", "reminder", "closing", "finding", "cancellation"] as const;
export type LetterAct = (typeof letterActs)[number];

export function letterActPath(id: string, act: LetterAct): string {
  return `/letters/${id}/${act}`;
}
