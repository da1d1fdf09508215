import type { Reader, Work } from "#access/work.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";

/** A version of a State's matrix that was transmitted to it. */
export type TransmittedMatrix = {
  id: MatrixVersionId;
  stateCode: StateCode;
  templateId: string;
  number: number;
  transmittedAt: Temporal.Instant;
};

/** The versions that were transmitted to a State and that this reader may see, the newest first. */
export async function listTransmitted(db: Reader | Work["db"], state: StateCode): Promise<TransmittedMatrix[]> {
  const rows = await db
    .selectFrom("matrix_version")
    .where("state_code", "=", state)
    .where("transmitted_at", "is not", null)
    .where("abandoned_at", "is", null)
    .orderBy("number", "desc")
    .select(["id", "state_code as stateCode", "template_id as templateId", "number", "transmitted_at as transmittedAt"])
    .$narrowType<{ transmittedAt: Temporal.Instant }>() // asked for above
    .execute();
  return rows;
}
