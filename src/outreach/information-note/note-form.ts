import type { Language } from "#i18n/languages.ts";
import { longestText, type Typed, type TypedForm } from "#ui/typed-form.ts";
import {
  longestGroup,
  longestSection,
  type NoteDraft,
  type NoteFacts,
  type NoteText,
  noteSections,
  ownWordingOf,
  type ParticipantGroup,
  participantGroups,
} from "./note.ts";

/** Reads the form of a note. What the record had on the page that was written on comes back with it: the record may have changed since. */
export function readNoteForm(form: TypedForm): NoteText {
  const language = form.language("language", { label: "note.language" });
  const typed = {} as Record<ParticipantGroup, string>; // each is read below
  const offered = {} as Record<ParticipantGroup, string>;
  for (const group of participantGroups) {
    const label = `note-heading.${group}` as const;
    typed[group] = form.text(group, { label, most: longestGroup });
    offered[group] = form.text(offeredField(group), { label, most: longestText });
  }
  const read = (section: (typeof noteSections)[number]): string =>
    form.text(section, { label: `note-heading.${section}`, most: longestSection });
  return {
    language,
    participants: ownWordingOf(typed, offered),
    objectives: read("objectives"),
    background: read("background"),
    highlights: read("highlights"),
    comments: read("comments"),
  };
}

/** The field that carries what the record had of a group when the page was opened. */
export function offeredField(group: ParticipantGroup): string {
  return `record-${group}`;
}

/** A note as it would be typed: who took part as it stands now. */
export function typedNote(draft: NoteDraft | undefined, facts: NoteFacts, language: Language): Typed {
  return {
    language,
    opened: language,
    ...Object.fromEntries(
      participantGroups.flatMap((group) => [
        [group, draft?.participants[group] ?? facts.participants[group]],
        [offeredField(group), facts.participants[group]],
      ]),
    ),
    ...Object.fromEntries(noteSections.map((section) => [section, draft?.[section] ?? ""])),
  };
}
