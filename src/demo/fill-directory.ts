import type { Work } from "#access/work.ts";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import type { ContactCapacity, OrganisationKind } from "#db/schema/states.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Addressee, ContactText } from "#states/directory/contact.ts";
import { publishContact } from "#states/directory/publish-contact.ts";
import { recordContact } from "#states/directory/record-contact.ts";
import { recordMembership } from "#states/directory/record-membership.ts";
import { recordOrganisation } from "#states/directory/record-organisation.ts";
import { replaceContact } from "#states/directory/replace-contact.ts";
import { type InventedCode, inventedStates } from "./cast.ts";

const source = "Invented for the demonstration";

type Entry = { honorific?: string; name: string; function?: string; isPerson?: boolean };

/** Each invented State's mission in New York: its Permanent Representative where one is named, else the mission itself. */
const missions: Record<InventedCode, Entry> = {
  XOS: person("Her Excellency Ms.", "Ingrid Halloway", "Permanent Representative of Ostrand to the United Nations"),
  XVA: person("Son Excellence Monsieur", "Bastien Orvault", "Représentant permanent de Valmère auprès de l’ONU"),
  XOR: person(
    "Excelentísima Señora",
    "Marisol Iturbe",
    "Representante Permanente de Orvandia ante las Naciones Unidas",
  ),
  XNA: person("سعادة السيد", "فارس النضيري", "الممثل الدائم لنضيرة لدى الأمم المتحدة"),
  XLE: person("Его Превосходительство г-н", "Павел Лесогорский", "Постоянный представитель Лесогории при ООН"),
  XYU: person("", "云海", "云岚常驻联合国代表"),
  XMB: { name: "Mission permanente du Mbalenda auprès de l’Organisation des Nations Unies" },
  XWE: { name: "Permanent Mission of Wendamo to the United Nations" },
  XGA: { name: "Mission permanente du Galwada auprès de l’Organisation des Nations Unies" },
  XTE: { name: "Permanent Mission of Teluvani to the United Nations" },
  XJE: { name: "Постоянное представительство Джельварана при Организации Объединенных Наций" },
  XHD: { name: "Permanent Mission of Hradovia to the United Nations" },
  XEP: { name: "Misión Permanente de Esperalta ante las Naciones Unidas" },
  XFE: { name: "Permanent Mission of Fennholt to the United Nations" },
  XDA: { name: "Permanent Mission of Dalmoria to the United Nations" },
};

/** Points of contact, in New York or in the capital; the seventh ended, and nobody took its place. */
const points: readonly { state: InventedCode; capacity: ContactCapacity; entry: Entry; hasEnded?: boolean }[] = [
  { state: "XOS", capacity: "point-of-contact-mission", entry: person("Ms.", "Clara Weston", "First Secretary") },
  {
    state: "XOS",
    capacity: "point-of-contact-capital",
    entry: person("Mr.", "Jonas Fairweather", "Head of the Export Control Unit"),
  },
  {
    state: "XOR",
    capacity: "point-of-contact-capital",
    entry: person("Sr.", "Tomás Quintanar", "Director de Seguridad Internacional"),
  },
  {
    state: "XNA",
    capacity: "point-of-contact-capital",
    entry: person("السيدة", "ليلى النضيري", "رئيسة قسم المنظمات الدولية"),
  },
  {
    state: "XLE",
    capacity: "point-of-contact-capital",
    entry: person("г-жа", "Вера Лесова", "Начальник отдела экспортного контроля"),
  },
  { state: "XYU", capacity: "point-of-contact-capital", entry: person("", "云兰", "军控司处长") },
  {
    state: "XMB",
    capacity: "point-of-contact-capital",
    entry: person("M.", "Koffi Adelou", "Directeur des affaires multilatérales"),
    hasEnded: true,
  },
];

type InventedOrganisation = {
  kind: OrganisationKind;
  shortName: string;
  name: Texts;
  members: InventedCode[];
  observers: InventedCode[];
};

const organisations: readonly InventedOrganisation[] = [
  {
    kind: "regional",
    shortName: "UMS",
    name: {
      en: "Union of the Meridian States",
      fr: "Union des États du Méridien",
      es: "Unión de los Estados del Meridiano",
      ru: "Союз государств Меридиана",
      ar: "اتحاد دول خط الزوال",
      zh: "子午线国家联盟",
    },
    members: ["XMB", "XWE", "XGA"],
    observers: ["XVA"],
  },
  {
    kind: "subregional",
    shortName: "SCF",
    name: {
      en: "Strait Cooperation Forum",
      fr: "Forum de coopération du Détroit",
      es: "Foro de Cooperación del Estrecho",
      ru: "Форум сотрудничества стран Пролива",
      ar: "منتدى التعاون في المضيق",
      zh: "海峡合作论坛",
    },
    members: ["XNA", "XYU", "XTE"],
    observers: ["XJE"],
  },
];

/** The directory of the demonstration: invented missions, points of contact and organisations; changes nothing a second time. */
export async function fillDirectory(work: Work): Promise<void> {
  const found = await work.db.selectFrom("contact").select("id").limit(1).execute();
  if (found.length > 0) return;
  const { year } = work.at.toZonedDateTimeISO("America/New_York");
  for (const [n, { code, language }] of inventedStates.entries()) {
    await record(work, {
      addressee: stateOf(code),
      capacity: "permanent-mission",
      text: {
        ...missions[code],
        postAddress: `${100 + 7 * n} Example Plaza, floor ${n + 2}\nNew York, NY 10017`,
        emails: code === "XTE" ? [] : [`mission.${code.toLowerCase()}@example.org`],
        telephones: [`+1 212 555 01${10 + n}`],
        language,
      },
      from: `${year - 2}-03-01`,
    });
  }
  for (const [n, point] of points.entries()) await recordPoint(work, { ...point, n, year });
  await replaceOne(work, year);
  for (const organisation of organisations) await fillOrganisation(work, organisation, year);
}

type Point = (typeof points)[number] & { n: number; year: number };

async function recordPoint(work: Work, { state, capacity, entry, hasEnded, n, year }: Point): Promise<void> {
  const { language } = inventedStates.find(({ code }) => code === state) ?? { language: "en" as const };
  const id = await record(work, {
    addressee: stateOf(state),
    capacity,
    text: {
      ...entry,
      emails: [`contact${n + 1}.${state.toLowerCase()}@example.com`],
      telephones: [`+999 555 01${40 + n}`],
      language,
    },
    from: `${year - 1}-02-01`,
    to: hasEnded ? `${year}-02-01` : null,
  });
  if (n === 1) await publishContact(work, id, "Mr. Fairweather agreed by e-mail, on the day he was named.");
}

/** A point of contact of Valmere whose successor took over this year. */
async function replaceOne(work: Work, year: number): Promise<void> {
  const text = (name: string, email: string): ContactText => ({
    ...empty,
    honorific: "Mme",
    name,
    function: "Sous-directrice du désarmement",
    isPerson: true,
    emails: [email],
    telephones: ["+999 555 0160"],
    language: "fr",
  });
  const id = await record(work, {
    addressee: stateOf("XVA"),
    capacity: "point-of-contact-capital",
    text: text("Solène Marchebois", "marchebois@example.com"),
    from: `${year - 2}-05-01`,
  });
  const next = { ...text("Odile Carrenac", "carrenac@example.com"), from: `${year}-01-15`, to: null, source };
  const replaced = await replaceContact(work, id, next);
  if (!replaced.ok) throw new Error(`demonstration: not replaced, ${replaced.reason}`);
}

async function fillOrganisation(work: Work, invented: InventedOrganisation, year: number): Promise<void> {
  const { kind, name, shortName } = invented;
  const recorded = await recordOrganisation(work, { kind, name, shortName, source, invented: true });
  if (!recorded.ok) throw new Error(`demonstration: no organisation, ${recorded.reason}`);
  const belongs = async (state: InventedCode, as: "member" | "observer", from: string): Promise<void> => {
    const membership = { organisationId: recorded.id, stateCode: state as StateCode, kind: as, from, to: null, source }; // of the cast
    const outcome = await recordMembership(work, membership);
    if (!outcome.ok) throw new Error(`demonstration: no membership, ${outcome.reason}`);
  };
  for (const state of invented.members) await belongs(state, "member", "1998-06-01");
  for (const state of invented.observers) await belongs(state, "observer", `${year - 3}-06-01`);
  await fillOffices(work, recorded.id, { shortName, year });
}

/** One is written to through its Secretary-General, the other through an office of liaison. */
async function fillOffices(
  work: Work,
  id: OrganisationId,
  { shortName, year }: { shortName: string; year: number },
): Promise<void> {
  const addressee: Addressee = { kind: "organisation", id };
  const reached = (part: string) => ({
    postAddress: "4 Sample Quay\nPort Meridian",
    emails: [`${part}.${shortName.toLowerCase()}@example.org`],
    telephones: ["+999 555 0170"],
    language: "en" as const,
  });
  const from = `${year - 1}-09-01`;
  if (shortName === "UMS")
    await record(work, {
      addressee,
      capacity: "head",
      text: { ...person("His Excellency Mr.", "Anselm Torquay", "Secretary-General"), ...reached("secretary-general") },
      from,
    });
  await record(work, { addressee, capacity: "liaison", text: { name: "Liaison office", ...reached("liaison") }, from });
}

type NewEntry = {
  addressee: Addressee;
  capacity: ContactCapacity;
  text: Partial<ContactText>;
  from: string;
  to?: string | null;
};

const empty: ContactText = {
  honorific: "",
  name: "",
  function: "",
  isPerson: false,
  postAddress: "",
  emails: [],
  telephones: [],
  language: null,
};

async function record(work: Work, { addressee, capacity, text, from, to = null }: NewEntry) {
  const outcome = await recordContact(work, { ...empty, ...text, addressee, capacity, from, to, source });
  if (!outcome.ok) throw new Error(`demonstration: no entry of the directory, ${outcome.reason}`);
  return outcome.id;
}

function person(honorific: string, name: string, office: string): Entry {
  return { honorific, name, function: office, isPerson: true };
}

function stateOf(code: InventedCode): Addressee {
  return { kind: "state", code: code as StateCode }; // one of the invented States, filled before
}
