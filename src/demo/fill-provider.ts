import type { Transaction } from "kysely";
import { newId, type OrganisationId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";

const shortName = "Halden Harbour Centre";

/** The invented organisation that offers assistance in the demonstration; there once. */
export async function fillProvider(db: Transaction<Database>): Promise<OrganisationId> {
  const found = await db.selectFrom("organisation").where("short_name", "=", shortName).select("id").executeTakeFirst();
  if (found) return found.id;
  const id = newId<OrganisationId>();
  await db
    .insertInto("organisation")
    .values({
      id,
      kind: "regional",
      name: JSON.stringify({
        ar: "مركز هالدن هاربر للمساعدة",
        zh: "哈尔登港援助中心",
        en: "Halden Harbour Centre for Assistance",
        fr: "Centre d’assistance de Halden Harbour",
        ru: "Центр помощи «Халден-Харбор»",
        es: "Centro de Asistencia de Halden Harbour",
      }),
      short_name: shortName,
      invented: true,
      source: "Invented for the demonstration",
      recorded_at: Temporal.Instant.from("2004-04-28T12:00:00Z"),
    })
    .execute();
  return id;
}
