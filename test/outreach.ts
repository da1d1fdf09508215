import assert from "node:assert/strict";
import type { Work } from "#access/work.ts";
import type { ActivityId, StateCode } from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import type { NewActivity } from "#outreach/activities/activity.ts";
import { beginActivity } from "#outreach/activities/begin-activity.ts";
import { type MoveDetails, moveActivity } from "#outreach/activities/move-activity.ts";
import { openTestApp } from "./app.ts";
import { signIn } from "./people.ts";
import { setUpTexts } from "./texts.ts";

export const workshop: NewActivity = {
  ...{ title: "Workshop on border controls", language: "en", kind: "workshop", mode: "in-person", place: "Nahrain" },
  ...{ hostState: "XNA" as StateCode, timeZone: "Asia/Dubai", region: "asia-pacific", subjects: ["border-control"] },
  ...{ languages: ["en", "ar"], objective: null, description: "", link: "", source: "Invented for the tests" },
  ...{ organisers: [], organisations: [], experts: [], states: ["XNA" as StateCode, "XYU" as StateCode], owner: null },
  time: { from: "2027-02-08", before: "2027-02-11", precision: "days", daysLong: null },
};

/** The application on 2 December 2026, with people of outreach who act in it, and activities that they begin and move. */
export async function openOutreach() {
  const opened = await openTestApp({ at: "2026-12-02T15:00:00Z" });
  const { database, access } = opened;
  await setUpTexts(database);
  const tokens = {
    edda: await signIn(database, "edda"),
    leto: await signIn(database, "leto"),
    sanna: await signIn(database, "sanna"),
    layla: await signIn(database, "layla"),
    marlo: await signIn(database, "marlo"),
    pia: await signIn(database, "pia"),
  };

  async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
    let result: T | undefined;
    await access.transact(tokens[who], async (work) => {
      result = await does(work);
      return { ok: true };
    });
    return result as T; // the work was done
  }

  async function begun(of: Partial<NewActivity> = {}, who: keyof typeof tokens = "edda"): Promise<ActivityId> {
    const outcome = await as(who, (work) => beginActivity(work, { ...workshop, ...of }));
    assert.ok(outcome.ok);
    return outcome.id;
  }

  const step = (who: keyof typeof tokens, id: ActivityId, event: ActivityEventName, given: MoveDetails = {}) =>
    as(who, (work) => moveActivity(work, id, event, given));

  async function upTo(id: ActivityId, last: "planned" | "invited" | "confirmed"): Promise<void> {
    const steps: [keyof typeof tokens, ActivityEventName, MoveDetails?][] = [
      ["edda", "check"],
      ["edda", "consult", { words: "The regional organisation agrees." }],
      ["leto", "approve"],
      ...(last === "planned" ? [] : [["edda", "invite"] as [keyof typeof tokens, ActivityEventName]]),
      ...(last === "confirmed" ? [["edda", "confirm"] as [keyof typeof tokens, ActivityEventName]] : []),
    ];
    for (const [who, event, given] of steps) assert.deepEqual(await step(who, id, event, given), { ok: true }, event);
  }

  return { ...opened, edda: await opened.cookieOf("Edda Marlow"), as, begun, step, upTo };
}
