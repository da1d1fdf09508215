import type { VNode } from "preact";
import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import type { FormPart } from "#regime/request-guidance.ts";
import { listParagraphs } from "#regime/resolution-paragraph.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { getGuidance } from "../guidance.queries.ts";
import { Guidance, GuidanceIntroduction } from "../guidance.views.tsx";
import type { FieldName } from "./request-field.ts";

/** At which part of the text of the Committee each field has its advice; two fields of one part share it at the first. */
export const partOfField: Partial<Record<FieldName, FormPart>> = {
  objective: "objective",
  background: "background",
  previous: "previous",
  elsewhere: "elsewhere",
  contact: "contact",
  matter: "kind",
  need: "need",
  kinds: "assistance-kind",
  subject: "subject",
  expected: "expected",
  institution: "institution",
  "how-soon": "time-frame",
  "own-contribution": "own-contribution",
  languages: "language",
};

export type FormAdvice = {
  ofField: (field: FieldName) => VNode | null;
  ofPart: (part: FormPart) => VNode;
  introduction: VNode;
};

/** The advice of the form in the page's language, from the version of the Committee's text that is in force. */
export async function readFormAdvice({ db, actor, at }: Visit, language: Language): Promise<FormAdvice> {
  const guidance = await getGuidance(db, language, dateOf(at));
  const paragraphs = await listParagraphs(db);
  const mayReadTexts = holds(actor, "chair", "member", "secretariat", "expert");
  const ofPart = (part: FormPart): VNode => <Guidance {...{ language, guidance, paragraphs, part, mayReadTexts }} />;
  return {
    ofField: (field) => {
      const part = partOfField[field];
      return part ? ofPart(part) : null;
    },
    ofPart,
    introduction: <GuidanceIntroduction {...{ language, guidance, mayReadTexts }} />,
  };
}
