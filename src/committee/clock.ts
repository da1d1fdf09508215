import type { Access } from "#access/work.ts";
import { adoptBySilence } from "./no-objection/adopt-by-silence.ts";
import { listDue } from "./no-objection/no-objection.queries.ts";

/** Adopts every text whose period has passed in silence. Run each minute with the system's token; two processes may run it. */
export async function adoptWhatIsDue(access: Access, systemToken: string): Promise<number> {
  const due = (await access.withActor(systemToken, ({ db, at }) => listDue(db, at))) ?? [];
  let adopted = 0;
  for (const id of due) {
    const outcome = await access.transact(systemToken, (work) => adoptBySilence(work, id));
    if (outcome?.ok) adopted++;
  }
  return adopted;
}
