import { readStateCode, type StateCode } from "#db/ids.ts";
import { type DateParts, readDate } from "#ui/fields.tsx";

/** The form of an act on a case as it was typed. */
export type TypedAct = Record<
  "words" | "days" | "version" | "scope" | "delegation" | "kind" | "time" | "evidence",
  string
> & {
  received: DateParts;
};

export const blankAct: TypedAct = {
  words: "",
  days: "",
  version: "",
  scope: "",
  delegation: "",
  kind: "",
  time: "",
  evidence: "",
  received: { day: "", month: "", year: "" },
};

export const longestWords = 5000;
const longestEvidence = 500;

export type ReadAct = {
  typed: TypedAct;
  delegation: StateCode | undefined;
  /** When a message came in, New York time; undefined where no such moment was typed. */
  receivedAt: Temporal.Instant | undefined;
};

export function readActForm(form: FormData): ReadAct {
  const word = (name: string): string => String(form.get(name) ?? "").trim();
  const { date, typed: received } = readDate(form, "received");
  const typed = {
    words: word("words"),
    days: word("days"),
    version: word("version"),
    scope: word("scope"),
    delegation: word("delegation"),
    kind: word("kind"),
    time: word("time"),
    evidence: word("evidence"),
    received,
  };
  return { typed, delegation: readStateCode(typed.delegation), receivedAt: momentIn(date, typed.time) };
}

/** Fields that are too long for any act, by name. */
export function tooLong({ words, evidence }: TypedAct): ("words" | "evidence")[] {
  return [
    ...(words.length > longestWords ? (["words"] as const) : []),
    ...(evidence.length > longestEvidence ? (["evidence"] as const) : []),
  ];
}

/** A date and a time of day in New York; an hour that summer time skips or doubles is taken as the earlier. */
function momentIn(date: string | undefined, time: string): Temporal.Instant | undefined {
  const read = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time);
  if (!date || !read) return undefined;
  const [hour, minute, second] = [read[1], read[2], read[3] ?? "0"].map(Number) as [number, number, number]; // three digits groups
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: "America/New_York", plainTime: { hour, minute, second } })
    .toInstant();
}
