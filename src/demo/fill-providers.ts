import type { Work } from "#access/work.ts";
import { rowChoicesOf, weaponOf } from "#assistance/areas.ts";
import type { KindOfAssistance } from "#assistance/kinds.ts";
import { confirmProgramme } from "#assistance/providers/confirm-programme.ts";
import type { NewContribution } from "#assistance/providers/contribution.ts";
import { listProvider } from "#assistance/providers/list-provider.ts";
import { offerProgramme } from "#assistance/providers/offer-programme.ts";
import type { WrittenProgramme } from "#assistance/providers/programme.ts";
import { recordContribution } from "#assistance/providers/record-contribution.ts";
import type { OrganisationId, ProgrammeId, ProviderId, StateCode } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { getTemplateInUse } from "#regime/template.queries.ts";
import type { CastKey, InventedCode } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
type Stage = { as: As; now: Temporal.Instant };

/** Invented providers with what they offer and gave, through the acts of those whose they are; nothing a second time. */
export async function fillProviders({ as, now }: Stage): Promise<void> {
  const found = await as("edda", 0, ({ db }) => db.selectFrom("provider").select("id").limit(1).execute());
  if (found.length > 0) return;
  const day = (daysAgo: number): string =>
    now
      .subtract({ hours: daysAgo * 24 })
      .toZonedDateTimeISO("America/New_York")
      .toPlainDate()
      .toString();
  const centre = await list(as, { organisation: await organisationCalled(as, "Halden Harbour Centre") });
  const forum = await list(as, { organisation: await organisationCalled(as, "Southern Lakes Forum") });
  const fennholt = await list(as, { state: state("XFE") });
  const dalmoria = await list(as, { state: state("XDA") });
  const laws = await offer(as, "iskra", 500, centre, lawsOfTheCentre(day(500)));
  await as("iskra", 100, (work) => confirmProgramme(work, laws, { number: 1, words: "" }));
  await offer(as, "iskra", 410, centre, laboratoriesOfTheCentre(day(410))); // not confirmed for more than a year
  await offer(as, "edda", 60, forum, plansOfTheForum(day(65)));
  const border = await offer(as, "edda", 200, fennholt, borderOfFennholt(day(210)));
  await offer(as, "edda", 120, dalmoria, ledgersOfDalmoria(day(130)));
  for (const given of contributions({ centre, fennholt, dalmoria, border, day }))
    await as("edda", 20, async (work) => expectDone(await recordContribution(work, given)));
}

const state = (code: InventedCode): StateCode => code as StateCode; // of the cast

async function organisationCalled(as: As, name: string): Promise<OrganisationId> {
  const { id } = await as("edda", 0, ({ db }) =>
    db.selectFrom("organisation").where("short_name", "=", name).select("id").executeTakeFirstOrThrow(),
  );
  return id;
}

async function list(as: As, who: Parameters<typeof listProvider>[1]["who"]): Promise<ProviderId> {
  const source = "Invented for the demonstration";
  return expectDone(await as("edda", 600, (work) => listProvider(work, { who, source }))).id;
}

type Offered = Omit<WrittenProgramme, "templateId" | "rows"> & {
  sections: readonly string[];
  weapons: readonly string[];
};

async function offer(as: As, by: CastKey, ago: number, provider: ProviderId, offered: Offered): Promise<ProgrammeId> {
  const outcome = await as(by, ago, async (work) => {
    const { sections, weapons, ...text } = offered;
    const template = await getTemplateInUse(work.db);
    const rows = template.sections
      .filter(({ id }) => sections.includes(id))
      .flatMap((section) => section.rows.flatMap(rowChoicesOf))
      .filter((choice) => weapons.includes(weaponOf(choice)));
    return await offerProgramme(work, provider, { ...text, templateId: template.id, rows });
  });
  return expectDone(outcome).id;
}

function expectDone<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`demonstration: ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { ok: true }>; // checked the line before
}

const anywhere = {
  conditions: {} as Texts,
  regions: [] as string[],
  capacity: null,
  onlyFor: [],
  link: "",
  contactId: null,
  contactWords: "",
  from: null,
  to: null,
  source: "",
};

const inWords = (language: Language, text: string): Texts => ({ [language]: text });

function lawsOfTheCentre(saidOn: string): Offered {
  return {
    ...anywhere,
    title: { en: "Drafting of laws on prohibited activities", fr: "Rédaction de lois sur les activités interdites" },
    description: {
      en: "Two drafters work with a ministry for up to three months; a model law is adapted to the legal order of the State.",
      fr: "Deux rédacteurs travaillent avec un ministère pendant trois mois au plus ; une loi type est adaptée à l’ordre juridique de l’État.",
    },
    sections: ["C2"],
    weapons: ["NW", "CW", "BW"],
    kinds: ["legislative", "expertise"] satisfies KindOfAssistance[],
    regions: ["african", "asia-pacific"],
    languages: ["en", "fr"],
    capacity: 3,
    onlyFor: ["of-the-regions"],
    contactWords: "Legal desk, assistance@halden-harbour.example",
    saidOn,
  };
}

function laboratoriesOfTheCentre(saidOn: string): Offered {
  return {
    ...anywhere,
    title: inWords("en", "Training for laboratories that keep dangerous pathogens"),
    description: inWords("en", "A course of two weeks in Halden Harbour for twelve persons, twice a year."),
    conditions: inWords("en", "The State names a laboratory that answers for its participants."),
    sections: ["C3", "C3B"],
    weapons: ["BW"],
    kinds: ["training", "visit"] satisfies KindOfAssistance[],
    languages: ["en", "ar"],
    capacity: 2,
    saidOn,
  };
}

function plansOfTheForum(saidOn: string): Offered {
  return {
    ...anywhere,
    title: inWords("en", "Round tables on national action plans"),
    description: inWords("en", "Officials of neighbouring States read each other’s drafts at a table of three days."),
    sections: ["C1"],
    weapons: [""],
    kinds: ["plan-drafting", "exchange", "report-drafting"] satisfies KindOfAssistance[],
    regions: ["XMB", "XWE", "XGA"],
    languages: ["en", "fr"],
    source: "Invented letter of the Forum",
    saidOn,
  };
}

function borderOfFennholt(saidOn: string): Offered {
  return {
    ...anywhere,
    title: inWords("en", "Equipment and training for border posts"),
    description: inWords("en", "Portable detectors with three years of upkeep, and a course for those who use them."),
    sections: ["C4"],
    weapons: ["NW", "CW"],
    kinds: ["equipment", "training"] satisfies KindOfAssistance[],
    regions: ["african", "eastern-european"],
    languages: ["en", "ru"],
    capacity: 4,
    onlyFor: ["has-reported"],
    source: "Invented note verbale of Fennholt",
    saidOn,
  };
}

function ledgersOfDalmoria(saidOn: string): Offered {
  return {
    ...anywhere,
    title: inWords("en", "Software for national control lists and licences"),
    description: inWords("en", "A free licence system, set up together with the customs service."),
    sections: ["C5", "C4"],
    weapons: ["", "NW", "CW", "BW"],
    kinds: ["software", "expertise"] satisfies KindOfAssistance[],
    languages: ["en", "es"],
    source: "Invented note verbale of Dalmoria",
    saidOn,
  };
}

type Donors = {
  centre: ProviderId;
  fennholt: ProviderId;
  dalmoria: ProviderId;
  border: ProgrammeId;
  day: (daysAgo: number) => string;
};

function contributions({ centre, fennholt, dalmoria, border, day }: Donors): NewContribution[] {
  const common = { donor: "", what: "", language: "en" as const, programme: null, isPublic: true, replaces: null };
  const source = "Invented for the demonstration";
  const on = (ago: number) => ({ givenOn: day(ago), year: Number(day(ago).slice(0, 4)) });
  return [
    {
      ...common,
      ...on(190),
      provider: fennholt,
      kind: "money",
      amount: { value: "250000", currency: "USD" },
      purpose: "Equipment for border posts",
      programme: border,
      source,
    },
    {
      ...common,
      ...on(150),
      provider: dalmoria,
      kind: "money",
      amount: { value: "90000", currency: "EUR" },
      purpose: "Translation of national reports",
      isPublic: false,
      source,
    },
    {
      ...common,
      ...on(45),
      provider: centre,
      kind: "in-kind",
      amount: null,
      what: "Rooms and interpretation for a workshop of three days",
      purpose: "Workshop for points of contact",
      source,
    },
  ];
}
