import type { Reader, Work } from "#access/work.ts";
import { listOrganisations } from "#correspondence/runs/addressee.queries.ts";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import { listStates } from "#states/state.queries.ts";
import { audienceRank } from "../audience.ts";
import type { RequestHead } from "./request.ts";

type Reads = Reader | Work["db"];
export type CirculationAddressees = { states: StateCode[]; organisations: OrganisationId[] };

/**
 * To whom a request is to be circulated and no letter was begun yet: the providers it names; or every provider in force; or, where it is
 * for all States, every State besides, in a demonstration those that are invented. Who asks is not written to.
 */
export async function listCirculationAddressees(
  db: Reads,
  request: RequestHead,
  on: string,
): Promise<CirculationAddressees> {
  const rank = audienceRank(request.audience);
  const isLimited = request.circulation === "limited" || rank === audienceRank("named-providers");
  if (request.circulation === null || request.circulation === "none" || rank < audienceRank("named-providers"))
    return { states: [], organisations: [] };
  const providers = (
    await db
      .selectFrom("provider")
      .where("ended_on", "is", null)
      .select(["id", "organisation_id", "state_code"])
      .execute()
  ).filter(({ id }) => !isLimited || request.named.includes(id));
  const isForStates = !isLimited && rank >= audienceRank("states");
  const written = await listWrittenTo(db, request);
  const inForce = new Set((await listOrganisations(db, on)).map(({ id }) => id));
  const asking = new Set(request.asking.state !== null ? [request.asking.state] : request.asking.onBehalfOf);
  const own = request.asking.organisation?.id;
  const states = [
    ...providers.flatMap(({ state_code }) => state_code ?? []),
    ...(isForStates ? await listEveryState(db, on) : []),
  ];
  return {
    states: [...new Set(states)].filter((code) => !asking.has(code) && !written.has(code)),
    organisations: providers
      .flatMap(({ organisation_id }) => organisation_id ?? [])
      .filter((id) => inForce.has(id) && id !== own && !written.has(id)),
  };
}

async function listEveryState(db: Reads, on: string): Promise<StateCode[]> {
  const { mode } = await db.selectFrom("instance").select("mode").executeTakeFirstOrThrow();
  const states = await listStates(db, "en", on);
  return states.filter(({ kind }) => (kind === "invented") === (mode === "demonstration")).map(({ code }) => code);
}

/** Whom a letter of this circulation goes or went to; after it was renewed, all are written to again. */
async function listWrittenTo(db: Reads, { id }: RequestHead): Promise<Set<string>> {
  const rows = await db
    .selectFrom("letter")
    .where("request_id", "=", id)
    .where("occasion", "=", "circulation")
    .where("standing", "<>", "cancelled")
    .where(({ eb, selectFrom }) =>
      eb(
        "drafted_at",
        ">=",
        selectFrom("request_event")
          .where("request_id", "=", id)
          .where("to_standing", "=", "ready")
          .where("from_standing", "<>", "ready")
          .select(({ fn }) => fn.max("at").as("at")),
      ),
    )
    .select(["state_code", "organisation_id"])
    .execute();
  return new Set(rows.map(({ state_code, organisation_id }) => state_code ?? organisation_id ?? ""));
}
