import { z } from "zod";
import { type Language, languages } from "#i18n/languages.ts";
import guidanceFile from "./project-guidance.json" with { type: "json" };
import { type GuidanceBody, guidanceBody } from "./request-guidance.ts";

const file = z.object({ bodies: z.record(z.enum(languages), guidanceBody) });

/** The project's own wording of the guidance of the request form, in six languages: unofficial, until the Committee has decided on its own. */
export const projectGuidance: Record<Language, GuidanceBody> = file.parse(guidanceFile).bodies;
