// Every address of this room, after the language.

export const shownPath = "/shown";

export function shownOfPath(state: string): string {
  return `/shown/${state}`;
}
export function enterPath(state: string): string {
  return `/shown/${state}/word`;
}
export function undoPath(consent: string): string {
  return `/consents/${consent}/undo`;
}
