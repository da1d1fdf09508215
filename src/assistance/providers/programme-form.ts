import { type ContactId, readId } from "#db/ids.ts";
import { isLanguage, type Language, languages, type Texts } from "#i18n/languages.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { cleanTyped, type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { rowChoicesOf, weaponOf } from "../areas.ts";
import { isKindOfAssistance } from "../kinds.ts";
import { isGroup, mostCapacity, onlyForWhom, type WrittenProgramme } from "./programme.ts";
import type { StateNames } from "./provider.ts";

/** What was ticked. */
export type Chosen = Record<"kinds" | "rows" | "sections" | "regions" | "languages" | "onlyFor", readonly string[]>;

export const nothingChosen: Chosen = { kinds: [], rows: [], sections: [], regions: [], languages: [], onlyFor: [] };

export function chosenIn(data: FormData): Chosen {
  const all = (name: string): string[] =>
    data.getAll(name).flatMap((value) => (typeof value === "string" ? [cleanTyped(value)] : []));
  return {
    kinds: all("kinds"),
    rows: all("rows"),
    sections: all("sections"),
    regions: all("regions"),
    languages: all("languages"),
    onlyFor: all("only-for"),
  };
}

export function chosenOf(programme: WrittenProgramme): Chosen {
  const { kinds, rows, regions, languages: spoken, onlyFor } = programme;
  return { kinds, rows, sections: [], regions, languages: spoken, onlyFor };
}

/** A programme as it would be typed. */
export function typedOf(programme: WrittenProgramme): Typed {
  const { title, description, conditions, capacity, contactId, contactWords, link, from, to, saidOn, source } =
    programme;
  const texts = Object.entries({ title, description, conditions }).flatMap(([part, of]) =>
    Object.entries(of).map(([code, text]) => [`${part}-${code}`, text] as const),
  );
  return {
    ...Object.fromEntries(texts),
    capacity: capacity === null ? "" : String(capacity),
    contact: contactId ?? "",
    "contact-words": contactWords,
    link,
    ...typedDate("from", from),
    ...typedDate("to", to),
    ...typedDate("said", saidOn),
    source,
  };
}

type Known = {
  page: Language;
  template: StandingTemplate;
  names: StateNames;
  contacts: readonly { value: string }[];
  /** The entry that stands, where the writer cannot read the directory. */
  standingContact: ContactId | null;
  /** The secretariat says when and where it was said. */
  asksSource: boolean;
  today: string;
};

/** What a provider offers, as the form says it; undefined where something is wrong with it. */
export function readProgramme(form: TypedForm, chosen: Chosen, known: Known): WrittenProgramme | undefined {
  const { template, names, page, asksSource, today } = known;
  const { title, description, conditions } = readTexts(form, page);
  const kinds = chosen.kinds.filter(isKindOfAssistance);
  if (kinds.length === 0) form.refuse({ field: "kinds", key: "assistance.error.kinds" });
  const rows = readRows(chosen, template);
  if (rows.length === 0) form.refuse({ field: "rows", key: "assistance.error.rows" });
  const regions = [...new Set(chosen.regions)].filter((region) => isGroup(region) || names.has(region));
  const spoken = languages.filter((code) => chosen.languages.includes(code));
  if (spoken.length === 0) form.refuse({ field: "languages", key: "assistance.error.languages" });
  const capacity = readCapacity(form);
  const onlyFor = onlyForWhom.filter((one) => chosen.onlyFor.includes(one));
  if (onlyFor.includes("of-the-regions") && regions.length === 0)
    form.refuse({ field: "only-for", key: "assistance.error.no-regions" });
  const contactId = readContact(form, known);
  const contactWords = form.text("contact-words", { label: "assistance.contact", most: 1000 });
  const link = readLink(form);
  const from = form.day("from", { label: "assistance.from" }) ?? null;
  const to = form.day("to", { label: "assistance.to" }) ?? null;
  if (from && to && to < from) form.refuse({ field: "to", key: "assistance.error.ends-before" });
  const saidOn = asksSource ? form.day("said", { label: "assistance.said-on", required: true }) : today;
  if (saidOn && saidOn > today) form.refuse({ field: "said", key: "assistance.error.in-the-future" });
  const source = asksSource ? form.text("source", { label: "assistance.source", most: 500, required: true }) : "";
  if (!saidOn || !form.isRight()) return undefined;
  return {
    ...{ title, description, conditions, templateId: template.id, rows, kinds, regions, languages: spoken, capacity },
    ...{ onlyFor, contactId, contactWords, link, from, to, saidOn, source },
  };
}

function readTexts(form: TypedForm, page: Language): Record<"title" | "description" | "conditions", Texts> {
  const read = { title: {} as Texts, description: {} as Texts, conditions: {} as Texts };
  for (const code of languages)
    for (const [part, most] of [
      ["title", 300],
      ["description", 4000],
      ["conditions", 2000],
    ] as const) {
      const text = form.text(`${part}-${code}`, { label: `assistance.${part}`, most });
      if (text) read[part][code] = text;
    }
  if (Object.keys(read.title).length === 0) form.refuse({ field: `title-${page}`, key: "assistance.error.title" });
  return read;
}

/** The rows ticked one by one, and those of whole sections. */
function readRows({ rows, sections }: Chosen, template: StandingTemplate): string[] {
  return template.sections.flatMap((section) =>
    section.rows
      .flatMap(rowChoicesOf)
      .filter((choice) => rows.includes(choice) || sections.includes(`${section.id}:${weaponOf(choice)}`)),
  );
}

function readCapacity(form: TypedForm): number | null {
  const text = form.text("capacity", { label: "assistance.capacity" });
  if (text === "") return null;
  if (/^\d{1,4}$/.test(text) && Number(text) <= mostCapacity) return Number(text);
  form.refuse({ field: "capacity", key: "assistance.error.capacity", values: { most: mostCapacity } });
  return null;
}

function readContact(form: TypedForm, { contacts, standingContact }: Known): ContactId | null {
  if (contacts.length === 0) return standingContact;
  const typed = form.text("contact", { label: "assistance.contact.entry" });
  return contacts.some(({ value }) => value === typed) ? (readId<ContactId>(typed) ?? null) : null;
}

function readLink(form: TypedForm): string {
  const link = form.text("link", { label: "assistance.link", most: 500 });
  const isWeb = /^https?:\/\/[^\s]+$/.test(link) && URL.canParse(link);
  if (link && !isWeb) form.refuse({ field: "link", key: "assistance.error.link" });
  return link;
}

/** The language that a filter of an address names. */
export function readLanguage(text: string | undefined): Language | undefined {
  return text !== undefined && isLanguage(text) ? text : undefined;
}
