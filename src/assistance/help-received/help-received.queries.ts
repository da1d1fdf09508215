import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { HelpReceivedId, StateCode } from "#db/ids.ts";
import type { KindOfAssistance } from "../kinds.ts";
import type { HelpReceived } from "./help-received.ts";

type Reads = Reader | Work["db"];

/** What a State received, the latest first, as far as it is for this reader; what ended last, for those who see the whole. */
export async function listHelpOf(db: Reads, states: readonly StateCode[]): Promise<HelpReceived[]> {
  if (states.length === 0) return [];
  const rows = await entries(db).where("help_received.state_code", "in", states).execute();
  return rows.map(shape);
}

export async function getHelp(db: Reads, state: StateCode, id: HelpReceivedId): Promise<HelpReceived> {
  const row = await entries(db)
    .where(sql`help_received.id::text`, "=", id) // as text, so that the policies are asked first: a hidden entry takes as long as none
    .where("help_received.state_code", "=", state)
    .executeTakeFirst();
  if (!row) throw new NotFound("help received");
  return shape(row);
}

/** How many entries that stand this reader finds, State by State. */
export async function countHelp(db: Reads): Promise<{ state: StateCode; count: number }[]> {
  const rows = await db
    .selectFrom("help_received")
    .where("ended_at", "is", null)
    .groupBy("state_code")
    .orderBy("state_code")
    .select(["state_code as state", ({ fn }) => fn.countAll<string>().as("count")])
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

function entries(db: Reads) {
  return db
    .selectFrom("help_received")
    .leftJoin("provider", "provider.id", "help_received.provider_id")
    .leftJoin("organisation", "organisation.id", "provider.organisation_id")
    .leftJoin("assistance_request", "assistance_request.id", "help_received.request_id")
    .leftJoin("account", "account.id", "help_received.entered_by")
    .orderBy("help_received.ended_at", (order) => order.desc().nullsFirst())
    .orderBy("help_received.from_on", (order) => order.desc().nullsLast())
    .orderBy("help_received.entered_at", "desc")
    .select([
      "help_received.id",
      "help_received.state_code as state",
      "help_received.provider_id as provider",
      "help_received.provider_words as providerWords",
      "organisation.name as providerName",
      "provider.state_code as providerState",
      "help_received.what",
      "help_received.kinds",
      "help_received.areas",
      "help_received.from_on as from",
      "help_received.to_on as to",
      "help_received.result",
      "help_received.source",
      "help_received.audience",
      "help_received.ended_at as endedAt",
      "help_received.ended_because as endedBecause",
      "account.name as enteredBy",
      "help_received.entered_at as enteredAt",
      "assistance_request.id as requestId",
      "assistance_request.reference as requestReference",
    ])
    .$narrowType<{ kinds: KindOfAssistance[] }>(); // only kinds of assistance are ever entered
}

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function shape({ requestId, requestReference, ...row }: Row): HelpReceived {
  const request = requestId && requestReference ? { id: requestId, reference: requestReference } : null;
  return { ...row, request };
}
