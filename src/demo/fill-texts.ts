import type { Transaction } from "kysely";
import { type AccountId, type DecisionId, newId, type TextId, type TextVersionId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { fixedText, type TextVersion } from "#regime/committee-text.ts";
import { projectGuidance } from "#regime/project-guidance.ts";
import { disclaimerBodies } from "./texts/disclaimer.ts";
import { laterBodies, noteToOrganisationsBodies, notReportedBodies, reportedBodies } from "./texts/letter-models.ts";
import { acknowledgementBodies, circulationBodies, offersBodies } from "./texts/request-letter-models.ts";
import { transmittalBodies } from "./texts/transmittal-letter.ts";

const source = "Invented for the demonstration";

const texts = [
  { kind: "disclaimer", title: "Disclaimer", bodies: disclaimerBodies },
  { kind: "transmittal-letter", title: "Letter that transmits a matrix", bodies: transmittalBodies },
  { kind: "letter-model", title: "Letter to a State that has not reported", bodies: notReportedBodies },
  { kind: "letter-model", title: "Letter to a State that has reported", bodies: reportedBodies },
  { kind: "letter-model", title: "Letter with a later version of a matrix", bodies: laterBodies },
  { kind: "letter-model", title: "Note verbale to regional organizations", bodies: noteToOrganisationsBodies },
  { kind: "letter-model", title: "Acknowledgement of a request of a State", bodies: acknowledgementBodies("state") },
  {
    kind: "letter-model",
    title: "Acknowledgement of a request of an organization",
    bodies: acknowledgementBodies("organisation"),
  },
  { kind: "letter-model", title: "Note verbale with a request, to States", bodies: circulationBodies("state") },
  {
    kind: "letter-model",
    title: "Note verbale with a request, to organizations",
    bodies: circulationBodies("organisation"),
  },
  { kind: "letter-model", title: "Offers received, to a State", bodies: offersBodies("state") },
  { kind: "letter-model", title: "Offers received, to an organization", bodies: offersBodies("organisation") },
  { kind: "request-form-guidance", title: "Guidance of the request form", bodies: projectGuidance },
] as const;

/** The demonstration's disclaimer, models of letters and guidance, in force by invented decisions; the wording is the project's and says so. */
export async function fillDemonstrationTexts(
  db: Transaction<Database>,
  inForceFrom: string,
  chair: AccountId,
): Promise<void> {
  const found = await db.selectFrom("committee_text").select(["kind", "title"]).execute();
  for (const { kind, title, bodies } of texts) {
    if (found.some((text) => text.kind === kind && text.title === title)) continue;
    const text = newId<TextId>();
    const version = newId<TextVersionId>();
    const decision = newId<DecisionId>();
    const begun_at = Temporal.Instant.from(`${inForceFrom}T12:00:00Z`);
    const fixed = fixedText({ kind, number: 1, bodies } as Pick<TextVersion, "kind" | "number" | "bodies">); // bodies of its kind
    const hash = { text_hash: hashOf(fixed) };
    await db
      .insertInto("committee_text")
      .values({ id: text, kind, title, begun_by: chair, begun_at, source })
      .execute();
    const drafted = { id: version, text_id: text, kind, number: 1, drafted_by: chair, drafted_at: begun_at };
    await db
      .insertInto("text_version")
      .values({ ...drafted, bodies: JSON.stringify(bodies), wording: "project" })
      .execute();
    await db
      .insertInto("decision")
      .values({
        ...hash,
        id: decision,
        taken_on: inForceFrom,
        manner: "meeting",
        subject: `${title} (demonstration)`,
        text_version_id: version,
        text_language: "en",
        decided_text: fixed,
        declared_by: chair,
        source,
      })
      .execute();
    await db
      .updateTable("text_version")
      .set({ ...hash, decision_id: decision, in_force_from: inForceFrom })
      .where("id", "=", version)
      .execute();
  }
}
