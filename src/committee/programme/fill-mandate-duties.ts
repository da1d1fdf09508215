import type { Transaction } from "kysely";
import { z } from "zod";
import type { DutyId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import file from "./mandate-duties.json" with { type: "json" };

const text = z.string().min(1);
const date = z.iso.date();
const duty = z.object({
  id: z.uuid(),
  title: z.object({ ar: text, zh: text, en: text, fr: text, ru: text, es: text }),
  resolution: text,
  paragraph: text.optional(),
  time: z.union([
    z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }).strict(),
    z.object({ on: date }).strict(),
  ]),
  from: date,
  before: date,
  source: text,
});

/** The duties of the mandate as the file gives them, checked once. */
export function readMandateDuties(): z.infer<typeof duty>[] {
  return z.object({ duties: z.array(duty).min(1) }).parse(file).duties;
}

/** The duties from the file, as the database's owner; what is there already, ended or not, stays. */
export async function fillMandateDuties(db: Transaction<Database>): Promise<void> {
  for (const { id, title, resolution, paragraph, time, from, before, source } of readMandateDuties()) {
    await db
      .insertInto("mandate_duty")
      .values({
        id: id as DutyId, // of the file, which names each duty for good
        title: JSON.stringify(title),
        resolution,
        paragraph: paragraph ?? null,
        due_month: "on" in time ? null : time.month,
        due_day: "on" in time ? null : time.day,
        due_on: "on" in time ? time.on : null,
        valid_from: from,
        valid_to: before,
        source,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
}
