import type { Work } from "#access/work.ts";
import { offerProgramme } from "#assistance/providers/offer-programme.ts";
import type { ProgrammeId, ProviderId } from "#db/ids.ts";

/** A programme that its provider offers: the drafting of laws, in Arabic and English, twice. */
export async function aStandingProgramme(work: Work, provider: ProviderId): Promise<ProgrammeId> {
  const outcome = await offerProgramme(work, provider, {
    title: { en: "Drafting of laws on export control" },
    description: {},
    conditions: {},
    templateId: "m2017",
    rows: ["C2.01:NW"],
    kinds: ["legislative"],
    regions: [],
    languages: ["ar", "en"],
    capacity: 2,
    onlyFor: [],
    link: "",
    contactWords: "The office of the Centre",
    from: null,
    to: null,
    saidOn: "2026-03-01",
    source: "",
    contactId: null,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.id;
}
