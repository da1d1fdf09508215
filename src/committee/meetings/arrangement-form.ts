import { type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { type Arrangement, type GivenDate, type Meeting, type MeetingTime, meetingKinds } from "./meeting.ts";

/** The arrangement that a form says; what is wrong with it the form keeps. */
export function readArrangement(form: TypedForm): Arrangement {
  const when = form.choice("when", ["day", "window"], { label: "meeting.when", required: true });
  // A source that tells only a window may tell no kind; a meeting with its day has one.
  const kind = form.choice("kind", meetingKinds, { label: "meeting.kind", required: when !== "window" }) ?? null;
  const groupName = form.text("group", { label: "meeting.group" }) || null;
  const number = readNumber(form.text("number", { label: "meeting.number" }));
  if (Number.isNaN(number) || (number !== null && kind !== "formal"))
    form.refuse({ field: "number", key: "meeting.error.number" });
  const time = readTime(form, when);
  const words = form.text("words", { label: "meeting.words" }) || null;
  const startsAt = form.text("starts", { label: "meeting.starts-at" }) || null;
  if (startsAt && !/^([01]\d|2[0-3]):[0-5]\d$/.test(startsAt))
    form.refuse({ field: "starts", key: "meeting.error.time" });
  const place = form.text("place", { label: "meeting.place" }) || null;
  const source = form.text("source", { label: "meeting.basis", required: true });
  return { kind, groupName, number, time: time ?? { on: "" }, words, startsAt, place, source };
}

/** A day, or the first and the last day of a window; undefined where the form does not say one. */
function readTime(form: TypedForm, when: "day" | "window" | undefined): MeetingTime | undefined {
  const on = form.day("day", { label: "meeting.day", required: when === "day" });
  const from = form.day("first", { label: "meeting.first-day", required: when === "window" });
  const last = form.day("last", { label: "meeting.last-day", required: when === "window" });
  if (when === "day") return on ? { on } : undefined;
  if (!from || !last) return undefined;
  if (last < from) {
    form.refuse({ field: "last", key: "meeting.error.window" });
    return undefined;
  }
  return { from, before: Temporal.PlainDate.from(last).add({ days: 1 }).toString() };
}

/** The number typed, null for none, not a number for anything else. */
function readNumber(text: string): number | null {
  if (!text) return null;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number > 0 ? number : Number.NaN;
}

/** The arrangement of a meeting as it would be typed. */
export function typedArrangement(meeting: Meeting, given: GivenDate | undefined): Typed {
  const { time } = meeting;
  return {
    kind: meeting.kind ?? "",
    group: meeting.groupName ?? "",
    number: meeting.number === null ? "" : String(meeting.number),
    when: "on" in time ? "day" : "window",
    ...("on" in time
      ? typedDate("day", time.on)
      : {
          ...typedDate("first", time.from),
          ...typedDate("last", Temporal.PlainDate.from(time.before).subtract({ days: 1 }).toString()),
        }),
    words: given?.words ?? "",
    starts: meeting.startsAt ?? "",
    place: meeting.place ?? "",
    source: given?.source ?? "",
  };
}
