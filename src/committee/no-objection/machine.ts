import type { StateCode } from "#db/ids.ts";
import {
  type Deadline,
  daysLeftWhenHeld,
  deadlineAfter,
  deadlineFrom,
  isInTime,
  monthsAfter,
  recountedFrom,
  workingDaysLeft,
} from "../working-days/deadline.ts";
import type { HolidayList } from "../working-days/holidays.ts";

// The no-objection procedure as a machine without a database: N1 to N11 of the founding methods (4.1 and annex), and three
// events of the same kind: a question stops the clock (N12), its answer starts it (N13), an amendment starts the period anew (N14).

/** What a text's period is counted by; copied to each case when it opens. */
export type Terms = {
  workingDays: number;
  mayExtend: readonly ExtendingCapacity[];
  extensionLimit: number;
  /** Calendar months after which a text that is held lapses; null: no limit. */
  holdLimitMonths: number | null;
  /** Silence alone, or the Chair's declaration once it has passed. */
  adoptedBy: "silence" | "chair";
  /** After an answer the clock goes on, or the whole period starts again. */
  afterClarification: "continues" | "starts-again";
};

export type ExtendingCapacity = "chair" | "secretariat";
export type Outcome = "adopted" | "objected" | "withdrawn" | "lapsed";
export type Holder = { delegation: StateCode; why: "hold" | "question"; since: Temporal.Instant };

type Count = { dayZero: Temporal.PlainDate; days: number; extensions: number };

/** A text before the Committee: its clock runs, or stands while somebody holds it, or it is over. */
export type Case =
  | { status: "draft" }
  | ({ status: "running"; deadline: Temporal.Instant } & Count)
  | ({
      status: "held";
      /** Days that remain when the clock starts again. */
      daysLeft: number;
      holders: readonly Holder[];
      since: Temporal.Instant;
      /** Where the deadline stood when the clock stopped. */
      deadline: Temporal.Instant;
    } & Count)
  | { status: Outcome; at: Temporal.Instant };

export type Happening =
  | { kind: "circulated"; at: Temporal.Instant }
  | { kind: "held" | "question-asked" | "lifted" | "objected"; at: Temporal.Instant; delegation: StateCode }
  | { kind: "question-answered"; at: Temporal.Instant; delegation: StateCode }
  | { kind: "extended"; at: Temporal.Instant; days: number; by: ExtendingCapacity }
  | { kind: "amended"; at: Temporal.Instant }
  | { kind: "withdrawn"; at: Temporal.Instant }
  | { kind: "adopted"; at: Temporal.Instant; by: "system" | "chair" }
  | { kind: "lapsed"; at: Temporal.Instant }
  | { kind: "recounted"; at: Temporal.Instant };

export type HappeningKind = Happening["kind"];

export type Refusal =
  | "not-open"
  | "over"
  | "late"
  | "not-a-member"
  | "holds-already"
  | "holds-nothing"
  | "asked-nothing"
  | "extensions-used"
  | "may-not-extend"
  | "period-runs"
  | "is-held"
  | "waits-for-the-chair"
  | "silence-alone-adopts"
  | "limit-not-reached"
  | "nothing-changes"
  | "no-official-list";

export type Stepped =
  | { ok: true; case: Case }
  | { ok: false; reason: Exclude<Refusal, "no-official-list"> }
  | { ok: false; reason: "no-official-list"; year: number };

export type Ground = { terms: Terms; members: readonly StateCode[]; lists: readonly HolidayList[] };

/** One event on one case. What is not in the table is refused, with its reason. */
export function step(was: Case, event: Happening, ground: Ground): Stepped {
  if (was.status === "draft") {
    if (event.kind === "withdrawn") return to({ status: "withdrawn", at: event.at }); // N2
    if (event.kind !== "circulated") return refuse("not-open");
    return startAnew(event.at, ground.terms.workingDays, 0, ground); // N1
  }
  if (was.status !== "running" && was.status !== "held") return refuse("over");
  if (event.kind === "circulated") return refuse("not-open");
  return stepOpen(was, event, ground);
}

type Open = Extract<Case, { status: "running" | "held" }>;
type OnOpen = Exclude<Happening, { kind: "circulated" }>;

function stepOpen(was: Open, event: OnOpen, ground: Ground): Stepped {
  switch (event.kind) {
    case "adopted":
      return adopt(was, event, ground); // N4
    case "lapsed":
      return lapse(was, event, ground); // N11
    case "recounted":
      return isLate(was, event.at, ground.terms) ? refuse("late") : recount(was, ground);
    default:
      break;
  }
  if (isLate(was, event.at, ground.terms) && !(event.kind === "withdrawn" && isUndeclared(was, ground.terms)))
    return refuse("late");
  if ("delegation" in event && !ground.members.includes(event.delegation)) return refuse("not-a-member");
  switch (event.kind) {
    case "held":
      return stop(was, event, "hold", ground); // N5, N6
    case "question-asked":
      return stop(was, event, "question", ground); // N12
    case "lifted":
      return release(was, event, "hold", ground); // N7
    case "question-answered":
      return release(was, event, "question", ground); // N13
    case "objected":
      return to({ status: "objected", at: event.at }); // N8
    case "extended":
      return extend(was, event, ground); // N9
    case "amended":
      return amend(was, event, ground); // N14
    case "withdrawn":
      return to({ status: "withdrawn", at: event.at }); // N10
  }
}

/** After its time an act is too late: after the deadline while the clock runs, after the limit of holds while it stands. */
export function isLate(was: Open, at: Temporal.Instant, terms: Terms): boolean {
  const end = was.status === "running" ? was.deadline : lapsesAt(was, terms);
  return end !== undefined && !isInTime(at, end);
}

/** Where the Chair declares, nothing is decided by the end of the period: the text may still be withdrawn (N10). */
export function isUndeclared({ status }: Case, { adoptedBy }: Terms): boolean {
  return status === "running" && adoptedBy === "chair";
}

/** When a held text lapses; undefined where the rule sets no limit. */
export function lapsesAt(
  { since }: Extract<Case, { status: "held" }>,
  { holdLimitMonths }: Terms,
): Temporal.Instant | undefined {
  return holdLimitMonths === null ? undefined : monthsAfter(since, holdLimitMonths);
}

function adopt(was: Open, event: Extract<Happening, { kind: "adopted" }>, { terms }: Ground): Stepped {
  if (was.status === "held") return refuse("is-held");
  if (isInTime(event.at, was.deadline)) return refuse("period-runs");
  if (event.by === "system" && terms.adoptedBy === "chair") return refuse("waits-for-the-chair");
  if (event.by === "chair" && terms.adoptedBy === "silence") return refuse("silence-alone-adopts");
  // Silence adopts at the deadline, whenever the clock comes to record it; a declaration when it is made.
  return to({ status: "adopted", at: event.by === "system" ? was.deadline : event.at });
}

function lapse(was: Open, event: { at: Temporal.Instant }, { terms }: Ground): Stepped {
  const end = was.status === "held" ? lapsesAt(was, terms) : undefined;
  if (!end || isInTime(event.at, end)) return refuse("limit-not-reached");
  return to({ status: "lapsed", at: end });
}

function stop(
  was: Open,
  { at, delegation }: { at: Temporal.Instant; delegation: StateCode },
  why: Holder["why"],
  { lists }: Ground,
): Stepped {
  const holder = { delegation, why, since: at };
  if (was.status === "held") {
    if (was.holders.some((other) => isSame(other, holder))) return refuse("holds-already");
    return to({ ...was, holders: [...was.holders, holder] });
  }
  const daysLeft = daysLeftWhenHeld({ heldAt: at, deadline: was.deadline, lists });
  if (daysLeft === undefined) return noList(was.deadline);
  return to({ ...was, status: "held", daysLeft, holders: [holder], since: at });
}

function release(
  was: Open,
  { at, delegation }: { at: Temporal.Instant; delegation: StateCode },
  why: Holder["why"],
  ground: Ground,
): Stepped {
  const nothing = why === "hold" ? "holds-nothing" : "asked-nothing";
  if (was.status === "running") return refuse(nothing);
  const holders = was.holders.filter((holder) => !isSame(holder, { delegation, why }));
  if (holders.length === was.holders.length) return refuse(nothing);
  const { terms } = ground;
  const startsAgain = why === "question" && terms.afterClarification === "starts-again";
  const daysLeft = startsAgain ? Math.max(was.daysLeft, terms.workingDays) : was.daysLeft;
  if (holders.length > 0) return to({ ...was, holders, daysLeft });
  return startAnew(at, daysLeft, was.extensions, ground);
}

function extend(was: Open, event: Extract<Happening, { kind: "extended" }>, { terms, lists }: Ground): Stepped {
  if (!terms.mayExtend.includes(event.by)) return refuse("may-not-extend");
  if (was.extensions >= terms.extensionLimit) return refuse("extensions-used");
  const extensions = was.extensions + 1;
  if (was.status === "held") return to({ ...was, daysLeft: was.daysLeft + event.days, extensions });
  // From the deadline as members were told it: a list recorded since may count the days before it otherwise.
  const last = was.deadline.toZonedDateTimeISO("America/New_York").toPlainDate();
  const counted = running(deadlineFrom({ dayZero: last, days: event.days, lists }), was.days + event.days, extensions);
  return counted.ok ? to({ ...counted.case, dayZero: was.dayZero } as Case) : counted; // it runs
}

/** Another text takes the place of the one circulated: the whole period starts again, and never ends before the first would have. */
function amend(was: Open, { at }: { at: Temporal.Instant }, ground: Ground): Stepped {
  const { terms, lists } = ground;
  if (was.status === "held") return to({ ...was, daysLeft: Math.max(was.daysLeft, terms.workingDays) });
  const anew = startAnew(at, terms.workingDays, was.extensions, ground);
  if (!anew.ok || anew.case.status !== "running" || !isInTime(anew.case.deadline, was.deadline)) return anew;
  const left = workingDaysLeft(noonOf(anew.case.dayZero), was.deadline, lists);
  return left === undefined
    ? noList(was.deadline)
    : startAnew(at, Math.max(left, terms.workingDays), was.extensions, ground);
}

/** A new list of holidays: the same days counted again. A deadline that members were told never moves nearer. */
function recount(was: Open, { lists }: Ground): Stepped {
  if (was.status === "held") return refuse("nothing-changes");
  const counted = running(recountedFrom({ dayZero: was.dayZero, days: was.days, lists }), was.days, was.extensions);
  if (!counted.ok || counted.case.status !== "running") return counted;
  return isInTime(counted.case.deadline, was.deadline) ? refuse("nothing-changes") : counted;
}

function startAnew(at: Temporal.Instant, days: number, extensions: number, { lists }: Ground): Stepped {
  return running(deadlineAfter({ circulatedAt: at, workingDays: days, lists }), days, extensions);
}

function running(counted: Deadline, days: number, extensions: number): Stepped {
  if (!counted.ok) return counted;
  return to({ status: "running", deadline: counted.deadline.toInstant(), dayZero: counted.dayZero, days, extensions });
}

// Events of one instant are taken in this order, whichever came first over the wire: what protects a member's word goes first.
const precedence: readonly HappeningKind[] = [
  "circulated",
  "objected",
  "held",
  "question-asked",
  "question-answered",
  "lifted",
  "extended",
  "amended",
  "withdrawn",
  "recounted",
  "lapsed",
  "adopted",
];

/** Events in the order in which they count: by time, and within one instant by precedence, delegation and days. */
export function inOrder(events: readonly Happening[]): Happening[] {
  const rest = (event: Happening): string =>
    `${"delegation" in event ? event.delegation : ""}${"days" in event ? String(event.days).padStart(3, "0") : ""}${"by" in event ? event.by : ""}`;
  return [...events].sort(
    (a, b) =>
      Temporal.Instant.compare(a.at, b.at) ||
      precedence.indexOf(a.kind) - precedence.indexOf(b.kind) ||
      (rest(a) < rest(b) ? -1 : Number(rest(a) > rest(b))),
  );
}

/** The case that a set of events makes: those that are refused change nothing. */
export function replay(events: readonly Happening[], ground: Ground): Case {
  return inOrder(events).reduce<Case>(
    (was, event) => {
      const stepped = step(was, event, ground);
      return stepped.ok ? stepped.case : was;
    },
    { status: "draft" },
  );
}

function isSame(holder: Pick<Holder, "delegation" | "why">, other: Pick<Holder, "delegation" | "why">): boolean {
  return holder.delegation === other.delegation && holder.why === other.why;
}

function noonOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: "America/New_York", plainTime: "12:00" }).toInstant();
}

function noList(deadline: Temporal.Instant): Stepped {
  return { ok: false, reason: "no-official-list", year: deadline.toZonedDateTimeISO("America/New_York").year };
}

function to(next: Case): Stepped {
  return { ok: true, case: next };
}

function refuse(reason: Exclude<Refusal, "no-official-list">): Stepped {
  return { ok: false, reason };
}
