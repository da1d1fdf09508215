import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { CirculationId, NoObjectionId, StateCode } from "#db/ids.ts";
import type { Case, Holder } from "./machine.ts";
import type { CaseEvent, NoObjection, NoObjectionRule, Subject } from "./no-objection.ts";

type Reads = Reader | Work["db"];

export async function getNoObjection(db: Reads, id: NoObjectionId): Promise<NoObjection> {
  const row = await procedures(db).where("no_objection.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`no-objection ${id}`);
  return shape(row, await listHolders(db, [id]));
}

/** Every procedure this reader may see, the newest first; of one circulation, or all. */
export async function listNoObjections(db: Reads, circulation?: CirculationId): Promise<NoObjection[]> {
  const query = procedures(db).orderBy("no_objection.circulated_at", "desc").orderBy("no_objection.id");
  const rows = await (circulation ? query.where("no_objection.circulation_id", "=", circulation) : query).execute();
  const held = rows.filter(({ status }) => status === "held").map(({ id }) => id);
  const holders = held.length > 0 ? await listHolders(db, held) : [];
  return rows.map((row) => shape(row, holders));
}

/** What the clock may have to end: periods that have passed, and texts that are held. */
export async function listDue(db: Reads, at: Temporal.Instant): Promise<NoObjection[]> {
  const rows = await procedures(db)
    .where("no_objection.concluded_at", "is", null)
    .where((either) =>
      either.or([either("no_objection.deadline", "<", at), either("no_objection.status", "=", "held")]),
    )
    .orderBy("no_objection.deadline")
    .execute();
  const holders = await listHolders(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => shape(row, holders));
}

/** Everything that happened to a case, in the order in which it counts. */
export async function listEvents(db: Reads, id: NoObjectionId): Promise<CaseEvent[]> {
  const rows = await events(db).where("no_objection_event.no_objection_id", "=", id).execute();
  return rows.map(({ details, ...event }) => ({
    ...event,
    by: (details.by ?? null) as CaseEvent["by"], // written by take-step.ts, like the next
    version: (details.number ?? null) as CaseEvent["version"],
  }));
}

/** The exact text that lies, or lay, before the Committee; NotFound where it is from before texts were kept. */
export async function getCirculatedText(db: Reads, id: NoObjectionId): Promise<string> {
  const row = await db
    .selectFrom("circulated_text")
    .innerJoin("no_objection", (join) =>
      join
        .onRef("no_objection.id", "=", "circulated_text.no_objection_id")
        .onRef("no_objection.text_hash", "=", "circulated_text.text_hash"),
    )
    .where("no_objection.id", "=", id)
    .select("circulated_text.body")
    .executeTakeFirst();
  if (!row) throw new NotFound(`circulated text ${id}`);
  return row.body;
}

/** The words that were circulated with texts, and who had them circulated. */
export async function getCirculation(db: Reads, id: CirculationId) {
  const row = await db
    .selectFrom("circulation")
    .innerJoin("account", "account.id", "circulation.circulated_by")
    .where("circulation.id", "=", id)
    .select([
      "circulation.id",
      "circulation.circulated_at as circulatedAt",
      "account.name as circulatedBy",
      "circulation.instruction",
      "circulation.words",
    ])
    .executeTakeFirst();
  if (!row) throw new NotFound(`circulation ${id}`);
  return row;
}

function events(db: Reads) {
  return db
    .selectFrom("no_objection_event")
    .innerJoin("account", "account.id", "no_objection_event.recorded_by")
    .select([
      "no_objection_event.kind",
      "no_objection_event.at",
      "no_objection_event.recorded_at as recordedAt",
      "no_objection_event.recorded_by as recordedBy",
      "account.name",
      "no_objection_event.delegation",
      "no_objection_event.days",
      "no_objection_event.words",
      "no_objection_event.evidence",
      "no_objection_event.refused",
      "no_objection_event.deadline",
      "no_objection_event.details",
    ])
    .orderBy("no_objection_event.at")
    .orderBy("no_objection_event.ordinal");
}

type CaseHolder = Holder & { case: NoObjectionId };

/** Who stops the clock of these cases: held and not lifted, asked and not answered. */
async function listHolders(db: Reads, ids: readonly NoObjectionId[]): Promise<CaseHolder[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("no_objection_event")
    .where("no_objection_id", "in", ids)
    .where("refused", "is", null)
    .where("kind", "in", ["held", "lifted", "question-asked", "question-answered"])
    .select(["no_objection_id", "kind", "at", "delegation"])
    .orderBy("at")
    .orderBy("ordinal")
    .execute();
  const holding = new Map<string, CaseHolder>();
  for (const { no_objection_id, kind, at, delegation } of rows) {
    const why = kind === "held" || kind === "lifted" ? "hold" : "question";
    const key = `${no_objection_id} ${delegation} ${why}`;
    if (kind === "held" || kind === "question-asked")
      holding.set(key, { case: no_objection_id, delegation: delegation as StateCode, why, since: at }); // a check of the table: these have one
    else holding.delete(key);
  }
  return [...holding.values()];
}

function procedures(db: Reads) {
  return db
    .selectFrom("no_objection")
    .innerJoin("account", "account.id", "no_objection.circulated_by")
    .leftJoin("decision", "decision.no_objection_id", "no_objection.id")
    .leftJoin("committee_text", "committee_text.id", "no_objection.text_id")
    .select([
      "no_objection.id",
      "no_objection.circulation_id",
      "no_objection.matrix_version_id",
      "no_objection.text_version_id",
      "no_objection.state_code",
      "no_objection.number",
      "no_objection.text_hash",
      "no_objection.circulated_at",
      "account.name as circulated_by",
      "no_objection.working_days",
      "no_objection.day_zero",
      "no_objection.deadline",
      "no_objection.rule",
      "no_objection.members",
      "no_objection.status",
      "no_objection.days",
      "no_objection.extensions",
      "no_objection.held_since",
      "no_objection.days_left",
      "no_objection.concluded_at",
      "decision.id as decision_id",
      "committee_text.id as text_id",
      "committee_text.kind as text_kind",
      "committee_text.title",
      "committee_text.language",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof procedures>["execute"]>>[number];

function shape(row: Row, holders: readonly CaseHolder[]): NoObjection {
  return {
    id: row.id,
    circulationId: row.circulation_id,
    subject: subjectOf(row),
    textHash: row.text_hash,
    circulatedAt: row.circulated_at,
    circulatedBy: row.circulated_by,
    workingDays: row.working_days,
    deadline: row.deadline,
    rule: row.rule as unknown as NoObjectionRule, // written by circulate.ts; only its holiday lists change, by a recount
    members: row.members as StateCode[],
    case: caseOf(row, holders),
    decisionId: row.decision_id,
  };
}

function subjectOf(row: Row): Subject {
  if (row.matrix_version_id && row.state_code)
    return { kind: "matrix", version: row.matrix_version_id, stateCode: row.state_code, number: row.number };
  if (row.text_version_id && row.text_id && row.text_kind)
    return {
      kind: "text",
      version: row.text_version_id,
      textId: row.text_id,
      textKind: row.text_kind,
      title: row.title ?? "",
      language: row.language ?? "en",
      number: row.number,
    };
  throw new Error(`no-objection ${row.id} is on no text this reader may know`);
}

function caseOf(row: Row, holders: readonly CaseHolder[]): NoObjection["case"] {
  const count = { dayZero: Temporal.PlainDate.from(row.day_zero), days: row.days, extensions: row.extensions };
  if (row.status === "running") return { status: "running", deadline: row.deadline, ...count };
  if (row.status === "held")
    return {
      status: "held",
      daysLeft: row.days_left as number, // checks of the table: a held case has both
      since: row.held_since as Temporal.Instant,
      holders: holders.filter((holder) => holder.case === row.id).map(({ case: _, ...holder }) => holder),
      deadline: row.deadline,
      ...count,
    };
  return { status: row.status, at: row.concluded_at as Temporal.Instant }; // a check of the table: concluded at a moment
}

/** The columns that say where a case stands. */
export function columnsOf(next: Case) {
  if (next.status === "draft") throw new Error("a case that was circulated is no draft");
  const none = { held_since: null, days_left: null };
  if (next.status === "running")
    return {
      status: next.status,
      deadline: next.deadline,
      day_zero: next.dayZero.toString(),
      days: next.days,
      extensions: next.extensions,
      ...none,
    };
  if (next.status === "held")
    return { status: next.status, held_since: next.since, days_left: next.daysLeft, extensions: next.extensions };
  return { status: next.status, concluded_at: next.at, ...none };
}
