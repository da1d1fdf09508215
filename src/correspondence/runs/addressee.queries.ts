import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import { listRegions } from "#committee/division/division.queries.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import { listAddresses, listOrganisationAddresses } from "#states/directory/addressing.queries.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listLastWords } from "../consent/consent.queries.ts";
import { listReportingStates, listStatesWithPendingRequests } from "../incoming/incoming.queries.ts";
import type { OrganisationFacts, StateFacts } from "./addressee.ts";

type Reads = Reader | Work["db"];

/** What bears on a letter to each State on a day: one query a subject, not one a State. */
export async function listStateFacts(db: Reads, on: string): Promise<StateFacts[]> {
  const states = await listStates(db, "en", on);
  const groups = await listRegions(db, on);
  const reports = await listReportingStates(db);
  const pending = await listStatesWithPendingRequests(db);
  const addresses = await listAddresses(db, on);
  const versions = await listDecidedVersions(db);
  const late = await listLateStates(db, on);
  const words = new Map((await listLastWords(db)).map(({ matrixVersionId, scope }) => [matrixVersionId, scope]));
  return states.map((state) => {
    const own = versions.get(state.code) ?? [];
    const standing = own.find(({ isSuperseded }) => !isSuperseded);
    const received = own.find(({ transmittedAt }) => transmittedAt !== null);
    const asked = received?.id ?? standing?.id;
    return {
      code: state.code,
      name: state.short.en,
      group: groups.get(state.code),
      language: addresses.get(state.code)?.language ?? state.correspondenceLanguage,
      hasReported: reports.has(state.code),
      requestPending: pending.has(state.code),
      matrix: standing && {
        id: standing.id,
        number: standing.number,
        approvedOn: dateOf(standing.approvedAt),
        isTransmitted: standing.transmittedAt !== null,
      },
      received: received && { id: received.id, number: received.number },
      word: (asked && words.get(asked)) ?? "none",
      isLate: late.has(state.code),
    };
  });
}

type DecidedVersion = {
  id: MatrixVersionId;
  number: number;
  approvedAt: Temporal.Instant;
  transmittedAt: Temporal.Instant | null;
  isSuperseded: boolean;
};

/** The approved versions of each State, the newest first. */
async function listDecidedVersions(db: Reads): Promise<Map<StateCode, DecidedVersion[]>> {
  const rows = await db
    .selectFrom("matrix_version")
    .where("approved_at", "is not", null)
    .orderBy("number", "desc")
    .select(["id", "state_code", "number", "approved_at", "transmitted_at", "superseded_at"])
    .execute();
  return Map.groupBy(
    rows.flatMap((row) =>
      row.approved_at
        ? [
            {
              code: row.state_code,
              id: row.id,
              number: row.number,
              approvedAt: row.approved_at,
              transmittedAt: row.transmitted_at,
              isSuperseded: row.superseded_at !== null,
            },
          ]
        : [],
    ),
    ({ code }) => code,
  );
}

/** The States with a letter whose date for a reply has passed without one. */
async function listLateStates(db: Reads, on: string): Promise<Set<StateCode>> {
  const rows = await db
    .selectFrom("letter")
    .where("standing", "in", ["sent", "delivered", "reminded"])
    .where("reply_by", "<", on)
    .where("occasion", "=", "matrices")
    .where("state_code", "is not", null)
    .select(sql<StateCode>`state_code`.as("code"))
    .distinct()
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** The organisations a letter may go to on a day, by their short names. */
export async function listOrganisations(db: Reads, on: string): Promise<OrganisationFacts[]> {
  const addresses = await listOrganisationAddresses(db, on);
  const rows = await db
    .selectFrom("organisation")
    .where(({ eb, or }) => or([eb("ended_on", "is", null), eb("ended_on", ">", on)]))
    .orderBy("short_name")
    .select(["id", "name", "short_name as shortName", "invented"])
    .execute();
  return rows.map(({ id, name, shortName, invented }) => ({
    id,
    names: name,
    name: name.en ?? Object.values(name)[0] ?? shortName,
    language: addresses.get(id)?.language ?? "en",
    invented,
  }));
}
