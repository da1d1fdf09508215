import { isLanguage, type Language } from "#i18n/languages.ts";
import { type RegionalGroup, regionalGroups } from "#states/state.ts";
import { type Contact, type ContactKind, contactKinds, isValidOn, kindOf } from "./contact.ts";

/** What a person asks of the directory. */
export type DirectoryFilter = {
  kind: ContactKind | undefined;
  group: RegionalGroup | undefined;
  language: Language | undefined;
  words: string;
  /** Entries as they are on this day. */
  on: string;
};

/** An address as somebody typed or kept it; what it says that we do not know is left out. */
export function readFilter(query: URLSearchParams, on: string): DirectoryFilter {
  const language = query.get("language") ?? "";
  return {
    kind: contactKinds.find((kind) => kind === query.get("kind")),
    group: regionalGroups.find((group) => group === query.get("group")),
    language: isLanguage(language) ? language : undefined,
    words: (query.get("words") ?? "").replaceAll("\u0000", "").trim().slice(0, 100),
    on,
  };
}

type Said = {
  groups: ReadonlyMap<string, RegionalGroup>;
  nameOf: (contact: Contact) => string;
  /** Of correspondence, where the entry says none. */
  languageOf: (contact: Contact) => Language | undefined;
};

export function filterContacts(contacts: readonly Contact[], filter: DirectoryFilter, said: Said): Contact[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  return contacts.filter((contact) => {
    if (!isValidOn(contact, filter.on)) return false;
    if (filter.kind && kindOf(contact) !== filter.kind) return false;
    if (
      filter.group &&
      !(contact.addressee.kind === "state" && said.groups.get(contact.addressee.code) === filter.group)
    )
      return false;
    if (filter.language && (contact.language ?? said.languageOf(contact)) !== filter.language) return false;
    const text = fold(
      [said.nameOf(contact), contact.honorific, contact.name, contact.function, contact.postAddress]
        .concat(contact.emails, contact.telephones)
        .join(" "),
    );
    return words.every((word) => text.includes(word));
  });
}

/** Without case and accents, as people type when they look for something. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
