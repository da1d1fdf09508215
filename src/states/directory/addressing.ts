import type { ContactId } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import type { Language } from "#i18n/languages.ts";

/** Where a letter goes, as the directory has it on a day. */
export type Address = {
  contactId: ContactId;
  capacity: ContactCapacity;
  /** The post address, line by line. */
  lines: string[];
  honorific: string;
  name: string;
  function: string;
  email: string | undefined;
  telephone: string | undefined;
  /** Of correspondence, where the entry says one. */
  language: Language | undefined;
};

// A State is written to at its mission in New York; an organisation through its head, else whoever keeps the link.
export const statesAreWrittenTo = ["permanent-mission", "observer-mission"] as const satisfies ContactCapacity[];
export const organisationsAreWrittenTo = ["head", "liaison"] as const satisfies ContactCapacity[];

/** The lines of a post address, without blank ones. */
export function linesOf(postAddress: string): string[] {
  return postAddress
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Of the addresses of one addressee, in the order they began, the one to write to: the first capacity there is, its latest entry. */
export function chooseAddress<A extends Pick<Address, "capacity">>(
  addresses: readonly A[],
  order: readonly ContactCapacity[],
): A | undefined {
  for (const capacity of order) {
    const latest = addresses.findLast((address) => address.capacity === capacity);
    if (latest) return latest;
  }
  return undefined;
}
