import type { Transaction } from "kysely";
import { newId, type OrganisationId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";

type Invented = { shortName: string; name: Record<Language, string> };

const harbourCentre: Invented = {
  shortName: "Halden Harbour Centre",
  name: {
    ar: "مركز هالدن هاربر للمساعدة",
    zh: "哈尔登港援助中心",
    en: "Halden Harbour Centre for Assistance",
    fr: "Centre d’assistance de Halden Harbour",
    ru: "Центр помощи «Халден-Харбор»",
    es: "Centro de Asistencia de Halden Harbour",
  },
};

const lakesForum: Invented = {
  shortName: "Southern Lakes Forum",
  name: {
    ar: "منتدى البحيرات الجنوبية",
    zh: "南湖论坛",
    en: "Southern Lakes Forum",
    fr: "Forum des Lacs du Sud",
    ru: "Форум Южных озёр",
    es: "Foro de los Lagos del Sur",
  },
};

/** The invented organisation that offers assistance in the demonstration; there once. */
export function fillProvider(db: Transaction<Database>): Promise<OrganisationId> {
  return fillOrganisation(db, harbourCentre);
}

/** The invented regional organisation that asks on behalf of States, and helps as well; there once. */
export function fillForum(db: Transaction<Database>): Promise<OrganisationId> {
  return fillOrganisation(db, lakesForum);
}

async function fillOrganisation(db: Transaction<Database>, { shortName, name }: Invented): Promise<OrganisationId> {
  const found = await db.selectFrom("organisation").where("short_name", "=", shortName).select("id").executeTakeFirst();
  if (found) return found.id;
  const id = newId<OrganisationId>();
  await db
    .insertInto("organisation")
    .values({
      id,
      kind: "regional",
      name: JSON.stringify(name),
      short_name: shortName,
      invented: true,
      source: "Invented for the demonstration",
      recorded_at: Temporal.Instant.from("2004-04-28T12:00:00Z"),
    })
    .execute();
  return id;
}
