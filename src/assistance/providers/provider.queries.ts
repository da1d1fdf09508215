import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { OrganisationId, ProviderId, StateCode } from "#db/ids.ts";
import type { OrganisationKind } from "#db/schema/states.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Provider } from "./provider.ts";

type Reads = Reader | Work["db"];

/** Every provider that this reader may see; the public sees those in force. */
export async function listProviders(db: Reads): Promise<Provider[]> {
  return (await providers(db).orderBy("provider.recorded_at").orderBy("provider.id").execute()).map(shapeProvider);
}

export async function getProvider(db: Reads, id: ProviderId): Promise<Provider> {
  const found = await providers(db).where("provider.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound(`provider ${id}`);
  return shapeProvider(found);
}

/** The providers in whose name this person writes. */
export async function listOwnProviders(db: Reads): Promise<ProviderId[]> {
  const rows = await db.selectFrom("provider").where(sql<boolean>`id = any (app_providers())`).select("id").execute();
  return rows.map(({ id }) => id);
}

function providers(db: Reads) {
  return db
    .selectFrom("provider")
    .leftJoin("organisation", "organisation.id", "provider.organisation_id")
    .select([
      "provider.id as providerId",
      "provider.ended_on as providerEndedOn",
      "provider.state_code as providerState",
      "organisation.id as organisationId",
      "organisation.kind as organisationKind",
      "organisation.name as organisationName",
      "organisation.short_name as organisationShortName",
      "organisation.invented as organisationInvented",
    ]);
}

export type ProviderRow = {
  providerId: ProviderId;
  providerEndedOn: string | null;
  providerState: StateCode | null;
  organisationId: OrganisationId | null;
  organisationKind: OrganisationKind | null;
  organisationName: Texts | null;
  organisationShortName: string | null;
  organisationInvented: boolean | null;
};

export function shapeProvider(row: ProviderRow): Provider {
  const { providerId: id, providerEndedOn: endedOn, providerState, organisationId, organisationKind } = row;
  if (providerState) return { id, endedOn, who: { kind: "state", code: providerState } };
  if (!organisationId || !organisationKind || !row.organisationName) throw new Error("a provider of nobody"); // a check of the table
  const who = {
    kind: "organisation" as const,
    id: organisationId,
    of: organisationKind,
    name: row.organisationName,
    shortName: row.organisationShortName ?? "",
    invented: row.organisationInvented ?? false,
  };
  return { id, endedOn, who };
}
