import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ContributionId, ProviderId } from "#db/ids.ts";
import type { Contribution } from "./contribution.ts";
import { listProviders } from "./provider.queries.ts";

type Reads = Reader | Work["db"];

/** The contributions that this reader may see, the newest first; what was replaced is left out. */
export async function listContributions(db: Reads, of: { provider?: ProviderId } = {}): Promise<Contribution[]> {
  let query = contributions(db)
    .where("contribution.id", "not in", sql<ContributionId>`(select contributions_replaced())`)
    .orderBy("contribution.year", "desc")
    .orderBy("contribution.given_on", (ordering) => ordering.desc().nullsLast())
    .orderBy("contribution.id", "desc");
  if (of.provider) query = query.where("contribution.provider_id", "=", of.provider);
  return await whole(db, await query.limit(1000).execute());
}

export async function getContribution(db: Reads, id: ContributionId): Promise<Contribution> {
  const [found] = await whole(db, await contributions(db).where("contribution.id", "=", id).execute());
  if (!found) throw new NotFound(`contribution ${id}`);
  return found;
}

/** What was given in money, by year and currency, as far as this reader may see it. */
export async function listTotals(
  db: Reads,
): Promise<{ year: number; currency: string; total: string; count: number }[]> {
  const rows = await db
    .selectFrom("contribution")
    .where("id", "not in", sql<ContributionId>`(select contributions_replaced())`)
    .where("currency", "is not", null)
    .groupBy(["year", "currency"])
    .orderBy("year", "desc")
    .orderBy("currency")
    .select(["year", "currency", sql<string>`sum(amount)::text`.as("total"), sql<number>`count(*)::int`.as("count")])
    .execute();
  return rows.map(({ currency, ...row }) => ({ ...row, currency: currency ?? "" })); // asked above
}

function contributions(db: Reads) {
  return db
    .selectFrom("contribution")
    .leftJoin("programme", "programme.id", "contribution.programme_id")
    .leftJoin("programme_version as version", (join) =>
      join.onRef("version.programme_id", "=", "programme.id").onRef("version.number", "=", "programme.revision"),
    )
    .select([
      "contribution.id",
      "contribution.provider_id as providerId",
      "contribution.donor",
      "contribution.kind",
      "contribution.amount",
      "contribution.currency",
      "contribution.what",
      "contribution.language",
      "contribution.given_on as givenOn",
      "contribution.year",
      "contribution.purpose",
      "programme.id as programmeId",
      "version.title",
      "contribution.source",
      "contribution.is_public as isPublic",
      "contribution.replaces",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof contributions>["execute"]>>[number];

async function whole(db: Reads, rows: readonly Row[]): Promise<Contribution[]> {
  if (rows.length === 0) return [];
  const providers = new Map((await listProviders(db)).map((provider) => [provider.id, provider]));
  return rows.map(({ providerId, amount, currency, programmeId, title, ...row }) => ({
    ...row,
    provider: providerId ? providers.get(providerId) : undefined,
    amount: amount && currency ? { value: amount, currency } : null,
    programme: programmeId && title ? { id: programmeId, title } : undefined,
  }));
}
