import type { Language } from "#i18n/languages.ts";
import type { Typed, TypedForm } from "#ui/typed-form.ts";
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

/** Reads the form of a note; `offered` is what the record had on the page that was written on. */
export function readNoteForm(form: TypedForm, offered: NoteFacts["participants"]): NoteText {
  const language = form.language("language", { label: "note.language" });
  const typed = {} as Record<ParticipantGroup, string>; // each is read below
  for (const group of participantGroups)
    typed[group] = form.text(group, { label: `note-heading.${group}`, most: longestGroup });
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

/** A note as it would be typed: who took part as it stands now. */
export function typedNote(draft: NoteDraft | undefined, facts: NoteFacts, language: Language): Typed {
  return {
    language,
    opened: language,
    ...Object.fromEntries(
      participantGroups.map((group) => [group, draft?.participants[group] ?? facts.participants[group]]),
    ),
    ...Object.fromEntries(noteSections.map((section) => [section, draft?.[section] ?? ""])),
  };
}
