import { holds } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type CalendarSourceId, newId } from "#db/ids.ts";
import { findOwnOrganisation } from "../activities/activity.queries.ts";
import type { NewSource } from "./source.ts";

export type AddSourceOutcome =
  | { ok: true; id: CalendarSourceId }
  | { ok: false; reason: "there-already" | "not-yours" };

/** Adds a calendar of another body; an organisation adds its own. From now on what it announces stands beside activities. */
export async function addSource(work: Work, source: NewSource): Promise<AddSourceOutcome> {
  requireMay(work.actor, "calendar-source.add");

  const { db, actor, at } = work;
  const { organisation, body, address, language } = source;
  if (!holds(actor, "secretariat") && organisation !== ((await findOwnOrganisation(db)) ?? null))
    return { ok: false, reason: "not-yours" };
  if (address !== null) {
    const same = await db
      .selectFrom("calendar_source")
      .where("address", "=", address)
      .where("ended_at", "is", null)
      .select("id")
      .executeTakeFirst();
    if (same) return { ok: false, reason: "there-already" };
  }
  const id = newId<CalendarSourceId>();
  await db
    .insertInto("calendar_source")
    .values({
      ...{ id, organisation_id: organisation, body, address, language, kind: address === null ? "files" : "address" },
      ...{ added_by: actor.id, added_at: at },
    })
    .execute();
  await record(work, { permission: "calendar-source.add", verb: "calendar-source.added", subject: id });
  return { ok: true, id };
}
