import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { readBodies } from "#regime/committee-text.ts";
import type { ModelInForce } from "./choose-model.ts";
import { modernModel } from "./compose-letter.ts";

type Reads = Reader | Work["db"];

/** One version of a model, in force or not, as a model of today; not there for whoever may not read it. */
export type ModelVersion = Omit<ModelInForce, "inForceFrom"> & { number: number; inForceFrom: string | null };

export async function getModel(db: Reads, id: TextVersionId): Promise<ModelVersion> {
  const row = await models(db).where("text_version.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`model ${id}`);
  return shape(row);
}

/** The models letters may be made from on a day: of each text, the version in force then; the old kind beside those of today. */
export async function listModelsInForce(db: Reads, on: string): Promise<ModelInForce[]> {
  const rows = await models(db)
    .where("text_version.adopted", "=", true)
    .where("text_version.in_force_from", "<=", on)
    .distinctOn("text_version.text_id")
    .orderBy("text_version.text_id")
    .orderBy("text_version.in_force_from", "desc")
    .orderBy("text_version.number", "desc")
    .execute();
  return rows.map((row) => {
    const { number: _, inForceFrom, ...model } = shape(row);
    return { ...model, inForceFrom: inForceFrom ?? "" }; // asked for above
  });
}

function models(db: Reads) {
  return db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where("text_version.kind", "in", ["letter-model", "transmittal-letter"])
    .select([
      "text_version.id",
      "text_version.text_id as textId",
      "text_version.number",
      "committee_text.title",
      "text_version.in_force_from as inForceFrom",
      "text_version.bodies",
      "text_version.wording",
      "text_version.kind",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof models>["executeTakeFirstOrThrow"]>>;

function shape({ kind, bodies, ...row }: Row): ModelVersion {
  const isOld = kind === "transmittal-letter";
  return {
    ...row,
    kind: isOld ? kind : "letter-model",
    bodies: isOld ? modernBodies(bodies) : readBodies("letter-model", bodies),
  };
}

function modernBodies(bodies: Parameters<typeof readBodies>[1]): ModelInForce["bodies"] {
  const old = readBodies("transmittal-letter", bodies);
  return Object.fromEntries(
    languages.flatMap((language) => (old[language] ? [[language, modernModel(old[language])]] : [])),
  );
}
