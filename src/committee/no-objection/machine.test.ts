import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { StateCode } from "#db/ids.ts";
import { isInTime, workingDaysLeft } from "../working-days/deadline.ts";
import file from "../working-days/holiday-lists.json" with { type: "json" };
import type { HolidayList } from "../working-days/holidays.ts";
import {
  type Case,
  type Ground,
  type Happening,
  inOrder,
  isLate,
  lapsesAt,
  replay,
  type Stepped,
  step,
  type Terms,
} from "./machine.ts";

const lists = (file.lists as HolidayList[]).filter(({ year }) => year === 2024); // the file's own shape
const at = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[America/New_York]`).toInstant();
const [one, two, three] = ["XOS", "XOR", "XLE"] as StateCode[] as [StateCode, StateCode, StateCode]; // stand for fifteen
const stranger = "XVA" as StateCode;

const usual: Terms = {
  workingDays: 5,
  mayExtend: ["chair"],
  extensionLimit: 2,
  holdLimitMonths: null,
  adoptedBy: "silence",
  afterClarification: "continues",
};
const ground = (terms: Partial<Terms> = {}): Ground => ({
  terms: { ...usual, ...terms },
  members: [one, two, three],
  lists,
});

/** Steps through events, each of which must be accepted. */
function through(events: readonly Happening[], on = ground()): Case {
  return events.reduce<Case>(
    (was, event) => {
      const stepped = step(was, event, on);
      assert.ok(stepped.ok, `${event.kind} at ${event.at}: ${stepped.ok ? "" : stepped.reason}`);
      return stepped.case;
    },
    { status: "draft" },
  );
}

function refusal(events: readonly Happening[], last: Happening, on = ground()): string {
  const stepped = step(through(events, on), last, on);
  return stepped.ok ? "accepted" : stepped.reason;
}

function endOf(was: Case): string {
  assert.ok(was.status === "running", was.status);
  return was.deadline.toZonedDateTimeISO("America/New_York").toPlainDateTime().toString();
}

const monday: Happening = { kind: "circulated", at: at("2024-10-07T10:00") };
const held = (by: StateCode, when: string): Happening => ({ kind: "held", at: at(when), delegation: by });
const lifted = (by: StateCode, when: string): Happening => ({ kind: "lifted", at: at(when), delegation: by });

test("a hold stops the clock, and lifting it gives back the days that were left, the day of the hold included", () => {
  const stopped = through([monday, held(one, "2024-10-09T12:00")]);
  assert.ok(stopped.status === "held");
  assert.equal(stopped.daysLeft, 4); // Wednesday itself, Thursday, Friday, Monday
  assert.equal(
    endOf(through([monday, held(one, "2024-10-09T12:00"), lifted(one, "2024-10-21T09:00")])),
    "2024-10-25T17:00:00",
  );
});

test("the clock starts when the last who holds lifts", () => {
  const both = [monday, held(one, "2024-10-09T12:00"), held(two, "2024-10-10T12:00")];
  assert.equal(through([...both, lifted(one, "2024-10-11T12:00")]).status, "held");
  assert.equal(
    endOf(through([...both, lifted(one, "2024-10-11T12:00"), lifted(two, "2024-10-14T12:00")])),
    "2024-10-18T17:00:00",
  );
});

test("a hold on the last afternoon leaves one day; a minute before the deadline as well", () => {
  for (const last of ["2024-10-14T15:00", "2024-10-14T16:59", "2024-10-14T17:00:00"]) {
    const stopped = through([monday, held(one, last)]);
    assert.ok(stopped.status === "held");
    assert.equal(stopped.daysLeft, 1);
  }
  assert.equal(refusal([monday], held(one, "2024-10-14T17:00:01")), "late");
});

test("a hold on a Sunday counts no Sunday", () => {
  const stopped = through([monday, held(one, "2024-10-13T12:00")]);
  assert.ok(stopped.status === "held");
  assert.equal(stopped.daysLeft, 1);
});

test("one delegation holds once, lifts only its own hold, and may ask besides", () => {
  assert.equal(refusal([monday, held(one, "2024-10-08T10:00")], held(one, "2024-10-08T11:00")), "holds-already");
  assert.equal(refusal([monday, held(one, "2024-10-08T10:00")], lifted(two, "2024-10-08T11:00")), "holds-nothing");
  const asks: Happening = { kind: "question-asked", at: at("2024-10-08T11:00"), delegation: one };
  const both = through([monday, held(one, "2024-10-08T10:00"), asks]);
  assert.ok(both.status === "held" && both.holders.length === 2);
  assert.equal(through([monday, held(one, "2024-10-08T10:00"), asks, lifted(one, "2024-10-08T12:00")]).status, "held");
});

test("a delegation that was no member at the opening cannot act", () => {
  for (const kind of ["held", "objected", "question-asked"] as const)
    assert.equal(refusal([monday], { kind, at: at("2024-10-08T10:00"), delegation: stranger }), "not-a-member");
});

test("a question stops the clock; after the answer it goes on, or starts again, as the rule says", () => {
  const asked: Happening = { kind: "question-asked", at: at("2024-10-10T10:00"), delegation: two };
  const answered: Happening = { kind: "question-answered", at: at("2024-10-15T10:00"), delegation: two };
  assert.equal(endOf(through([monday, asked, answered])), "2024-10-18T17:00:00");
  const again = ground({ afterClarification: "starts-again" });
  assert.equal(endOf(through([monday, asked, answered], again)), "2024-10-22T17:00:00");
});

test("the Chair extends by working days, twice at most; the secretariat only where the rule says so", () => {
  const extended = (when: string, by: "chair" | "secretariat" = "chair"): Happening => ({
    kind: "extended",
    at: at(when),
    days: 3,
    by,
  });
  assert.equal(endOf(through([monday, extended("2024-10-10T10:00")])), "2024-10-17T17:00:00");
  const twice = [monday, extended("2024-10-10T10:00"), extended("2024-10-11T10:00")];
  assert.equal(endOf(through(twice)), "2024-10-22T17:00:00");
  assert.equal(refusal(twice, extended("2024-10-11T11:00")), "extensions-used");
  assert.equal(refusal([monday], extended("2024-10-10T10:00", "secretariat")), "may-not-extend");
  assert.equal(refusal([monday], extended("2024-10-14T17:00:01")), "late");
});

test("an extension of a text that is held is added to the days left", () => {
  const stopped = through([
    monday,
    held(one, "2024-10-09T12:00"),
    { kind: "extended", at: at("2024-10-10T10:00"), days: 2, by: "chair" },
  ]);
  assert.ok(stopped.status === "held");
  assert.equal(stopped.daysLeft, 6);
});

test("an amendment starts the whole period again, and never ends it earlier than before", () => {
  const amended = (when: string): Happening => ({ kind: "amended", at: at(when) });
  assert.equal(endOf(through([monday, amended("2024-10-10T10:00")])), "2024-10-17T17:00:00");
  const longer: Happening = { kind: "extended", at: at("2024-10-07T11:00"), days: 20, by: "chair" };
  const before = endOf(through([monday, longer]));
  assert.equal(endOf(through([monday, longer, amended("2024-10-08T10:00")])), before);
});

test("a hold outlives an amendment: the member who held still holds", () => {
  const stopped = through([monday, held(one, "2024-10-11T12:00"), { kind: "amended", at: at("2024-10-14T10:00") }]);
  assert.ok(stopped.status === "held" && stopped.daysLeft === 5);
});

test("where holds have a limit, a held text lapses after it and not before, and a word after it is late", () => {
  const limited = ground({ holdLimitMonths: 1 });
  const events = [monday, held(one, "2024-10-09T12:00")];
  const lapsed = (when: string): Happening => ({ kind: "lapsed", at: at(when) });
  assert.equal(refusal(events, lapsed("2024-11-09T17:00:00"), limited), "limit-not-reached");
  assert.equal(refusal(events, lapsed("2024-11-09T17:00:01")), "limit-not-reached", "no limit, no lapse");
  const over = through([...events, lapsed("2024-11-09T17:00:01")], limited);
  assert.ok(over.status === "lapsed");
  assert.equal(over.at.toString(), at("2024-11-09T17:00").toString());
  assert.equal(refusal(events, lifted(one, "2024-11-09T17:00:01"), limited), "late");
});

test("silence adopts at the deadline; where the Chair declares, only the Chair and only after it", () => {
  const adopted = (when: string, by: "system" | "chair"): Happening => ({ kind: "adopted", at: at(when), by });
  assert.equal(refusal([monday], adopted("2024-10-14T17:00:00", "system")), "period-runs");
  const alone = through([monday, adopted("2024-10-16T09:00", "system")]);
  assert.ok(alone.status === "adopted");
  assert.equal(alone.at.toString(), at("2024-10-14T17:00").toString());
  const declares = ground({ adoptedBy: "chair" });
  assert.equal(refusal([monday], adopted("2024-10-16T09:00", "system"), declares), "waits-for-the-chair");
  assert.equal(refusal([monday], adopted("2024-10-14T17:00:00", "chair"), declares), "period-runs");
  const declared = through([monday, adopted("2024-10-16T09:00", "chair")], declares);
  assert.ok(declared.status === "adopted");
  assert.equal(declared.at.toString(), at("2024-10-16T09:00").toString());
  assert.equal(refusal([monday], adopted("2024-10-16T09:00", "chair")), "silence-alone-adopts");
});

test("a new list of holidays moves a deadline further away, never nearer", () => {
  const found = through([monday]);
  const withMore = { ...ground(), lists: lists.map((list) => ({ ...list, days: [...list.days, "2024-10-09"] })) };
  const recounted: Happening = { kind: "recounted", at: at("2024-10-08T10:00") };
  const later = step(found, recounted, withMore);
  assert.ok(later.ok && endOf(later.case) === "2024-10-15T17:00:00");
  assert.deepEqual(step(later.case, recounted, ground()), { ok: false, reason: "nothing-changes" });
});

test("where the day of circulation turns out to be a holiday, the next working day is day zero", () => {
  const withMore = { ...ground(), lists: lists.map((list) => ({ ...list, days: [...list.days, "2024-10-07"] })) };
  const recounted = step(through([monday]), { kind: "recounted", at: at("2024-10-08T10:00") }, withMore);
  assert.ok(recounted.ok);
  assert.equal(endOf(recounted.case), endOf(through([monday], withMore)), "as if it had been known");
});

test("an extension counts from the deadline that members were told, whatever list came since", () => {
  const counted = {
    ...ground(),
    lists: lists.map((list) => ({ ...list, days: [...list.days, "2024-10-08", "2024-10-09"] })),
  };
  const told = through([monday], counted);
  assert.equal(endOf(told), "2024-10-16T17:00:00");
  const extended = step(told, { kind: "extended", at: at("2024-10-10T10:00"), days: 1, by: "chair" }, ground());
  assert.ok(extended.ok);
  assert.equal(endOf(extended.case), "2024-10-17T17:00:00");
});

test("where the Chair declares, a text whose period has passed may still be withdrawn; where silence adopts, it may not", () => {
  const withdrawn: Happening = { kind: "withdrawn", at: at("2024-10-16T09:00") };
  const declares = ground({ adoptedBy: "chair" });
  assert.equal(through([monday, withdrawn], declares).status, "withdrawn");
  assert.equal(refusal([monday], withdrawn), "late");
});

test("a year without a list is refused by name, also when an extension or a lift would reach into it", () => {
  const late: Happening = { kind: "circulated", at: at("2024-12-20T10:00") };
  const extended: Happening = { kind: "extended", at: at("2024-12-20T11:00"), days: 9, by: "chair" };
  assert.deepEqual(step(through([late]), extended, ground()), { ok: false, reason: "no-official-list", year: 2025 });
  const stopped = through([late, held(one, "2024-12-20T12:00")]);
  assert.deepEqual(step(stopped, lifted(one, "2024-12-31T10:00"), ground()), {
    ok: false,
    reason: "no-official-list",
    year: 2025,
  });
});

// ── the machine explored: every configuration that three members, two days and two extensions can reach in one week ──────────

const mornings = ["07", "08", "09", "10", "11"].flatMap((day) => [
  at(`2024-10-${day}T10:00`),
  at(`2024-10-${day}T17:00:00`),
  at(`2024-10-${day}T17:00:01`),
]);

/** What an observer remembers from the events alone, so that the machine is judged by something other than itself. */
type Seen = {
  circulated: boolean;
  holding: readonly string[];
  /** Who stopped the clock before: in the exploration each delegation holds once and asks once, and one amendment is made. */
  stopped: readonly string[];
  amendments: number;
  objected: boolean;
  extensions: number;
  latest: string;
};
type Config = { was: Case; seen: Seen; time: number };
type Stepper = (was: Case, event: Happening, on: Ground) => Stepped;

function happenings(now: Temporal.Instant): Happening[] {
  const members = [one, two].flatMap((delegation) =>
    (["held", "lifted", "objected", "question-asked", "question-answered"] as const).map((kind) => ({
      kind,
      at: now,
      delegation,
    })),
  );
  return [
    { kind: "circulated", at: now },
    ...members,
    { kind: "held", at: now, delegation: stranger },
    { kind: "extended", at: now, days: 1, by: "chair" },
    { kind: "extended", at: now, days: 1, by: "secretariat" },
    { kind: "amended", at: now },
    { kind: "withdrawn", at: now },
    { kind: "adopted", at: now, by: "system" },
    { kind: "adopted", at: now, by: "chair" },
    { kind: "lapsed", at: now },
  ];
}

function observe(seen: Seen, event: Happening, next: Case): Seen {
  const key = "delegation" in event ? event.delegation : "";
  const latest =
    next.status === "running" && next.deadline.toString() > seen.latest ? next.deadline.toString() : seen.latest;
  const holding = {
    held: [...seen.holding, `${key} hold`],
    "question-asked": [...seen.holding, `${key} question`],
    lifted: seen.holding.filter((one) => one !== `${key} hold`),
    "question-answered": seen.holding.filter((one) => one !== `${key} question`),
  } as Record<string, readonly string[]>;
  return {
    circulated: seen.circulated || event.kind === "circulated",
    holding: [...(holding[event.kind] ?? seen.holding)].sort(),
    stopped: stops(event) ? [...seen.stopped, `${key} ${event.kind}`].sort() : seen.stopped,
    amendments: seen.amendments + (event.kind === "amended" ? 1 : 0),
    objected: seen.objected || event.kind === "objected",
    extensions: seen.extensions + (event.kind === "extended" ? 1 : 0),
    latest,
  };
}

function stops({ kind }: Happening): boolean {
  return kind === "held" || kind === "question-asked";
}

function isExplored(event: Happening, { stopped, amendments }: Seen): boolean {
  if (event.kind === "amended") return amendments < 1;
  return !("delegation" in event && stops(event) && stopped.includes(`${event.delegation} ${event.kind}`));
}

type Explored = { configurations: number; fired: Set<string>; ends: Set<string>; problems: string[] };

function explore(terms: Terms, stepper: Stepper = step, { toTheEnd = true } = {}): Explored {
  const on = ground(terms);
  const start: Config = {
    was: { status: "draft" },
    seen: {
      circulated: false,
      holding: [],
      stopped: [],
      amendments: 0,
      objected: false,
      extensions: 0,
      latest: "",
    },
    time: 0,
  };
  const found = new Set<string>();
  const queue = [start];
  const explored: Explored = { configurations: 0, fired: new Set(), ends: new Set(), problems: [] };
  for (let config = queue.pop(); config; config = queue.pop()) {
    explored.configurations++;
    if (!toTheEnd && explored.problems.length > 0) break;
    const { was, seen, time } = config;
    const now = mornings[time];
    if (!now) continue;
    const accepted: Happening[] = [];
    for (const event of happenings(now).filter((event) => isExplored(event, seen))) {
      const stepped = stepper(was, event, on);
      if (!stepped.ok) continue;
      accepted.push(event);
      explored.fired.add(`${was.status} ${event.kind}`);
      const next = { was: stepped.case, seen: observe(seen, event, stepped.case), time };
      explored.problems.push(...judge(was, event, next.was, next.seen, terms));
      if (isOver(stepped.case)) explored.ends.add(stepped.case.status);
      add(next);
    }
    if (!isOver(was) && accepted.every(({ kind }) => kind === "extended"))
      explored.problems.push(`${was.status} cannot end at ${now}`);
    if (isOver(was) && accepted.length > 0) explored.problems.push(`a way out of ${was.status}`);
    if (!isOver(was)) add({ was, seen, time: time + 1 });
  }
  return explored;

  function add(config: Config): void {
    const { was, seen, time } = config;
    const key = JSON.stringify(isOver(was) ? { over: was.status, time } : { was: whatCounts(was, terms), seen, time });
    if (found.has(key)) return;
    found.add(key);
    queue.push(config);
  }
}

/** Two cases that can go on in the same ways are one configuration: who came first, and since when, counts only where holds lapse. */
function whatCounts(was: Case, { holdLimitMonths }: Terms): unknown {
  if (was.status !== "held") return was;
  const holders = was.holders.map(({ delegation, why }) => `${delegation} ${why}`).sort();
  return { holders, daysLeft: was.daysLeft, since: holdLimitMonths === null ? "" : was.since, status: was.status };
}

function isOver({ status }: Case): boolean {
  return !["draft", "running", "held"].includes(status);
}

/** What must always hold, in the words of the annex. */
function judge(was: Case, event: Happening, next: Case, seen: Seen, terms: Terms): string[] {
  const problems: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) problems.push(`${what}: ${was.status} → ${event.kind} at ${event.at} → ${next.status}`);
  };
  must(next.status === "draft" || next.status === "withdrawn" || seen.circulated, "nothing happens before circulation");
  if (next.status === "adopted") {
    must(seen.holding.length === 0 && !seen.objected, "adopted only with no hold and no objection");
    must(!isInTime(event.at, Temporal.Instant.from(seen.latest)), "no silence shorter than the days asked for");
    must(was.status === "running" && !isInTime(event.at, was.deadline), "adopted only after the deadline");
    must(
      event.kind === "adopted" && (event.by === "system") === (terms.adoptedBy === "silence"),
      "only who may adopts",
    );
  }
  if (seen.objected) must(next.status === "objected", "an objection ends it");
  if (next.status === "held") {
    const holders = next.holders.map(({ delegation, why }) => `${delegation} ${why}`).sort();
    must(seen.holding.length > 0, "held exactly while someone holds");
    assert.deepEqual(holders, seen.holding, "holders are those who held and did not lift");
    must(next.daysLeft >= 1, "at least one day is left");
  }
  if (next.status === "running") {
    must(seen.holding.length === 0, "running exactly while nobody holds");
    must(!isInTime(next.deadline, event.at), "running has time left");
    must(
      was.status === "draft" || next.deadline.toString() >= seen.latest,
      "a hold, an extension, an amendment never shortens",
    );
    const days = workingDaysLeft(event.at, next.deadline, lists) ?? 0;
    if (event.kind === "circulated" || event.kind === "amended") must(days >= terms.workingDays, "the whole period");
  }
  const undeclared = event.kind === "withdrawn" && terms.adoptedBy === "chair";
  if (was.status === "running" && event.kind !== "adopted" && !undeclared)
    must(isInTime(event.at, was.deadline), "no act after the deadline");
  if (was.status === "running" && next.status === "running" && event.kind === "extended")
    must(next.deadline.toString() > was.deadline.toString(), "an extension gives a day");
  if (was.status === "held" && next.status === "held" && event.kind === "extended")
    must(next.daysLeft > was.daysLeft, "an extension gives a day");
  must(seen.extensions <= terms.extensionLimit, "at most two extensions");
  if ("delegation" in event) must(event.delegation !== stranger, "only members as at the opening");
  if (event.kind === "extended") must(terms.mayExtend.includes(event.by), "only who may extends");
  return problems;
}

const small: Terms = { ...usual, workingDays: 2 };

for (const [name, terms] of [
  ["silence adopts", small],
  ["the Chair declares", { ...small, adoptedBy: "chair" }],
  ["the period starts again after an answer", { ...small, afterClarification: "starts-again" }],
] as [string, Terms][]) {
  test(`explored from end to end where ${name}: everything that must hold holds, and nothing is stuck`, () => {
    const { configurations, fired, ends, problems } = explore(terms);
    assert.deepEqual(problems.slice(0, 5), []);
    assert.ok(configurations > 1000, `${configurations} configurations`);
    assert.deepEqual([...ends].sort(), ["adopted", "objected", "withdrawn"]);
    for (const must of [
      "running objected",
      "held objected",
      "held held",
      "held withdrawn",
      "held extended",
      "held amended",
    ])
      assert.ok(fired.has(must), must);
  });
}

const mutants: Record<string, Stepper> = {
  "the deadline's own second adopts": (was, event, on) =>
    event.kind === "adopted" && was.status === "running" && Temporal.Instant.compare(event.at, was.deadline) === 0
      ? { ok: true, case: { status: "adopted", at: event.at } }
      : step(was, event, on),
  "a held text is adopted": (was, event, on) =>
    event.kind === "adopted" && was.status === "held"
      ? { ok: true, case: { status: "adopted", at: event.at } }
      : step(was, event, on),
  "a late objection counts": (was, event, on) =>
    event.kind === "objected" && was.status === "running"
      ? { ok: true, case: { status: "objected", at: event.at } }
      : step(was, event, on),
  "the first to lift starts the clock": (was, event, on) =>
    event.kind === "lifted" && was.status === "held"
      ? step({ ...was, holders: was.holders.filter(({ delegation }) => delegation === event.delegation) }, event, on)
      : step(was, event, on),
  "a hold is forgotten": (was, event, on) =>
    event.kind === "held" && was.status === "running" ? { ok: true, case: was } : step(was, event, on),
  "an extension gives no day": (was, event, on) =>
    event.kind === "extended" && was.status === "running"
      ? { ok: true, case: { ...was, extensions: was.extensions + 1 } }
      : step(was, event, on),
  "extensions without end": (was, event, on) =>
    step(was.status === "running" ? { ...was, extensions: 0 } : was, event, on),
  "a lift that gives one day only": (was, event, on) =>
    step(was.status === "held" && event.kind === "lifted" ? { ...was, daysLeft: 1 } : was, event, on),
  "an amendment that keeps the clock": (was, event, on) =>
    event.kind === "amended" && was.status === "running" ? { ok: true, case: was } : step(was, event, on),
  "a stranger holds": (was, event, on) => step(was, event, { ...on, members: [...on.members, stranger] }),
  "the secretariat extends by itself": (was, event, on) =>
    step(was, event.kind === "extended" ? { ...event, by: "chair" } : event, on),
  "an objection leaves it running": (was, event, on) =>
    event.kind === "objected" && was.status === "running" && !isLate(was, event.at, on.terms)
      ? { ok: true, case: was }
      : step(was, event, on),
  "a withdrawn text runs on": (was, event, on) =>
    event.kind === "amended" && was.status === "withdrawn"
      ? { ok: true, case: { status: "draft" } }
      : step(was, event, on),
  "a held text can only be extended": (was, event, on) =>
    was.status === "held" && event.kind !== "extended" ? { ok: false, reason: "over" } : step(was, event, on),
};

for (const [name, mutant] of Object.entries(mutants)) {
  test(`a machine in which ${name} is found out`, () => {
    let found: boolean;
    try {
      found = explore(small, mutant, { toTheEnd: false }).problems.length > 0;
    } catch {
      found = true; // a judgement by equality
    }
    assert.ok(found);
  });
}

// ── properties over the calendar of 2024 ─────────────────────────────────────────────────────────────────────────────────────

const minutes = fc.integer({ min: 0, max: 60 * 24 * 40 });
const moment = minutes.map((minute) => at("2024-03-01T00:00").add({ minutes: minute })); // across summer time and Good Friday
const delegation = fc.constantFrom(one, two, three);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("held", "lifted", "objected", "question-asked", "question-answered"),
    at: moment,
    delegation,
  }),
  fc.record({
    kind: fc.constant("extended"),
    at: moment,
    days: fc.integer({ min: 1, max: 10 }),
    by: fc.constantFrom("chair", "secretariat"),
  }),
  fc.record({ kind: fc.constantFrom("amended", "withdrawn", "lapsed"), at: moment }),
  fc.record({ kind: fc.constant("adopted"), at: moment, by: fc.constantFrom("system", "chair") }),
) as fc.Arbitrary<Happening>; // each record is one of the union
const rules = fc.record({
  workingDays: fc.integer({ min: 1, max: 10 }),
  mayExtend: fc.constant(["chair"] as const),
  extensionLimit: fc.integer({ min: 0, max: 3 }),
  holdLimitMonths: fc.constantFrom(null, 1),
  adoptedBy: fc.constantFrom("silence", "chair"),
  afterClarification: fc.constantFrom("continues", "starts-again"),
}) as fc.Arbitrary<Terms>; // as above
const opened: Happening = { kind: "circulated", at: at("2024-03-01T00:00") };

test("the same events in any order of arrival give the same outcome", () => {
  fc.assert(
    fc.property(rules, fc.array(happening, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (terms, events, dice) => {
      const all = [opened, ...events];
      const shuffled = all
        .map((event) => ({ event, key: dice.next().value as number })) // the stream has no end
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      assert.deepEqual(JSON.stringify(replay(shuffled, ground(terms))), JSON.stringify(replay(all, ground(terms))));
    }),
    { numRuns: 2000 },
  );
});

test("no outcome comes before its time, whatever is tried", () => {
  fc.assert(
    fc.property(rules, fc.array(happening, { maxLength: 14 }), (terms, events) => {
      let was = { status: "draft" } as Case;
      for (const event of inOrder([opened, ...events])) {
        const stepped = step(was, event, ground(terms));
        if (!stepped.ok) continue;
        const next: Case = stepped.case;
        if (next.status === "adopted") {
          assert.ok(was.status === "running" && !isInTime(event.at, was.deadline));
          const silence: number = workingDaysLeft(opened.at, was.deadline, lists) ?? 0;
          assert.ok(silence >= terms.workingDays);
        }
        if (next.status === "lapsed") {
          assert.ok(was.status === "held");
          const end = lapsesAt(was, terms);
          assert.ok(end && !isInTime(event.at, end));
        }
        was = next;
      }
    }),
    { numRuns: 2000 },
  );
});

test("a hold with its lift, and an extension, never bring a deadline nearer", () => {
  const gap = fc.integer({ min: 0, max: 60 * 24 * 20 });
  fc.assert(
    fc.property(minutes, gap, gap, fc.boolean(), (start, wait, length, extends_) => {
      const circulated: Happening = { kind: "circulated", at: at("2024-02-01T00:00").add({ minutes: start }) };
      const first = through([circulated]);
      assert.ok(first.status === "running");
      const now = circulated.at.add({ minutes: wait });
      if (isLate(first, now, usual)) return;
      const more: Happening[] = extends_
        ? [{ kind: "extended", at: now, days: 1, by: "chair" }]
        : [
            { kind: "held", at: now, delegation: one },
            { kind: "lifted", at: now.add({ minutes: length }), delegation: one },
          ];
      const then = through([circulated, ...more]);
      assert.ok(then.status === "running" && isInTime(first.deadline, then.deadline));
    }),
    { numRuns: 2000 },
  );
});

test("a later lift never gives an earlier deadline", () => {
  fc.assert(
    fc.property(minutes, fc.nat(60 * 24 * 10), (lift, later) => {
      const stop: Happening = { kind: "held", at: at("2024-03-04T12:00"), delegation: one };
      const from = at("2024-03-04T12:00").add({ minutes: lift });
      const [first, second] = [from, from.add({ minutes: later })].map((moment) =>
        through([
          { kind: "circulated", at: at("2024-03-01T10:00") },
          stop,
          { kind: "lifted", at: moment, delegation: one },
        ]),
      );
      assert.ok(first?.status === "running" && second?.status === "running");
      assert.ok(isInTime(first.deadline, second.deadline));
    }),
    { numRuns: 1000 },
  );
});
