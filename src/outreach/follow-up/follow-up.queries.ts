import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityId, FollowUpId, OrganisationId, ReportedActionId, StateCode } from "#db/ids.ts";
import type { Subject } from "../activity.ts";
import { dueOn, type FollowUp, followUpMonths, hashOfToken, type ReportedAction } from "./follow-up.ts";

type Reads = Reader | Work["db"];

/** Follow-ups that the reader may read, those that wait first. */
export async function listFollowUps(db: Reads, of?: { activity: ActivityId }): Promise<FollowUp[]> {
  const query = followUps(db)
    .orderBy("answered_at", (order) => order.desc().nullsFirst())
    .orderBy("due_on")
    .orderBy("follow_up.id");
  return await (of ? query.where("follow_up.activity_id", "=", of.activity) : query.limit(500)).execute();
}

export async function getFollowUp(db: Reads, id: FollowUpId): Promise<FollowUp> {
  const found = await followUps(db).where("follow_up.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("follow-up");
  return found;
}

/** Whose follow-up an address opens; undefined for one that nobody gave out. */
export async function findByToken(db: Reads, token: string): Promise<FollowUp | undefined> {
  return await followUps(db).where("link_hash", "=", hashOfToken(token)).executeTakeFirst();
}

export type DueFollowUp = {
  activity: ActivityId;
  state: StateCode | null;
  organisation: OrganisationId | null;
  months: number;
  dueOn: string;
};

/** Two months beyond the last question: who is recorded late as having taken part is asked late, and nobody years after. */
const lookedBack = Math.max(...followUpMonths) + 2;

/** Who took part and is to be asked by a day, and was not yet. */
export async function listDueFollowUps(db: Reads, on: string): Promise<DueFollowUp[]> {
  const took = await db
    .selectFrom("activity_invitee as invitee")
    .innerJoin("activity", "activity.id", "invitee.activity_id")
    .where("invitee.standing", "=", "took-part")
    .where("activity.standing", "in", ["held", "reported", "evaluated"])
    .where("activity.ends_before", ">", Temporal.PlainDate.from(on).subtract({ months: lookedBack }).toString())
    .select([
      "activity.id as activity",
      "activity.ends_before as before",
      "invitee.state_code as state",
      "invitee.organisation_id as organisation",
    ])
    .execute();
  if (took.length === 0) return [];
  const asked = await db
    .selectFrom("follow_up")
    .where("activity_id", "in", [...new Set(took.map(({ activity }) => activity))])
    .select(["activity_id", "state_code", "organisation_id", "months"])
    .execute();
  const keyOf = (activity: string, who: string | null, months: number): string => `${activity} ${who} ${months}`;
  const there = new Set(asked.map((one) => keyOf(one.activity_id, one.state_code ?? one.organisation_id, one.months)));
  return took.flatMap(({ activity, before, state, organisation }) =>
    followUpMonths
      .map((months) => ({ activity, state, organisation, months, dueOn: dueOn(before, months) }))
      .filter((one) => one.dueOn <= on && !there.has(keyOf(activity, state ?? organisation, one.months))),
  );
}

/** What States did, as far as it is for the reader: after an activity, or of one State. */
export async function listActions(
  db: Reads,
  of: { activity: ActivityId } | { state: StateCode },
): Promise<ReportedAction[]> {
  const query = actions(db).orderBy("done_on").orderBy("reported_action.id");
  const rows = await ("activity" in of
    ? query.where("activity_id", "=", of.activity)
    : query.where("state_code", "=", of.state)
  ).execute();
  return rows.map(shapeAction);
}

/** One action that stands; undefined where the reader may read none. */
export async function findAction(db: Reads, id: ReportedActionId): Promise<ReportedAction | undefined> {
  const found = await actions(db).where("reported_action.id", "=", id).executeTakeFirst();
  return found && shapeAction(found);
}

/** The rows of a template that an action is tied to. */
export async function listTiedRows(db: Reads, id: ReportedActionId, template: string): Promise<string[]> {
  const rows = await db
    .selectFrom("reported_action_row")
    .where("action_id", "=", id)
    .where("template_id", "=", template)
    .select("row_id")
    .execute();
  return rows.map(({ row_id }) => row_id);
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof actions>["execute"]>>[number];

function shapeAction({ subjects, ...row }: ActionRow): ReportedAction {
  return { ...row, subjects: subjects as Subject[] }; // written from the list of subjects
}

function actions(db: Reads) {
  return db
    .selectFrom("reported_action")
    .innerJoin("account", "account.id", "reported_action.reported_by")
    .where("taken_back_at", "is", null)
    .select([
      "reported_action.id",
      "state_code as state",
      "kind",
      "done_on as doneOn",
      "what",
      "reported_action.language",
      "source",
      "subjects",
      "activity_id as activity",
      "follow_up_id as followUp",
      "account.name as reportedBy",
      "reported_at as reportedAt",
    ]);
}

function followUps(db: Reads) {
  return db
    .selectFrom("follow_up")
    .innerJoin("activity", "activity.id", "follow_up.activity_id")
    .select([
      "follow_up.id",
      "activity.id as activity",
      "activity.title",
      "activity.language as titleLanguage",
      "activity.starts_on as heldFrom",
      "activity.ends_before as heldBefore",
      "follow_up.state_code as state",
      "follow_up.organisation_id as organisation",
      "months",
      "due_on as dueOn",
      "link_made_at as linkMadeAt",
      "answered_at as answeredAt",
      "answered_how as answeredHow",
      "answered_as as answeredAs",
      "words",
      "follow_up.language",
    ]);
}
