import { type ContactId, newId, type OrganisationId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { TestDatabase } from "./database.ts";

// Whom runs of letters by e-mail are tested on.

/** Invented organisations, each with a head who is written to by e-mail. */
export async function fillOrganisations(
  { owner }: TestDatabase,
  count: number,
  languages: readonly Language[] = ["en"],
): Promise<void> {
  const recorded_at = Temporal.Instant.from("2026-01-05T12:00:00Z");
  const organisations = Array.from({ length: count }, (_, n) => ({
    id: newId<OrganisationId>(),
    kind: "regional" as const,
    name: JSON.stringify({ en: `Invented Union ${n + 1}` }),
    short_name: `IU${String(n + 1).padStart(3, "0")}`,
    invented: true,
    source: "invented for this test",
    recorded_at,
  }));
  await owner.insertInto("organisation").values(organisations).execute();
  await owner
    .insertInto("contact")
    .values(
      organisations.map(({ id, short_name }, n) => ({
        id: newId<ContactId>(),
        organisation_id: id,
        capacity: "head" as const,
        name: `Head of ${short_name}`,
        is_person: true,
        emails: [`${short_name.toLowerCase()}@example.org`],
        language: languages[n % languages.length] ?? "en",
        valid_from: "2026-01-01",
        source: "invented for this test",
        recorded_at,
      })),
    )
    .execute();
}
