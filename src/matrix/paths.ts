import { readStateCode, type StateCode } from "#db/ids.ts";

// Every address of this slice, after the language.

export const matricesPath = "/matrices";
export const searchPath = "/search";

export function matrixPath(state: string, number: number): string {
  return `/matrices/${state}/${number}`;
}

export function cellPath(state: string, number: number, cell: string): string {
  return `${matrixPath(state, number)}/cells/${cell}`;
}

export function statePath(state: string): string {
  return `/states/${state}`;
}

export function publicPdfPath(state: string): string {
  return `/states/${state}/matrix.pdf`;
}

/** A version in a query, "XVA-1": how other slices' pages are told of which matrix they speak. */
export function matrixKey(state: string, number: number): string {
  return `${state}-${number}`;
}

export function readMatrixKey(text: string): { state: StateCode; number: number } | undefined {
  const [code = "", number = ""] = text.split("-");
  const state = readStateCode(code);
  return state && /^[1-9]\d{0,4}$/.test(number) ? { state, number: Number(number) } : undefined;
}

export function readNumber(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
