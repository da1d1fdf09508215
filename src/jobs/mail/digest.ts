/** How often a person wants the digest. Warnings of own deadlines come whatever was chosen. */
export const rhythms = ["weekly", "daily", "none"] as const;
export type Rhythm = (typeof rhythms)[number];

const zone = "America/New_York";
const hour = Temporal.PlainTime.from("08:00");

/** The hours at which the digests last fell due: Monday 08:00 in New York, and 08:00 of the last day from Monday to Friday. */
export function lastDigestHours(at: Temporal.Instant): { weekly: Temporal.Instant; daily: Temporal.Instant } {
  return { weekly: lastHour(at, (day) => day === 1), daily: lastHour(at, (day) => day <= 5) };
}

function lastHour(at: Temporal.Instant, isDay: (dayOfWeek: number) => boolean): Temporal.Instant {
  let day = at.toZonedDateTimeISO(zone).toPlainDate();
  for (; ; day = day.subtract({ days: 1 })) {
    const due = day.toZonedDateTime({ timeZone: zone, plainTime: hour }).toInstant();
    if (isDay(day.dayOfWeek) && Temporal.Instant.compare(due, at) <= 0) return due;
  }
}
