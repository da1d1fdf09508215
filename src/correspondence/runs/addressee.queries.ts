import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import { listRegions } from "#committee/division/division.queries.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { listAddresses } from "#states/directory/addressing.queries.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { listReportingStates, listStatesWithPendingRequests } from "../incoming/incoming.queries.ts";
import { listLastWords } from "../letter.queries.ts";
import type { StateFacts } from "./addressee.ts";

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
    .where("state_code", "is not", null)
    .select(sql<StateCode>`state_code`.as("code"))
    .distinct()
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** In what language an organisation is written to, where the directory says it. */
export async function listOrganisationNames(
  db: Reads,
): Promise<{ id: import("#db/ids.ts").OrganisationId; name: Partial<Record<Language, string>>; shortName: string }[]> {
  return await db
    .selectFrom("organisation")
    .where("ended_on", "is", null)
    .orderBy("short_name")
    .select(["id", "name", "short_name as shortName"])
    .execute();
}
