import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { type Office, officeKinds, type Term, type WorkingGroup } from "./membership.ts";

type Reads = Reader | Work["db"];

/** The Committee as it stood on a day. */
export type CommitteeOnADay = { members: Term[]; offices: Office[]; groups: WorkingGroup[] };

/** Who was a member of the Committee on a day, by the codes of the States. */
export async function listMembersOn(db: Reads, on: string): Promise<StateCode[]> {
  const rows = await termsOn(db, on).execute();
  return rows.map(({ stateCode }) => stateCode);
}

/** Members, offices and working groups as they stood on a day. */
export async function readCommitteeOn(db: Reads, on: string): Promise<CommitteeOnADay> {
  const offices = await officesQuery(db)
    .where("office.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("office.valid_to", "is", null), eb("office.valid_to", ">", on)]))
    .execute();
  return {
    members: await termsOn(db, on).execute(),
    offices: offices.map(officeOf).sort((a, b) => officeKinds.indexOf(a.kind) - officeKinds.indexOf(b.kind)),
    groups: await groupsQuery(db)
      .where("working_group.valid_from", "<=", on)
      .where(({ or, eb }) => or([eb("working_group.valid_to", "is", null), eb("working_group.valid_to", ">", on)]))
      .execute(),
  };
}

function termsOn(db: Reads, on: string) {
  return termsQuery(db)
    .where("committee_member.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("committee_member.valid_to", "is", null), eb("committee_member.valid_to", ">", on)]));
}

function termsQuery(db: Reads) {
  return db
    .selectFrom("committee_member")
    .select([
      "committee_member.id",
      "committee_member.state_code as stateCode",
      "committee_member.seat",
      "committee_member.valid_from as from",
      "committee_member.valid_to as to",
      "committee_member.source",
      "committee_member.ended_source as endedSource",
    ])
    .orderBy("committee_member.state_code")
    .orderBy("committee_member.valid_from")
    .orderBy("committee_member.id");
}

function groupsQuery(db: Reads) {
  return db
    .selectFrom("working_group")
    .select([
      "working_group.id",
      "working_group.name",
      "working_group.language",
      "working_group.valid_from as from",
      "working_group.valid_to as to",
      "working_group.source",
      "working_group.ended_source as endedSource",
    ])
    .orderBy("working_group.valid_from")
    .orderBy("working_group.recorded_at")
    .orderBy("working_group.id");
}

function officesQuery(db: Reads) {
  return db
    .selectFrom("office")
    .leftJoin("account", "account.id", "office.account_id")
    .leftJoin("working_group", "working_group.id", "office.working_group_id")
    .select(({ fn }) => [
      "office.id",
      "office.kind",
      fn.coalesce("office.person_name", "account.name").as("person"),
      "office.account_id as accountId",
      "office.state_code as stateCode",
      "office.working_group_id as groupId",
      "working_group.name as groupName",
      "working_group.language as groupLanguage",
      "office.valid_from as from",
      "office.valid_to as to",
      "office.source",
      "office.ended_source as endedSource",
    ])
    .orderBy("office.valid_from")
    .orderBy("office.recorded_at")
    .orderBy("office.id");
}

type OfficeRow = Awaited<ReturnType<ReturnType<typeof officesQuery>["execute"]>>[number];

function officeOf({ groupId, groupName, groupLanguage, ...office }: OfficeRow): Office {
  const group =
    groupId && groupName && groupLanguage ? { id: groupId, name: groupName, language: groupLanguage } : null;
  return { ...office, group };
}
