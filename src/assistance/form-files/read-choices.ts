import { type ChoiceList, choiceLists, findChoice } from "./choice-words.ts";

/** What was chosen, and words that are no choice, as they were typed. `isUnclear`: every choice stands there and none is marked. */
export type Chosen = { choices: string[]; unknown: string[]; beside: string[]; isUnclear: boolean };

const box = /^\s*(?:(☒|☑|✓|✔|✗|✘|■|▣|\[\s*[xхX✓✔]\s*\]|[xхX×✕](?=\s))|(☐|□|◻|○|▢|\[\s*\]))\s*(.*)$/u;
const mark = /\s(?:[xхX×✓✔☒☑]|\[\s*[xхX✓✔]\s*\])\s*$/u;

/** Reads an answer to a list of choices: boxes ticked by a program or a pen's habit, or the words of the choices. */
export function readChoices(list: ChoiceList, text: string): Chosen {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\p{Cf}/gu, ""))
    .filter((line) => line.trim() !== "");
  const found: Chosen = { choices: [], unknown: [], beside: [], isUnclear: false };
  for (const line of lines) {
    const [, isTicked, isEmpty, words = ""] = box.exec(line) ?? [];
    if (isTicked !== undefined) take(list, found, words.replace(mark, ""), { isWhole: true });
    else if (isEmpty === undefined) for (const piece of piecesOf(line)) take(list, found, piece, { isWhole: false });
    else if (mark.test(words)) take(list, found, words.replace(mark, ""), { isWhole: true });
    else if (words.trim() !== "" && !findChoice(list, words)) take(list, found, words, { isWhole: true }); // written beside an empty box
  }
  found.choices = choiceLists[list].filter((choice) => found.choices.includes(choice)); // in the order of the form
  const isAll = found.choices.length === choiceLists[list].length;
  return isAll && !lines.some((line) => box.test(line)) ? { ...found, choices: [], isUnclear: true } : found;
}

function piecesOf(line: string): string[] {
  return line.split(/[;؛；•]/u).filter((piece) => piece.trim() !== "");
}

function take(list: ChoiceList, found: Chosen, words: string, { isWhole }: { isWhole: boolean }): void {
  const typed = words.trim();
  if (typed === "" || /^[–—-]+$/u.test(typed)) return;
  const choice = findChoice(list, typed);
  if (choice) {
    add(found, choice);
    return;
  }
  const [, label = "", rest = ""] = /^([^:：(（]+)[:：(（]\s*(.*)$/u.exec(typed) ?? [];
  const labelled = label && findChoice(list, label);
  if (labelled) {
    add(found, labelled);
    if (rest) found.beside.push(typed);
    return;
  }
  const parts = isWhole ? [] : typed.split(/[,،、，]/u).filter((part) => part.trim() !== "");
  if (parts.length > 1 && parts.some((part) => findChoice(list, part))) {
    for (const part of parts) take(list, found, part, { isWhole: true });
    return;
  }
  found.unknown.push(typed);
}

function add(found: Chosen, choice: string): void {
  if (!found.choices.includes(choice)) found.choices.push(choice);
}
