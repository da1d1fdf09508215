import { readWhen, type When } from "./calendar-when.ts";

/** Monday is 1, Sunday is 7. */
export type RuleDay = { ordinal: number; weekday: number };

/** A rule by which something repeats, by days; RFC 5545, 3.3.10. An empty list restricts nothing. */
export type Rule = {
  every: "day" | "week" | "month" | "year";
  interval: number;
  count: number | null;
  until: When | null;
  weekStart: number;
  days: RuleDay[];
  monthDays: number[];
  yearDays: number[];
  months: number[];
  positions: number[];
};

const frequencies: Record<string, Rule["every"]> = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" };
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const known = new Set(
  "freq interval count until wkst byday bymonthday byyearday bymonth bysetpos byhour byminute bysecond".split(" "),
);

/**
 * A rule from what the syntax gives. What would bring something about more than once a day is refused, and so is a rule of which a part
 * is not read (weeks of the year, other calendars): days that are guessed are worse than none.
 */
export function readRule(given: unknown): Rule | "rule" | "rule-too-frequent" {
  if (typeof given !== "object" || given === null) return "rule";
  const parts = new Map(Object.entries(given));
  const every = frequencies[String(parts.get("freq"))];
  if (!every) return parts.has("freq") ? "rule-too-frequent" : "rule"; // the syntax knows no others than by the second, minute, hour
  if (["byhour", "byminute", "bysecond"].some((name) => listOf(parts.get(name)).length > 1)) return "rule-too-frequent";
  if ([...parts.keys()].some((name) => !known.has(name))) return "rule";

  const days = listOf(parts.get("byday")).map(readDay);
  const until = parts.has("until") ? readUntil(parts.get("until")) : null;
  const count = parts.has("count") ? Number(parts.get("count")) : null;
  const rule = {
    every,
    interval: Number(parts.get("interval") ?? 1),
    count,
    until: until ?? null,
    weekStart: parts.has("wkst") ? ((Number(parts.get("wkst")) + 5) % 7) + 1 : 1, // the syntax counts from Sunday
    days,
    monthDays: numbersOf(parts.get("bymonthday")),
    yearDays: numbersOf(parts.get("byyearday")),
    months: numbersOf(parts.get("bymonth")),
    positions: numbersOf(parts.get("bysetpos")),
  };
  if (until && count !== null) return "rule"; // RFC 5545, 3.3.10: one or the other
  return until === undefined || (count !== null && !(count >= 1)) || !makesSense(rule) ? "rule" : rule;
}

/** What the RFC rules out, and numbers that mean nothing. */
function makesSense({ every, interval, days, monthDays, yearDays, positions }: Rule): boolean {
  const isByNumber = days.some(({ ordinal }) => ordinal !== 0);
  if (!Number.isSafeInteger(interval) || interval < 1) return false;
  if ([...monthDays, ...yearDays, ...positions].includes(0) || days.some(({ weekday }) => weekday === 0)) return false;
  if (isByNumber && (every === "day" || every === "week")) return false;
  if (yearDays.length > 0 && every !== "year") return false;
  return !(monthDays.length > 0 && every === "week");
}

function readDay(text: unknown): RuleDay {
  const [, ordinal = "", name = ""] = /^([+-]?\d{0,2})([A-Z]{2})$/.exec(String(text)) ?? [];
  return { ordinal: Number(ordinal || 0), weekday: weekdays.indexOf(name) + 1 };
}

/** Nobody's last day needs to be before 2200; some programs write the end of time. */
function readUntil(value: unknown): When | undefined {
  return readWhen(
    typeof value === "string" ? value.replace(/^(?:2[2-9]|[3-9]\d)\d\d-.{5}/, "2199-12-31") : value,
    null,
  );
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function numbersOf(value: unknown): number[] {
  return listOf(value).map(Number);
}
