import { sql } from "kysely";
import { systemAccount } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, ActivityId, OrganisationId } from "#db/ids.ts";
import type { Subject } from "../activity.ts";
import type {
  ActivityEvent,
  ActivityHead,
  ActivityRegion,
  ActivityWhole,
  AttendanceCount,
  Invitee,
  Party,
} from "./activity.ts";

type Reads = Reader | Work["db"];

/** An activity as far as it is for its reader. */
export async function getActivity(db: Reads, id: ActivityId): Promise<ActivityWhole> {
  const head = await heads(db).where("activity.id", "=", id).executeTakeFirst();
  if (!head) throw new NotFound("activity");
  const [parties, invitees, experts] = [
    await listParties(db, [id]),
    await listInvitees(db, [id]),
    await expertsOf(db, id),
  ];
  return { ...headOf(head), parties: parties.get(id) ?? [], invitees: invitees.get(id) ?? [], experts };
}

/** The activities that touch a range of days, by their first day, as far as they are for their reader. */
export async function listActivities(
  db: Reads,
  { from, before }: { from: string; before: string },
): Promise<ActivityHead[]> {
  const rows = await heads(db)
    .where("activity.starts_on", "<", before)
    .where("activity.ends_before", ">", from)
    .orderBy("activity.starts_on")
    .orderBy("activity.id")
    .execute();
  return rows.map(headOf);
}

/** Some activities, wherever they stand; those that are not for the reader are left out. */
export async function listActivitiesById(db: Reads, ids: readonly ActivityId[]): Promise<ActivityHead[]> {
  if (ids.length === 0) return [];
  return (await heads(db).where("activity.id", "in", ids).execute()).map(headOf);
}

/** Who organises, hosts and sponsors each of some activities. */
export async function listParties(db: Reads, ids: readonly ActivityId[]): Promise<Map<ActivityId, Party[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("activity_party")
    .where("activity_id", "in", ids)
    .orderBy("role")
    .orderBy("added_at")
    .orderBy("id")
    .select([
      "activity_id",
      "id",
      "role",
      "organisation_id as organisation",
      "state_code as state",
      "body",
      "contribution",
      "amount",
      "currency",
      "words",
    ])
    .execute();
  return Map.groupBy(rows, ({ activity_id }) => activity_id);
}

/** Whom each of some activities invites, as far as it is for the reader. */
export async function listInvitees(db: Reads, ids: readonly ActivityId[]): Promise<Map<ActivityId, Invitee[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("activity_invitee")
    .where("activity_id", "in", ids)
    .orderBy("id")
    .select(["activity_id", "id", "state_code as state", "organisation_id as organisation", "standing"])
    .execute();
  return Map.groupBy(rows, ({ activity_id }) => activity_id);
}

/** The experts of the Group who are assigned to each of some activities. */
export async function listAssigned(db: Reads, ids: readonly ActivityId[]): Promise<Map<ActivityId, AccountId[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("activity_expert")
    .where("activity_id", "in", ids)
    .orderBy("account_id")
    .select(["activity_id", "account_id"])
    .execute();
  const groups = Map.groupBy(rows, ({ activity_id }) => activity_id);
  return new Map([...groups].map(([id, of]) => [id, of.map(({ account_id }) => account_id)]));
}

async function expertsOf(db: Reads, id: ActivityId): Promise<{ id: AccountId; name: string }[]> {
  return await db
    .selectFrom("activity_expert")
    .innerJoin("account", "account.id", "activity_expert.account_id")
    .where("activity_id", "=", id)
    .orderBy("account.name")
    .select(["account.id", "account.name"])
    .execute();
}

/** How many came to an activity, as far as it is for the reader. */
export async function listAttendance(db: Reads, id: ActivityId): Promise<AttendanceCount[]> {
  return await db
    .selectFrom("activity_attendance")
    .innerJoin("activity_invitee", "activity_invitee.id", "activity_attendance.invitee_id")
    .where("activity_invitee.activity_id", "=", id)
    .orderBy("invitee_id")
    .orderBy("capacity")
    .select(["invitee_id as invitee", "capacity", "people", "women"])
    .execute();
}

/** What happened with an activity, the earliest first. */
export async function listActivityEvents(db: Reads, id: ActivityId): Promise<ActivityEvent[]> {
  return await db
    .selectFrom("activity_event")
    .leftJoin("account", (join) =>
      join.onRef("account.id", "=", "activity_event.by").on("account.id", "<>", systemAccount),
    )
    .where("activity_id", "=", id)
    .orderBy("ordinal")
    .select(["activity_event.at", "event", "account.name as by", "words", "details"])
    .execute();
}

/** Whether somebody is recorded as having taken part. */
export async function hasParticipants(db: Reads, id: ActivityId): Promise<boolean> {
  const found = await db
    .selectFrom("activity_invitee")
    .where("activity_id", "=", id)
    .where("standing", "=", "took-part")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The experts of the Group who can be assigned today. */
export async function listExperts(db: Reads, on: string): Promise<{ id: AccountId; name: string }[]> {
  return await db
    .selectFrom("account")
    .innerJoin("capacity", "capacity.account_id", "account.id")
    .where("capacity.kind", "=", "expert")
    .where("capacity.valid_from", "<=", on)
    .where((where) => where.or([where("capacity.valid_to", "is", null), where("capacity.valid_to", ">", on)]))
    .orderBy("account.name")
    .select(["account.id", "account.name"])
    .distinct()
    .execute();
}

/** The organisation in whose name a person keeps activities; undefined for who serves the Committee. */
export async function findOwnOrganisation(db: Reads): Promise<OrganisationId | undefined> {
  const found = await db
    .selectNoFrom(sql<OrganisationId | null>`(app_asks_for())[1]`.as("id"))
    .executeTakeFirstOrThrow();
  return found.id ?? undefined;
}

type Row = Awaited<ReturnType<ReturnType<typeof heads>["execute"]>>[number];

function headOf({ from, before, precision, daysLong, region, subjects, ...row }: Row): ActivityHead {
  return {
    ...row,
    time: { from, before, precision, daysLong },
    region: region as ActivityRegion | null, // the table takes no other
    subjects: subjects as Subject[], // the table takes no others
  };
}

function heads(db: Reads) {
  return db
    .selectFrom("activity")
    .select([
      "activity.id",
      "activity.reference",
      "activity.kind",
      "activity.mode",
      "activity.title",
      "activity.language",
      "activity.place",
      "activity.host_state as hostState",
      "activity.time_zone as timeZone",
      "activity.starts_on as from",
      "activity.ends_before as before",
      "activity.precision",
      "activity.days_long as daysLong",
      "activity.region",
      "activity.subjects",
      "activity.languages",
      "activity.objective_id as objective",
      "activity.description",
      "activity.link",
      "activity.serves",
      "activity.sponsor",
      "activity.source",
      "activity.owner_id as owner",
      "activity.on_record as onRecord",
      "activity.standing",
      "activity.shown_at as shownAt",
      "activity.changed_at as changedAt",
      "activity.sequence",
      "activity.revision",
      "activity.checked_from as checkedFrom",
      "activity.checked_before as checkedBefore",
      "activity.consulted_at as consultedAt",
      "activity.invited_at as invitedAt",
      "activity.told_at as toldAt",
      "activity.moves",
      "activity.merged_into as mergedInto",
    ]);
}
