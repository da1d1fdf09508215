import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, OfficeId, StateCode, TermId, WorkingGroupId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { listStates, type NamedState } from "#states/state.queries.ts";
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

/** Every term a State ever had, the first one first. */
export async function listTermsOf(db: Reads, state: StateCode): Promise<Term[]> {
  return await termsQuery(db).where("committee_member.state_code", "=", state).execute();
}

export async function getTerm(db: Reads, id: TermId): Promise<Term> {
  const term = await termsQuery(db).where("committee_member.id", "=", id).executeTakeFirst();
  if (!term) throw new NotFound(`term ${id}`);
  return term;
}

export async function getOffice(db: Reads, id: OfficeId): Promise<Office> {
  const office = await officesQuery(db).where("office.id", "=", id).executeTakeFirst();
  if (!office) throw new NotFound(`office ${id}`);
  return officeOf(office);
}

export async function getWorkingGroup(db: Reads, id: WorkingGroupId): Promise<WorkingGroup> {
  const group = await groupsQuery(db).where("working_group.id", "=", id).executeTakeFirst();
  if (!group) throw new NotFound(`working group ${id}`);
  return group;
}

/** Every working group on record, those of long ago too. */
export async function listWorkingGroups(db: Reads): Promise<WorkingGroup[]> {
  return await groupsQuery(db).execute();
}

/** The States that may be members and whose matrices the experts prepare: in a demonstration the invented ones, for it says nothing about a real State. */
export async function listStatesToChoose(db: Reader, language: Language, on: string): Promise<NamedState[]> {
  const states = await listStates(db, language, on);
  const invented = states.filter(({ kind }) => kind === "invented");
  return invented.length > 0 ? invented : states.filter(({ kind }) => kind === "member");
}

/** The people with an account who are of the Committee or serve it on a day. */
export async function listPeopleServing(db: Reader, on: string): Promise<{ id: AccountId; name: string }[]> {
  return await db
    .selectFrom("account")
    .innerJoin("capacity", "capacity.account_id", "account.id")
    .where("account.closed_at", "is", null)
    .where("capacity.kind", "in", ["chair", "member", "expert", "secretariat"])
    .where("capacity.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("capacity.valid_to", "is", null), eb("capacity.valid_to", ">", on)]))
    .select(["account.id", "account.name"])
    .distinct()
    .orderBy("account.name")
    .execute();
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
