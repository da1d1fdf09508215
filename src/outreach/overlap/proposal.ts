import type { Week } from "./better-weeks.ts";
import type { DiaryEntry, Party } from "./diary-entry.ts";
import type { Duplication } from "./duplication.ts";

/** What a person may do about it. Nothing of it is done by itself, and nobody else's record is changed: it is a message to draft. */
export type Proposal =
  | { kind: "better-week"; week: Week }
  | { kind: "merge"; with: Party }
  | { kind: "co-sponsor"; with: Party; organisersHere: string[]; organisersThere: string[] }
  | { kind: "second-part"; with: Party; builds: "this" | "other"; daysApart: number };

const sameAudience = 0.8; // what one region without lists of States counts
const newPartAfter = 60; // days

/** What may be done about two activities that do the same. // Founding methods, 2.1, proposals */
export function proposalsFor(own: DiaryEntry, other: DiaryEntry, duplication: Duplication): Proposal[] {
  if (duplication.level === "related") return [];
  const { with: party, audience, time } = duplication;
  const proposals: Proposal[] = [];
  if (!own.isConfirmed && !other.isConfirmed) proposals.push({ kind: "merge", with: party });
  const organisersHere = own.organisers.filter((id) => !other.organisers.includes(id));
  const organisersThere = other.organisers.filter((id) => !own.organisers.includes(id));
  if (organisersHere.length + organisersThere.length > 0)
    proposals.push({ kind: "co-sponsor", with: party, organisersHere, organisersThere });
  if (audience.part >= sameAudience && time.at.side !== "same-days" && time.at.days > newPartAfter)
    proposals.push({
      kind: "second-part",
      with: party,
      builds: time.at.side === "earlier" ? "this" : "other", // the later one builds on the earlier
      daysApart: time.at.days,
    });
  return proposals;
}
