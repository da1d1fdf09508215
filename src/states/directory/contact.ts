import type { ContactId, OrganisationId, StateCode } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import type { Language } from "#i18n/languages.ts";

/** A State or an organisation: whom an entry of the directory belongs to. */
export type Addressee = { kind: "state"; code: StateCode } | { kind: "organisation"; id: OrganisationId };

/** What an entry says. */
export type ContactText = {
  honorific: string;
  name: string;
  function: string;
  isPerson: boolean;
  postAddress: string;
  emails: string[];
  telephones: string[];
  /** Of correspondence; null: not stated. */
  language: Language | null;
};

/** Days from the first up to, not including, the other; null: until further notice. */
export type Span = { from: string; to: string | null };

export type Contact = ContactText &
  Span & {
    id: ContactId;
    addressee: Addressee;
    capacity: ContactCapacity;
    /** The person's consent to be named in public, in words; null: there is none. */
    publicBy: string | null;
    source: string;
    replaces: ContactId | null;
    replacedBy: ContactId | null;
  };

export const stateCapacities = [
  "permanent-mission",
  "observer-mission",
  "capital",
  "point-of-contact-capital",
  "point-of-contact-mission",
  "assistance",
] as const satisfies ContactCapacity[];
export const organisationCapacities = ["head", "liaison", "assistance"] as const satisfies ContactCapacity[];
export const capacities = [...new Set<ContactCapacity>([...stateCapacities, ...organisationCapacities])];

/** What the directory's list is narrowed to. */
export const contactKinds = ["missions", "points-of-contact", "organisations"] as const;
export type ContactKind = (typeof contactKinds)[number];

export function capacitiesOf(addressee: Addressee): readonly ContactCapacity[] {
  return addressee.kind === "state" ? stateCapacities : organisationCapacities;
}

export function kindOf({ addressee, capacity }: Pick<Contact, "addressee" | "capacity">): ContactKind {
  if (addressee.kind === "organisation") return "organisations";
  return capacity === "permanent-mission" || capacity === "observer-mission" ? "missions" : "points-of-contact";
}

export function sameAddressee(a: Addressee, b: Addressee): boolean {
  return keyOf(a) === keyOf(b);
}

export function keyOf(addressee: Addressee): string {
  return addressee.kind === "state" ? addressee.code : addressee.id;
}

export function isValidOn({ from, to }: Span, day: string): boolean {
  return from <= day && (to === null || day < to);
}

function overlap(a: Span, b: Span): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

// One mission in New York, one head: a letter goes to one place.
const held = ["permanent-mission", "observer-mission", "head"] as const satisfies ContactCapacity[];

type NewSpan = Span & { addressee: Addressee; capacity: ContactCapacity };

/** The entry that a new one would stand beside where only one can. */
export function findInTheWay<C extends NewSpan>(entry: NewSpan, standing: readonly C[]): C | undefined {
  if (!held.some((capacity) => capacity === entry.capacity)) return undefined;
  return standing.find(
    (other) =>
      other.capacity === entry.capacity &&
      other.from !== other.to && // what never held stands in nobody's way
      sameAddressee(other.addressee, entry.addressee) &&
      overlap(other, entry),
  );
}

export type NotReplaced = "replaced-already" | "ended-before" | "begins-too-early";

/** Why an entry is not replaced from a day: the old one must run until the new one begins. One replaced on its own first day was a mistake and never held. */
export function whyNotReplace({ from, to, replacedBy }: Contact, on: string): NotReplaced | undefined {
  if (replacedBy) return "replaced-already";
  if (on < from) return "begins-too-early";
  return to !== null && to < on ? "ended-before" : undefined;
}

export type NotEnded = "replaced-already" | "ends-earlier" | "before-it-began";

/** Why an entry does not end with the day before this one. */
export function whyNotEnd({ from, to, replacedBy }: Span & { replacedBy?: ContactId | null }, end: string) {
  if (replacedBy) return "replaced-already" as const;
  if (end < from) return "before-it-began" as const; // ended on its first day it never held
  return to !== null && to <= end ? ("ends-earlier" as const) : undefined;
}

const text = (contact: ContactText) => [
  contact.honorific,
  contact.name,
  contact.function,
  contact.isPerson,
  contact.postAddress,
  contact.emails,
  contact.telephones,
  contact.language,
];

/** Whether two entries say the same. */
export function saysTheSame(a: ContactText, b: ContactText): boolean {
  return JSON.stringify(text(a)) === JSON.stringify(text(b));
}

export const most = { name: 200, honorific: 100, function: 200, postAddress: 1000, source: 500, list: 10 } as const;

/** One address, as mail takes it; what a name of a host may be the mail server says. */
export function isEmail(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>,;"']+@[^\s@<>,;"'.]+(\.[^\s@<>,;"'.]+)+$/.test(address);
}

export function isTelephone(number: string): boolean {
  return /^\+?[\d(][\d\s()./-]{3,38}(\s*(ext\.?|x)\s*\d{1,6})?$/i.test(number);
}

/** Several of a kind, one on each line, or between semicolons as a spreadsheet has them. */
export function readList(text: string): string[] {
  const items = text
    .split(/[\n;]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return [...new Set(items)];
}
