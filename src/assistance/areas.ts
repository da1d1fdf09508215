import type { StandingTemplate } from "#regime/template.queries.ts";
import { type Weapon, weapons } from "#regime/template.ts";

/** An area of assistance: a paragraph of resolution 1540 (2004) with a weapon, or without one; written "OP3(b):NW", "OP7:". */
export type Area = { paragraph: string; weapon: Weapon | "" };

export function areaName({ paragraph, weapon }: Area): string {
  return `${paragraph}:${weapon}`;
}

export function readArea(name: string): Area | undefined {
  const [, paragraph = "", typed = ""] = /^(OP\d{1,2}(?:\([a-d]\))?):(NW|CW|BW)?$/.exec(name) ?? [];
  return paragraph ? { paragraph, weapon: weapons.find((weapon) => weapon === typed) ?? "" } : undefined;
}

type WithRows = Pick<StandingTemplate, "sections">;

/** Every row of a template with each of its weapons, as a choice: "C3.01:NW", "C1.03:". */
export function rowChoicesOf({ id, weapons: of }: { id: string; weapons: readonly Weapon[] }): string[] {
  return of.length > 0 ? of.map((weapon) => `${id}:${weapon}`) : [`${id}:`];
}

/** The weapon of a choice, or none. */
export function weaponOf(choice: string): Weapon | "" {
  return weapons.find((weapon) => weapon === choice.split(":")[1]) ?? "";
}

/** The areas that chosen rows stand for, in the order of the template; undefined where one of them is not of it. */
export function areasOfRows({ sections }: WithRows, chosen: readonly string[]): string[] | undefined {
  const rows = sections.flatMap((section) => section.rows);
  const known = new Map(rows.flatMap((row) => rowChoicesOf(row).map((choice) => [choice, row] as const)));
  if (chosen.some((choice) => !known.has(choice))) return undefined;
  const areas = new Set<string>();
  for (const [choice, { paragraphs }] of known)
    if (chosen.includes(choice))
      for (const paragraph of paragraphs) areas.add(areaName({ paragraph, weapon: weaponOf(choice) }));
  return [...areas];
}
