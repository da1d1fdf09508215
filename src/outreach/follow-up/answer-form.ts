import type { TypedForm } from "#ui/typed-form.ts";
import { subjects } from "../activity.ts";
import { type FollowUp, type FollowUpAnswer, reportedKinds } from "./follow-up.ts";

/** How many things done a form takes at once. */
export const actionsInForm = 3;

/**
 * The answer that a form says; undefined where something is wrong with it. A thing done by a State has its kind, day, words and source; an
 * organisation says in words what it did.
 */
export function readAnswer(form: TypedForm, { state }: Pick<FollowUp, "state">): FollowUpAnswer | undefined {
  const did = form.choice("did", ["something", "nothing"], { label: "follow-up.did", required: true });
  const words = form.text("words", { label: "follow-up.words", most: 8000 });
  const language = form.language("language", { label: "follow-up.language" });
  const as = form.text("as", { label: "follow-up.as", most: 200, required: true });
  const actions = state ? readActions(form) : [];
  if (did === "something" && form.isRight())
    if (state && actions.length === 0) form.refuse({ field: "kind-1", key: "action.error.kind" });
    else if (!state && !words) form.refuse({ field: "words", key: "action.error.what" });
  if (did === "nothing" && actions.length > 0) form.refuse({ field: "did", key: "follow-up.error.nothing" });
  if (!did || !form.isRight()) return undefined;
  return { words, language, as, actions };
}

function readActions(form: TypedForm): FollowUpAnswer["actions"] {
  const actions: FollowUpAnswer["actions"][number][] = [];
  for (let n = 1; n <= actionsInForm; n++) {
    const kind = form.choice(`kind-${n}`, reportedKinds, { label: "action.kind" });
    const doneOn = form.day(`done-${n}`, { label: "action.done-on" });
    const what = form.text(`what-${n}`, { label: "action.what", most: 4000 });
    const source = form.text(`source-${n}`, { label: "action.source", most: 500 });
    const subject = form.choice(`subject-${n}`, subjects, { label: "action.subject" });
    if (!kind && !doneOn && !what && !source) continue;
    if (!kind) form.refuse({ field: `kind-${n}`, key: "action.error.kind" });
    if (!doneOn) form.refuse({ field: `done-${n}`, key: "action.error.done-on" });
    if (!what) form.refuse({ field: `what-${n}`, key: "action.error.what" });
    if (!source) form.refuse({ field: `source-${n}`, key: "action.error.source" });
    if (kind && doneOn && what && source)
      actions.push({ kind, doneOn, what, source, subjects: subject ? [subject] : [] });
  }
  return actions;
}
