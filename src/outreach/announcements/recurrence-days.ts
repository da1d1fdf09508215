import type { Rule } from "./recurrence-rule.ts";

/** How many days may still be looked at, for all rules of a file together. */
export type Budget = { days: number };

type Asked = {
  rule: Rule;
  /** The first day, as days since 1970. */
  start: number;
  /** No day before or from here is told. */
  from: number;
  before: number;
  /** Whether a day is past the rule's last. */
  isPast: (day: number) => boolean;
  /** How many days are wanted at most. */
  most: number;
};

/**
 * The days on which something repeats, as days since 1970, in order; the first day is always one of them and counts. Undefined where
 * too many days would have to be looked at. Whatever the rule, this ends: it looks at each day up to the last that is asked for, once.
 */
export function ruleDays({ rule, start, from, before, isPast, most }: Asked, budget: Budget): number[] | undefined {
  const found: number[] = start >= from && start < before ? [start] : [];
  let counted = 1;
  const origin = civil(start);
  const isChosen = chooser(rule, origin);
  const skipped = rule.count === null ? periodsBefore(rule, start, from) : 0; // a count needs every day from the first
  for (let n = skipped; found.length < most; n++) {
    const [first, length] = period(rule, origin, start, n * rule.interval);
    if (!(first < before)) break; // also where the numbers have become too large
    budget.days -= length;
    if (budget.days < 0) return undefined;
    for (const day of chosen(rule, isChosen, first, length)) {
      if (day <= start) continue;
      if (isPast(day) || day >= before || (rule.count !== null && counted >= rule.count)) return found;
      counted++;
      if (day >= from) found.push(day);
      if (found.length >= most) return found;
    }
    if (rule.count !== null && counted >= rule.count) break;
  }
  return found;
}

type Civil = { year: number; month: number; day: number };

/** The date of a day since 1970, in whole numbers: the years begin in March, so that 29 February is the last day of one. */
function civil(number: number): Civil {
  const since = number + 719_468; // from 1 March of the year 0
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const years = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const months = Math.floor((5 * inYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  const day = inYear - Math.floor((153 * months + 2) / 5) + 1;
  return { year: years + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Days since 1970; a month may be any whole number. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Monday is 1, Sunday is 7; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The first day and the days of the period so many periods after that of the first day. */
function period(rule: Rule, { year, month }: Civil, start: number, distance: number): [number, number] {
  switch (rule.every) {
    case "day":
      return [start + distance, 1];
    case "week":
      return [start - ((weekdayOf(start) - rule.weekStart + 7) % 7) + 7 * distance, 7];
    case "month": {
      const first = dayNumber(year, month + distance, 1);
      return [first, dayNumber(year, month + distance + 1, 1) - first];
    }
    case "year": {
      const first = dayNumber(year + distance, 1, 1);
      return [first, dayNumber(year + distance + 1, 1, 1) - first];
    }
  }
}

/** Periods that end before a day, with one to spare. */
function periodsBefore({ every, interval }: Rule, start: number, from: number): number {
  const longest = { day: 1, week: 7, month: 31, year: 366 }[every];
  return Math.max(0, Math.floor((from - start) / longest / interval) - 1);
}

function chosen(rule: Rule, isChosen: (day: number) => boolean, first: number, length: number): number[] {
  const days: number[] = [];
  for (let day = first; day < first + length; day++) if (isChosen(day)) days.push(day);
  if (rule.positions.length === 0) return days;
  return days.filter((_, n) => rule.positions.includes(n + 1) || rule.positions.includes(n - days.length));
}

/** Whether a day is one of the rule's, its place among the others apart. What the rule leaves open, the first day says. */
function chooser({ every, days, monthDays, yearDays, months }: Rule, origin: Civil): (day: number) => boolean {
  const saysDay = days.length + monthDays.length + yearDays.length > 0;
  const ofWeek = weekdayOf(dayNumber(origin.year, origin.month, origin.day));
  const isByMonth = every === "month" || months.length > 0;
  const isAnyMonth = every !== "year" || saysDay;
  const isOfWeekday =
    days.length === 0 ? () => true : (number: number) => days.some(({ weekday }) => weekday === weekdayOf(number));
  const isByNumber = days.some(({ ordinal }) => ordinal !== 0);
  return (number) => {
    if (!isOfWeekday(number)) return false;
    if (!saysDay && every === "week" && weekdayOf(number) !== ofWeek) return false;
    const date = civil(number);
    const { month, day } = date;
    if (months.length > 0 ? !months.includes(month) : !isAnyMonth && month !== origin.month) return false;
    if (!saysDay) return every === "day" || every === "week" || day === origin.day;
    if (monthDays.length > 0 && !isNth(monthDays, day, monthLength(date))) return false;
    if (yearDays.length > 0 && !isNth(yearDays, yearDay(date), yearLength(date))) return false;
    if (!isByNumber) return true;
    const [place, size] = isByMonth ? [day, monthLength(date)] : [yearDay(date), yearLength(date)];
    return days.some(({ ordinal, weekday }) => weekday === weekdayOf(number) && isOrdinal(ordinal, place, size));
  };
}

/** Whether a day is the second Monday, or the last Friday, among the days of a month or a year. */
function isOrdinal(ordinal: number, place: number, size: number): boolean {
  return ordinal === 0 || ordinal === Math.ceil(place / 7) || ordinal === -Math.ceil((size - place + 1) / 7);
}

function monthLength({ year, month }: Civil): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

function yearDay({ year, month, day }: Civil): number {
  return dayNumber(year, month, day) - dayNumber(year, 1, 1) + 1;
}

function yearLength({ year }: Civil): number {
  return dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);
}

function isNth(wanted: readonly number[], place: number, size: number): boolean {
  return wanted.includes(place) || wanted.includes(place - size - 1);
}
