import type { Reader, Work } from "#access/work.ts";
import { languages } from "#i18n/languages.ts";
import { readBodies } from "#regime/committee-text.ts";
import type { ModelInForce } from "./choose-model.ts";
import { modernModel } from "./compose-letter.ts";

/** The models letters may be made from on a day: of each text, the version in force then; the old kind beside those of today. */
export async function listModelsInForce(db: Reader | Work["db"], on: string): Promise<ModelInForce[]> {
  const rows = await db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where("text_version.kind", "in", ["letter-model", "transmittal-letter"])
    .where("text_version.adopted", "=", true)
    .where("text_version.in_force_from", "<=", on)
    .distinctOn("text_version.text_id")
    .orderBy("text_version.text_id")
    .orderBy("text_version.in_force_from", "desc")
    .orderBy("text_version.number", "desc")
    .select([
      "text_version.id",
      "text_version.text_id as textId",
      "committee_text.title",
      "text_version.in_force_from as inForceFrom",
      "text_version.bodies",
      "text_version.wording",
      "text_version.kind",
    ])
    .execute();
  return rows.map(({ kind, bodies, inForceFrom, ...row }) => ({
    ...row,
    inForceFrom: inForceFrom ?? "", // asked for above
    kind: kind === "transmittal-letter" ? kind : "letter-model",
    bodies: kind === "transmittal-letter" ? modernBodies(bodies) : readBodies("letter-model", bodies),
  }));
}

function modernBodies(bodies: Parameters<typeof readBodies>[1]): ModelInForce["bodies"] {
  const old = readBodies("transmittal-letter", bodies);
  return Object.fromEntries(
    languages.flatMap((language) => (old[language] ? [[language, modernModel(old[language])]] : [])),
  );
}
