import type { Work } from "#access/work.ts";
import type { ProgrammeId } from "#db/ids.ts";
import type { WrittenProgramme } from "./programme.ts";

type Version = { id: ProgrammeId; number: number; areas: string[] };

/** The row of one version of a programme. */
export function versionRow(work: Work, { id, number, areas }: Version, text: WrittenProgramme) {
  return {
    programme_id: id,
    number,
    title: JSON.stringify(text.title),
    description: JSON.stringify(text.description),
    conditions: JSON.stringify(text.conditions),
    template_id: text.templateId,
    rows: text.rows,
    areas,
    kinds: text.kinds,
    regions: text.regions,
    languages: text.languages,
    capacity: text.capacity,
    only_for: text.onlyFor,
    link: text.link,
    contact_id: text.contactId,
    contact_words: text.contactWords,
    from_on: text.from,
    to_on: text.to,
    said_on: text.saidOn,
    source: text.source,
    recorded_by: work.actor.id,
    recorded_at: work.at,
  };
}
