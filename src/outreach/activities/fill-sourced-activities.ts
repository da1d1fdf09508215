import type { Transaction } from "kysely";
import { z } from "zod";
import { systemAccount } from "#access/actor.ts";
import { type ActivityId, type ActivityPartyId, newId, type StateCode } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { subjects } from "../activity.ts";
import { activityKinds, activityModes, activityPrecisions, activityRegions } from "./activity.ts";
import file from "./sourced-activities.json" with { type: "json" };

const text = z.string().min(1);
const date = z.iso.date();
const sourced = z
  .object({
    id: z.uuid(),
    title: text,
    place: text,
    host: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    kind: z.enum(activityKinds),
    mode: z.enum(activityModes),
    region: z.enum(activityRegions).nullable(),
    from: date,
    before: date,
    precision: z.enum(activityPrecisions),
    organisers: z.array(text),
    sponsor: text.nullable(),
    serves: text.nullable(),
    subjects: z.array(z.enum(subjects)),
    source: text,
  })
  .strict();

/** The activities of the past that public sources tell of (founding dossier, 3.2 and 3.5), as the file gives them, checked once. */
export function readSourcedActivities(): z.infer<typeof sourced>[] {
  return z.object({ activities: z.array(sourced).min(1) }).parse(file).activities;
}

/** The sourced record of outreach, as the database's owner, shown to everybody; what is there already stays. */
export async function fillSourcedActivities(db: Transaction<Database>): Promise<void> {
  const at = Temporal.Instant.from("2026-11-26T00:00:00Z"); // when the file was made
  for (const one of readSourcedActivities()) {
    const id = one.id as ActivityId; // of the file, which names each activity for good
    const added = await db
      .insertInto("activity")
      .values({
        ...{ id, title: one.title, language: "en", place: one.place, host_state: one.host as StateCode | null }, // of Member States
        ...{ kind: one.kind, mode: one.mode, region: one.region, subjects: one.subjects, source: one.source },
        ...{ starts_on: one.from, ends_before: one.before, precision: one.precision },
        ...{
          serves: one.serves,
          sponsor: one.sponsor,
          on_record: true,
          standing: "held",
          shown_at: at,
          changed_at: at,
        },
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows) === 0) continue;
    const parties = [
      ...one.organisers.map((body) => ({ role: "organiser" as const, body, state_code: null })),
      ...(one.host ? [{ role: "host" as const, body: null, state_code: one.host as StateCode }] : []), // as above
    ];
    if (parties.length > 0)
      await db
        .insertInto("activity_party")
        .values(
          parties.map((party) => ({
            ...{ id: newId<ActivityPartyId>(), activity_id: id, ...party },
            ...{ added_by: systemAccount, added_at: at },
          })),
        )
        .execute();
  }
}
