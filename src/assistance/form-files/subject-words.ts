import type { Language, Texts } from "#i18n/languages.ts";
import { pickText } from "#i18n/t.ts";
import { type Weapon, weapons } from "#regime/template.ts";
import type { Subject } from "../requests/request-field.ts";
import { withLatinDigits } from "./form-key.ts";

/** A row of a matrix as a request may be about it; those in use are printed to choose from. */
export type SubjectRow = {
  template: string;
  id: string;
  section: Texts;
  label: Texts;
  weapons: readonly Weapon[];
  isInUse: boolean;
};

/** "C2.01 NW – manufacture": what is read again is the part before the dash. */
export function subjectInWords(language: Language, { template, row, weapon }: Subject, rows: readonly SubjectRow[]) {
  const found = rows.find((one) => one.template === template && one.id === row);
  const place = weapon === "" ? row : `${row} ${weapon}`;
  return found ? `${place} – ${pickText(found.label, language).text}` : place;
}

/** A line of the answer that names no row, or a weapon its row does not have. */
export type WrongSubject = { words: string; why: "unknown-row" } | { words: string; why: "other-weapon"; row: string };

const row = /(?<![\p{L}\d])([A-Z][0-9A-Z]{1,3})\s?[.٫·]\s?(\d{2})(?!\d)/giu;

/** Reads rows and weapons, one or several on a line; a row without a weapon is meant for all of its weapons. */
export function readSubjects(
  text: string,
  rows: readonly SubjectRow[],
): { subjects: Subject[]; wrong: WrongSubject[] } {
  const subjects: Subject[] = [];
  const wrong: WrongSubject[] = [];
  for (const typed of text.split(/[\n;؛；]/u)) {
    const line = withLatinDigits(typed.normalize("NFKC").replace(/\p{Cf}/gu, ""));
    if (line.trim() === "" || /^\s*[–—-]+\s*$/u.test(line)) continue;
    const found = [...line.matchAll(row)];
    if (found.length === 0) wrong.push({ words: typed.trim(), why: "unknown-row" });
    for (const [n, one] of found.entries()) {
      const behind = line.slice(one.index + one[0].length, found[n + 1]?.index);
      const place = `${one[1]}.${one[2]}`.toUpperCase();
      take({ place, behind, words: `${one[0]}${behind}`.trim() }, rows, subjects, wrong);
    }
  }
  return { subjects, wrong };
}

type Named = { place: string; behind: string; words: string };

function take(
  { place, behind, words }: Named,
  rows: readonly SubjectRow[],
  to: Subject[],
  wrong: WrongSubject[],
): void {
  const found = rows.find(({ id, isInUse }) => id === place && isInUse) ?? rows.find(({ id }) => id === place);
  if (!found) {
    wrong.push({ words, why: "unknown-row" });
    return;
  }
  const [before = ""] = behind.split(/\s[–—-]\s|[–—:：]/u);
  const named = weapons.filter((weapon) => new RegExp(`(?<![\\p{L}])${weapon}(?![\\p{L}])`, "iu").test(before));
  if (named.some((weapon) => !found.weapons.includes(weapon))) {
    wrong.push({ words, why: "other-weapon", row: place });
    return;
  }
  const chosen: readonly (Weapon | "")[] = named.length > 0 ? named : found.weapons.length > 0 ? found.weapons : [""];
  for (const weapon of chosen) {
    const isThere = to.some((one) => one.template === found.template && one.row === place && one.weapon === weapon);
    if (!isThere) to.push({ template: found.template, row: place, weapon });
  }
}
