const zone = "America/New_York";
export const longestSnooze = 90;

export type SnoozeRefusal = "not-later" | "too-long";

/** Why something cannot be put off until a day, or undefined. */
export function objectionToSnooze(until: string, at: Temporal.Instant): SnoozeRefusal | undefined {
  const days = today(at).until(until, { largestUnit: "days" }).days;
  if (days < 1) return "not-later";
  return days > longestSnooze ? "too-long" : undefined;
}

/** What is put off until a day comes back when that day begins in New York. */
export function isPutOff(until: string, at: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(today(at), until) < 0;
}

/** The day a person is offered: the next Monday. */
export function usualReturn(at: Temporal.Instant): string {
  const day = today(at);
  return day.add({ days: 8 - day.dayOfWeek }).toString();
}

function today(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}
