/** A note verbale bears no day that is nowhere yet. */
export function isYetToCome(date: string, at: Temporal.Instant): boolean {
  return date > at.toZonedDateTimeISO("Pacific/Kiritimati").toPlainDate().toString();
}
