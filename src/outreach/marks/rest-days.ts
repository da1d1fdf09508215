import type { RestDaysId, StateCode } from "#db/ids.ts";

/** 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Saturday and Sunday: assumed of a State of which nothing is recorded, and said so wherever it counts. */
export const assumedRestDays: readonly number[] = [6, 7];
export const mostRestDays = 3;

/** The days of each week on which a State rests, with the source that says so. */
export type NewRestDays = { state: StateCode; weekdays: readonly number[]; source: string };
export type RestDays = NewRestDays & { id: RestDaysId; recordedBy: string; recordedAt: Temporal.Instant };
