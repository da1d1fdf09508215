import type { Reader, Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { bodyFor, readBodies } from "#regime/committee-text.ts";
import { projectGuidance } from "#regime/project-guidance.ts";
import { readGuidance } from "#regime/request-guidance.ts";
import type { FormGuidance } from "./guidance.ts";

const kind = "request-form-guidance";

/** The guidance of the request form on a day, with the decision it is in force by; before the Committee decided, the project's own wording. */
export async function getGuidance(db: Reader | Work["db"], language: Language, on: string): Promise<FormGuidance> {
  const row = await versionInForce(db, on)
    .innerJoin("decision", "decision.id", "text_version.decision_id")
    .select([
      "text_version.id",
      "text_version.text_id as textId",
      "text_version.number",
      "text_version.wording",
      "text_version.bodies",
      "text_version.in_force_from as inForceFrom",
      "decision.taken_on as decidedOn",
    ])
    .executeTakeFirst();
  if (!row) return { ...readGuidance(projectGuidance[language]), in: language, version: undefined };
  const { text, in: written } = bodyFor({ ...row, kind, bodies: readBodies(kind, row.bodies) }, language);
  const { textId, number, wording, inForceFrom, decidedOn } = row;
  const version = { textId, number, wording, inForceFrom: inForceFrom ?? "", decidedOn }; // asked for above
  return { ...readGuidance(text), in: written, version };
}

/** The version of the guidance that is in force on a day, if this reader may read one. */
export async function findGuidanceInForce(db: Reader | Work["db"], on: string): Promise<TextVersionId | undefined> {
  return (await versionInForce(db, on).select("text_version.id").executeTakeFirst())?.id;
}

function versionInForce(db: Reader | Work["db"], on: string) {
  return db
    .selectFrom("text_version")
    .where("text_version.kind", "=", kind)
    .where("text_version.in_force_from", "<=", on)
    .orderBy("text_version.in_force_from", "desc")
    .orderBy("text_version.number", "desc")
    .limit(1);
}
