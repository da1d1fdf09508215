import { createHash } from "node:crypto";
import type { StateCode } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import {
  type Addressee,
  type Contact,
  type ContactText,
  capacities,
  capacitiesOf,
  findInTheWay,
  keyOf,
  type Span,
  sameAddressee,
  saysTheSame,
  whyNotEnd,
  whyNotReplace,
} from "./contact.ts";
import type { SheetRow } from "./directory-sheet.ts";
import {
  type Cells,
  dayAfter,
  type Fault,
  readCapacity,
  readContactText,
  readDay,
  readSource,
  type Say,
} from "./entry-cells.ts";
import type { Organisation } from "./organisation.ts";
import type { NewContact } from "./record-contact.ts";

/** What one line of a file would do. */
export type ProposedRow = { place: number } & (
  | { kind: "new"; entry: NewContact }
  | { kind: "changed"; before: Contact; after: ContactText & Span & { source: string } }
  | { kind: "ended"; before: Contact; to: string; source: string }
  | { kind: "same"; before: Contact }
  | { kind: "wrong"; faults: Fault[]; cells: Cells }
);

/** What a file is laid beside. */
export type Standing = {
  contacts: readonly Contact[];
  organisations: readonly Organisation[];
  states: ReadonlySet<StateCode>;
  today: string;
  /** Whose list the file is: the source of every line that says none. */
  source: string;
};

type Judged = ProposedRow & { index: number };

/** Lays the lines of a file beside the directory: entries the file names first, for a new one may begin where they end. */
export function proposeImport(rows: readonly SheetRow[], standing: Standing): ProposedRow[] {
  const after = new Map(standing.contacts.map((contact) => [contact.id as string, contact]));
  const seen = new Set<string>();
  const judged: Judged[] = [];
  const numbered = rows.map((row, index) => ({ ...row, index }));
  for (const row of numbered.filter(({ cells }) => cells.entry)) {
    const proposed = judgeNamed(row, standing, seen);
    if (proposed.kind === "changed") after.set(proposed.before.id, { ...proposed.before, ...proposed.after });
    if (proposed.kind === "ended") after.set(proposed.before.id, { ...proposed.before, to: proposed.to });
    judged.push({ ...proposed, index: row.index });
  }
  const there: NewContact[] = [...after.values()];
  for (const row of numbered.filter(({ cells }) => !cells.entry)) {
    const proposed = judgeNew(row, standing, there);
    if (proposed.kind === "new") there.push(proposed.entry);
    judged.push({ ...proposed, index: row.index });
  }
  return judged.sort((a, b) => a.index - b.index).map(({ index: _, ...proposed }) => proposed);
}

/** Tells whether what a person saw is still what would be done. */
export function fingerprintOf(proposal: readonly ProposedRow[]): string {
  return createHash("sha256").update(JSON.stringify(proposal)).digest("hex");
}

function judgeNamed({ place, cells }: SheetRow, standing: Standing, seen: Set<string>): ProposedRow {
  const faults: Fault[] = [];
  const say: Say = (fault) => faults.push(fault);
  const wrong = (): ProposedRow => ({ place, kind: "wrong", faults, cells });
  const before = standing.contacts.find(({ id }) => id === cells.entry);
  if (!before) say({ column: "entry", reason: "unknown" });
  else if (seen.has(before.id)) say({ column: "entry", reason: "twice" });
  if (!before || faults.length > 0) return wrong();
  seen.add(before.id);
  checkUnmoved(before, cells, standing, say);
  const text = readContactText(cells, say, before);
  const from = readDay(cells, "from", say) ?? before.from;
  const last = readDay(cells, "last", say);
  if (faults.length > 0) return wrong();
  const to = cells.last === undefined ? before.to : last ? dayAfter(last) : null;
  const source = cells.source && cells.source !== before.source ? readSource(cells, say) : standing.source;

  const isSame = saysTheSame(text, before);
  if (isSame && from === before.from && to === before.to) return { place, kind: "same", before };
  if (before.replacedBy) say({ column: "entry", reason: "replaced-already" });
  else if (isSame) checkEnd({ before, from, to }, say);
  else checkChange({ before, from: beginning(before, from, standing.today), to }, standing, say);
  if (faults.length > 0) return wrong();
  if (isSame && to !== null) return { place, kind: "ended", before, to, source };
  return {
    place,
    kind: "changed",
    before,
    after: { ...text, from: beginning(before, from, standing.today), to, source },
  };
}

/** A change holds from the day the line gives; where it gives that of the entry itself, from today. */
function beginning(before: Contact, from: string, today: string): string {
  return from === before.from ? today : from;
}

type Dates = { before: Contact; from: string; to: string | null };

function checkChange({ before, from, to }: Dates, { contacts }: Standing, say: Say): void {
  const reason = whyNotReplace(before, from);
  const others = contacts.filter(({ id }) => id !== before.id);
  if (findInTheWay({ ...before, from, to }, others)) say({ column: "capacity", reason: "another-stands" });
  if (reason) say({ column: "from", reason });
  if (to !== null && to <= from) say({ column: "last", reason: "order" });
}

function checkEnd({ before, from, to }: Dates, say: Say): void {
  const reason = to === null ? "ends-earlier" : whyNotEnd(before, to);
  if (from !== before.from) say({ column: "from", reason: "first-day-differs" });
  else if (reason) say({ column: "last", reason: reason === "ends-earlier" ? "not-prolonged" : reason });
}

/** An entry stays with its addressee and in its capacity. */
function checkUnmoved(before: Contact, cells: Cells, { organisations }: Standing, say: Say): void {
  const { addressee } = before;
  const shortName =
    addressee.kind === "organisation" ? organisations.find(({ id }) => id === addressee.id)?.shortName : "";
  const state = addressee.kind === "state" ? addressee.code : "";
  if (cells.state !== undefined && cells.state !== state) say({ column: "state", reason: "not-theirs" });
  if (cells.organisation !== undefined && cells.organisation !== shortName)
    say({ column: "organisation", reason: "not-theirs" });
  if (cells.capacity !== undefined && cells.capacity !== before.capacity)
    say({ column: "capacity", reason: "not-theirs" });
}

function judgeNew({ place, cells }: SheetRow, standing: Standing, there: readonly NewContact[]): ProposedRow {
  const faults: Fault[] = [];
  const say: Say = (fault) => faults.push(fault);
  const entry = readNewContact(cells.source ? cells : { ...cells, source: standing.source }, standing, say);
  if (!entry || faults.length > 0) return { place, kind: "wrong", faults, cells };
  const twin = there.find((other) => isTwin(other, entry));
  if (twin && "id" in twin) return { place, kind: "same", before: twin as Contact }; // only what stands has an id
  if (twin) say({ column: "name", reason: "twice" });
  else if (findInTheWay(entry, there)) say({ column: "capacity", reason: "another-stands" });
  return faults.length > 0 ? { place, kind: "wrong", faults, cells } : { place, kind: "new", entry };
}

function isTwin(a: NewContact, b: NewContact): boolean {
  return (
    sameAddressee(a.addressee, b.addressee) &&
    a.capacity === b.capacity &&
    a.from === b.from &&
    a.to === b.to &&
    saysTheSame(a, b)
  );
}

/** A new entry as a form or a line says it; undefined where it cannot be one. */
export function readNewContact(
  cells: Cells,
  known: Pick<Standing, "organisations" | "states">,
  say: Say,
): NewContact | undefined {
  const addressee = readAddressee(cells, known, say);
  const theirs: readonly ContactCapacity[] = addressee ? capacitiesOf(addressee) : capacities;
  const capacity = readCapacity(cells, theirs, capacities, say);
  const text = readContactText(cells, say);
  const { from, to } = readSpan(cells, say);
  const source = readSource(cells, say);
  return addressee && capacity && from ? { ...text, addressee, capacity, from, to, source } : undefined;
}

/** From when to when, as people write it: the last day included. */
export function readSpan(cells: Cells, say: Say): { from: string | undefined; to: string | null } {
  const from = readDay(cells, "from", say);
  const last = readDay(cells, "last", say);
  if (!cells.from) say({ column: "from", reason: "missing" });
  const to = last ? dayAfter(last) : null;
  if (from && to && to <= from) say({ column: "last", reason: "order" });
  return { from, to };
}

function readAddressee(
  { state, organisation }: Cells,
  { organisations, states }: Pick<Standing, "organisations" | "states">,
  say: Say,
): Addressee | undefined {
  if (!state === !organisation) {
    say({ column: "state", reason: "one-addressee" });
    return undefined;
  }
  if (state) {
    const code = state as StateCode; // looked up at once
    if (states.has(code)) return { kind: "state", code };
    say({ column: "state", reason: "unknown" });
    return undefined;
  }
  const found = organisations.find(({ id, shortName }) => shortName === organisation || id === organisation);
  if (found) return { kind: "organisation", id: found.id };
  say({ column: "organisation", reason: "unknown" });
  return undefined;
}

/** How many lines there are of each kind. */
export function countKinds(proposal: readonly ProposedRow[]): Record<ProposedRow["kind"], number> {
  const counts = { new: 0, changed: 0, ended: 0, same: 0, wrong: 0 };
  for (const { kind } of proposal) counts[kind] += 1;
  return counts;
}

/** Whose entry a line is about, as far as it can be told. */
export function addresseeKeyOf(row: ProposedRow): string {
  switch (row.kind) {
    case "new":
      return keyOf(row.entry.addressee);
    case "wrong":
      return row.cells.state || row.cells.organisation || "";
    default:
      return keyOf(row.before.addressee);
  }
}
