/** The number of the calendar quarter of a day, where the quarter of the first day is 0; negative before it. */
export function quarterOf(day: string, firstDay: string): number {
  return quartersSinceZero(day) - quartersSinceZero(firstDay);
}

/** An activity counts in the quarter of its last day; its days are half-open, `before` is the day after. */
export function quarterOfActivity(activity: { before: string }, firstDay: string): number {
  const last = Temporal.PlainDate.from(activity.before).subtract({ days: 1 });
  return quarterOf(last.toString(), firstDay); // Founding methods, 1.1
}

function quartersSinceZero(day: string): number {
  const { year, month } = Temporal.PlainDate.from(day);
  return year * 4 + Math.floor((month - 1) / 3);
}
