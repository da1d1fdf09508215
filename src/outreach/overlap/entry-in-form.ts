import type { OrganisationId } from "#db/ids.ts";
import type { TypedForm } from "#ui/typed-form.ts";
import {
  type ActivityPeople,
  type ActivityTime,
  activityKinds,
  activityModes,
  activityRegions,
} from "../activities/activity.ts";
import type { ChosenInForm } from "../activities/activity-form.ts";
import { subjects } from "../activity.ts";
import type { DiaryEntry } from "./diary-entry.ts";

type InForm = { time: ActivityTime; chosen: ChosenInForm; people: ActivityPeople; own: OrganisationId | undefined };

/** The activity that somebody is typing, as the diary holds it; what is not typed yet stays open. */
export function entryInForm(form: TypedForm, { time, chosen, people, own }: InForm): DiaryEntry {
  const mode = form.choice("mode", activityModes, { label: "activity.mode" }) ?? "in-person";
  const host = form.text("host", { label: "activity.host-state" });
  return {
    id: "typed",
    title: form.text("title", { label: "activity.title" }),
    language: form.language("language", { label: "activity.title-language" }),
    ...{ from: time.from, before: time.before, mode },
    city: form.text("place", { label: "activity.place" }),
    hostState: host || null,
    organisers: [...new Set([...(own ? [own] : []), ...people.organisers])],
    ...{ organisations: people.organisations, states: people.states, experts: people.experts },
    subjects: subjects.filter((one) => chosen.subjects.includes(one)),
    region: form.choice("region", activityRegions, { label: "activity.region" }) ?? null,
    kind: form.choice("kind", activityKinds, { label: "activity.kind" }) ?? "other",
    isConfirmed: false,
    dates: time.precision === "days" ? { known: "days" } : { known: "window", length: time.daysLong },
  };
}
