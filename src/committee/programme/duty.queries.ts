import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { DutyId } from "#db/ids.ts";
import {
  type Delivery,
  type DueStanding,
  type Duty,
  dueStanding,
  type Extension,
  type Occurrence,
  occurrencesIn,
  type Tracking,
} from "./duty.ts";

type Reads = Reader | Work["db"];

/** Every duty there ever was, the oldest first. */
export async function listDuties(db: Reads): Promise<Duty[]> {
  return (await duties(db).orderBy("valid_from").orderBy("id").execute()).map(shape);
}

export async function getDuty(db: Reads, id: DutyId): Promise<Duty> {
  const row = await duties(db).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`duty ${id}`);
  return shape(row);
}

function duties(db: Reads) {
  return db
    .selectFrom("mandate_duty")
    .select([
      "id",
      "title",
      "resolution",
      "paragraph",
      "due_month",
      "due_day",
      "due_on",
      "valid_from as from",
      "valid_to as before",
      "source",
      "language",
      "ended_at",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof duties>["execute"]>>[number];

function shape({ due_month, due_day, due_on, ended_at, ...duty }: Row): Duty {
  const time =
    due_on === null
      ? { month: due_month as number, day: due_day as number } // a check of the table: a day of each year, or one date
      : { on: due_on };
  return { ...duty, time, ended: ended_at !== null };
}

/** What is recorded of one year's piece, the newest first. */
export async function readTracking(db: Reads, duty: DutyId, year: number): Promise<Tracking> {
  const inYear = (row: { dutyId: DutyId; year: number }): boolean => row.dutyId === duty && row.year === year;
  return {
    extensions: (await listExtensions(db, [year])).filter(inYear),
    deliveries: (await listDeliveries(db, [year])).filter(inYear),
  };
}

type OfDuty = { dutyId: DutyId; year: number };

async function listExtensions(db: Reads, years: readonly number[]): Promise<(Extension & OfDuty)[]> {
  return await db
    .selectFrom("duty_extension")
    .innerJoin("account", "account.id", "duty_extension.recorded_by")
    .where("year", "in", years)
    .orderBy("recorded_at", "desc")
    .orderBy("duty_extension.id", "desc")
    .select([
      "duty_extension.id",
      "duty_extension.duty_id as dutyId",
      "duty_extension.year",
      "duty_extension.new_date as newDate",
      "duty_extension.words",
      "duty_extension.source",
      "duty_extension.language",
      "account.name as recordedBy",
      "duty_extension.recorded_at as recordedAt",
    ])
    .execute();
}

async function listDeliveries(db: Reads, years: readonly number[]): Promise<(Delivery & OfDuty)[]> {
  return await db
    .selectFrom("duty_delivery")
    .innerJoin("account", "account.id", "duty_delivery.recorded_by")
    .where("year", "in", years)
    .orderBy("recorded_at", "desc")
    .orderBy("duty_delivery.id", "desc")
    .select([
      "duty_delivery.id",
      "duty_delivery.duty_id as dutyId",
      "duty_delivery.year",
      "duty_delivery.delivered_on as deliveredOn",
      "duty_delivery.symbol",
      "duty_delivery.source",
      "duty_delivery.language",
      "account.name as recordedBy",
      "duty_delivery.recorded_at as recordedAt",
    ])
    .execute();
}

export type TrackedOccurrence = Occurrence & { standing: DueStanding };

/** What is due in some years, each with where it stands today. */
export async function listDue(db: Reads, years: readonly number[], today: string): Promise<TrackedOccurrence[]> {
  const known = await listDuties(db);
  const extensions = await listExtensions(db, years);
  const deliveries = await listDeliveries(db, years);
  return years
    .flatMap((year) => occurrencesIn(known, year))
    .map((occurrence) => {
      const own = ({ dutyId, year }: OfDuty): boolean => dutyId === occurrence.duty.id && year === occurrence.year;
      const tracking = { extensions: extensions.filter(own), deliveries: deliveries.filter(own) };
      return { ...occurrence, standing: dueStanding(occurrence.due, tracking, today) };
    });
}

const aheadAndBehind = 60;

/** What is due within sixty days and not delivered, and what was due in the last sixty and is not recorded. */
export async function listDueSoon(db: Reads, today: string): Promise<TrackedOccurrence[]> {
  const day = Temporal.PlainDate.from(today);
  const from = day.subtract({ days: aheadAndBehind }).toString();
  const to = day.add({ days: aheadAndBehind }).toString();
  const due = await listDue(db, [day.year - 1, day.year, day.year + 1], today);
  return due.filter(({ standing }) => standing.status !== "delivered" && standing.due >= from && standing.due <= to);
}

/** The years that can be looked at: last, this and next year, those a duty names once and still to come, and those with tasks. */
export async function listYears(db: Reads, today: string): Promise<number[]> {
  const { year } = Temporal.PlainDate.from(today);
  const once = (await listDuties(db)).flatMap(({ time }) => ("on" in time ? [Number(time.on.slice(0, 4))] : []));
  const tasks = await db.selectFrom("programme_task").select("year").distinct().execute();
  const found = [year - 1, year, year + 1, ...once.filter((one) => one > year), ...tasks.map((task) => task.year)];
  return [...new Set(found)].sort((a, b) => a - b);
}
