import type { AccountId, AssignmentId, StateCode } from "#db/ids.ts";
import type { RegionalGroup } from "#states/state.ts";

/** What an expert follows: a State, a regional group of the United Nations, or a theme in free words. */
export type Subject =
  | { kind: "state"; state: StateCode }
  | { kind: "region"; region: RegionalGroup }
  | { kind: "theme"; theme: string };

/** An expert of the Group with an account. */
export type Expert = { id: AccountId; name: string };

/** One line of the division of work: from a day on; once it is ended, up to, not including, another. */
export type Assignment = {
  id: AssignmentId;
  expert: Expert;
  subject: Subject;
  from: string;
  reason: string;
  replaces: AssignmentId | null;
  assigned: { by: string; at: Temporal.Instant };
  ended: { to: string; by: string; at: Temporal.Instant; reason: string } | null;
};

/** What waits about a State: its matrices in draft, its texts under no-objection, its letters without an answer. */
export type StateWork = { drafts: number; procedures: number; letters: number };

export const noWork: StateWork = { drafts: 0, procedures: 0, letters: 0 };

/** Whether two lines are about the same work; a theme is the same in capitals. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  return subjectKey(one) === subjectKey(other);
}

/** A key by which lines about the same work are found together. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "state":
      return `state ${subject.state}`;
    case "region":
      return `region ${subject.region}`;
    case "theme":
      return `theme ${subject.theme.toLowerCase()}`;
  }
}

/** How much a line weighs: one for the line itself, and one for each thing that waits about its State. */
export function weightOf({ subject }: Pick<Assignment, "subject">, work: ReadonlyMap<StateCode, StateWork>): number {
  if (subject.kind !== "state") return 1;
  const { drafts, procedures, letters } = work.get(subject.state) ?? noWork;
  return 1 + drafts + procedures + letters;
}

/** What one expert follows and what waits there, counted. */
export type Load = StateWork & { states: number; regions: number; themes: number; total: number };

export function loadOf(lines: readonly Assignment[], work: ReadonlyMap<StateCode, StateWork>): Load {
  const load: Load = { states: 0, regions: 0, themes: 0, total: 0, ...noWork };
  for (const line of lines) {
    if (line.subject.kind === "state") {
      const { drafts, procedures, letters } = work.get(line.subject.state) ?? noWork;
      load.states += 1;
      load.drafts += drafts;
      load.procedures += procedures;
      load.letters += letters;
    } else if (line.subject.kind === "region") load.regions += 1;
    else load.themes += 1;
    load.total += weightOf(line, work);
  }
  return load;
}
