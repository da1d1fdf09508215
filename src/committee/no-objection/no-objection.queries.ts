import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import type { NoObjection, NoObjectionRule, Objection } from "./no-objection.ts";

type Reads = Reader | Work["db"];

export async function getNoObjection(db: Reads, id: NoObjectionId): Promise<NoObjection> {
  const row = await procedures(db).where("no_objection.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`no-objection ${id}`);
  return shape(row);
}

/** Every procedure this reader may see, the newest first. */
export async function listNoObjections(db: Reads): Promise<NoObjection[]> {
  return (await procedures(db).orderBy("no_objection.circulated_at", "desc").execute()).map(shape);
}

/** Running procedures whose deadline has passed at a moment: what the clock adopts. */
export async function listDue(db: Reads, at: Temporal.Instant): Promise<NoObjectionId[]> {
  const rows = await db
    .selectFrom("no_objection")
    .where("concluded_at", "is", null)
    .where("deadline", "<", at)
    .select("id")
    .orderBy("deadline")
    .execute();
  return rows.map(({ id }) => id);
}

export async function listObjections(db: Reads, id: NoObjectionId): Promise<Objection[]> {
  return await db
    .selectFrom("objection")
    .innerJoin("account", "account.id", "objection.made_by")
    .where("no_objection_id", "=", id)
    .orderBy("objection.made_at")
    .select([
      "objection.made_by as madeBy",
      "account.name",
      "objection.delegation",
      "objection.reason",
      "objection.made_at as madeAt",
      "objection.late",
    ])
    .execute();
}

function procedures(db: Reads) {
  return db
    .selectFrom("no_objection")
    .innerJoin("account", "account.id", "no_objection.circulated_by")
    .leftJoin("decision", "decision.no_objection_id", "no_objection.id")
    .select([
      "no_objection.id",
      "no_objection.matrix_version_id as matrixVersionId",
      "no_objection.state_code as stateCode",
      "no_objection.number",
      "no_objection.text_hash as textHash",
      "no_objection.circulated_at as circulatedAt",
      "account.name as circulatedBy",
      "no_objection.working_days as workingDays",
      "no_objection.deadline",
      "no_objection.rule",
      "no_objection.outcome",
      "no_objection.concluded_at as concludedAt",
      "decision.id as decisionId",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof procedures>["execute"]>>[number];

function shape({ outcome, concludedAt, decisionId, rule, ...procedure }: Row): NoObjection {
  return {
    ...procedure,
    rule: rule as unknown as NoObjectionRule, // written by circulate-matrix, never changed after
    standing: outcome && concludedAt ? { status: outcome, at: concludedAt, decisionId } : { status: "running" },
  };
}
