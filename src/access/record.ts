import { newId, type StateCode } from "#db/ids.ts";
import type { MessageKey } from "#i18n/t.ts";
import { capacityFor, type Permission } from "./permissions.ts";
import type { Work } from "./work.ts";

/** What was done; the catalogues have words for each. */
export type Verb = Extract<MessageKey, `act.${string}`> extends `act.${infer Name}` ? Name : never;

type Recorded = {
  permission: Permission;
  verb: Verb;
  subject: string;
  state?: StateCode;
  details?: Record<string, unknown>;
};

/** Writes one line of the record of acts, in the same commit as the act's effect. */
export async function record(work: Work, { permission, verb, subject, state, details = {} }: Recorded): Promise<void> {
  await work.db
    .insertInto("act")
    .values({
      id: newId<string & { readonly __noun: "act" }>(),
      at: work.at,
      actor_id: work.actor.id,
      capacity: capacityFor(work.actor, permission),
      verb,
      subject_id: subject,
      state_code: state ?? null,
      details: JSON.stringify(details),
    })
    .execute();
}
