import { type ProviderId, readId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { readBoxes } from "../requests/request-door.ts";
import { type HelpReceived, type HelpTold, helpAreas, longestHelp } from "./help-received.ts";

type Offered = { providers: ReadonlySet<ProviderId>; audiences: readonly Audience[]; areas?: readonly string[] };

/** Reads an entry; what is wrong stands beside its field. */
export function readHelp(data: FormData, form: TypedForm, offered: Offered): HelpTold | undefined {
  const chosen = readId<ProviderId>(form.text("provider", { label: "help-received.provider" }));
  const provider = chosen && offered.providers.has(chosen) ? chosen : null;
  const providerWords = form.text("provider-words", { label: "help-received.provider-words" });
  if (!provider && !providerWords) form.refuse({ field: "provider-words", key: "help-received.error.who" });
  const what = form.text("what", { label: "help-received.what", most: longestHelp, required: true });
  const kinds = kindsOfAssistance.filter((kind) => readBoxes(data, form, "kinds").includes(kind));
  // An entry may name areas that the form does not offer: they stay with it.
  const known = new Set([...helpAreas, ...(offered.areas ?? [])]);
  const areas = readBoxes(data, form, "areas").filter((area) => known.has(area));
  const from = form.day("from", { label: "help-received.from" }) ?? null;
  const to = form.day("to", { label: "help-received.to" }) ?? null;
  if (from && to && to < from) form.refuse({ field: "to", key: "help-received.error.to-before-from" });
  const result = form.text("result", { label: "help-received.result", most: longestHelp });
  const source = form.text("source", { label: "help-received.source", most: 500, required: true });
  const audience = form.choice("audience", offered.audiences, { label: "audience.label", required: true });
  if (!form.isRight() || !audience) return undefined;
  return { provider, providerWords, what, kinds, areas, from, to, result, source, audience };
}

/** An entry as it would be typed. */
export function typedHelp(entry: HelpReceived): Typed {
  return {
    provider: entry.provider ?? "",
    "provider-words": entry.providerWords,
    what: entry.what,
    kinds: entry.kinds.join(","),
    areas: entry.areas.join(","),
    ...typedDate("from", entry.from),
    ...typedDate("to", entry.to),
    result: entry.result,
    source: entry.source,
    audience: entry.audience,
  };
}
