import { type Subject, subjects } from "../activity.ts";

/** For which paragraphs of resolution 1540 (2004) a subject stands; a weapon stands for itself, and some for no row of the matrix. */
const paragraphsOf: Readonly<Partial<Record<Subject, readonly string[]>>> = {
  legislation: ["OP2"],
  "accounting-securing": ["OP3(a)"],
  "physical-protection": ["OP3(b)"],
  "border-control": ["OP3(c)"],
  "export-control": ["OP3(d)"],
  financing: ["OP2", "OP3(d)"],
  assistance: ["OP7"],
  "industry-academia": ["OP8"],
};
const weaponsOf: Readonly<Partial<Record<Subject, string>>> = { nuclear: "NW", chemical: "CW", biological: "BW" };

/** The subjects of which a row is by its paragraphs. */
export function subjectsOfRow(paragraphs: readonly string[]): Subject[] {
  return subjects.filter((subject) => paragraphsOf[subject]?.some((one) => paragraphs.includes(one)));
}

/** Whether a cell is of the matters of an activity: of its paragraphs where it names some, and of its weapons where it names some. */
export function isOnSubjects(
  { paragraphs, weapon }: { paragraphs: readonly string[]; weapon: string },
  of: readonly Subject[],
): boolean {
  const wanted = of.flatMap((subject) => paragraphsOf[subject] ?? []);
  const weapons = of.flatMap((subject) => weaponsOf[subject] ?? []);
  if (wanted.length === 0 && weapons.length === 0) return false;
  return (
    (wanted.length === 0 || paragraphs.some((paragraph) => wanted.includes(paragraph))) &&
    (weapons.length === 0 || weapons.includes(weapon))
  );
}
