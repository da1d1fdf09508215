import type { CapacityKind } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";

/** An invented State. Its codes are user-assigned in ISO 3166-1: no country carries them or ever will. */
export type InventedState = {
  code: string;
  alpha2: string;
  language: Language;
  short: Record<Language, string>;
  formal: Record<Language, string>;
  frenchArticle: string;
};

export const inventedStates = [
  {
    code: "XOS",
    alpha2: "XO",
    language: "en",
    short: { ar: "أوستراند", zh: "奥斯特兰", en: "Ostrand", fr: "Ostrand", ru: "Остранд", es: "Ostrand" },
    formal: {
      ar: "جمهورية أوستراند",
      zh: "奥斯特兰共和国",
      en: "Republic of Ostrand",
      fr: "République d’Ostrand",
      ru: "Республика Остранд",
      es: "República de Ostrand",
    },
    frenchArticle: "l’",
  },
  {
    code: "XVA",
    alpha2: "XV",
    language: "fr",
    short: { ar: "فالمير", zh: "瓦尔梅尔", en: "Valmere", fr: "Valmère", ru: "Вальмер", es: "Valmere" },
    formal: {
      ar: "جمهورية فالمير",
      zh: "瓦尔梅尔共和国",
      en: "Republic of Valmere",
      fr: "République de Valmère",
      ru: "Республика Вальмер",
      es: "República de Valmere",
    },
    frenchArticle: "la ",
  },
  {
    code: "XOR",
    alpha2: "XR",
    language: "es",
    short: { ar: "أورفانديا", zh: "奥尔万迪亚", en: "Orvandia", fr: "Orvandie", ru: "Орвандия", es: "Orvandia" },
    formal: {
      ar: "دولة أورفانديا",
      zh: "奥尔万迪亚国",
      en: "State of Orvandia",
      fr: "État d’Orvandie",
      ru: "Государство Орвандия",
      es: "Estado de Orvandia",
    },
    frenchArticle: "l’",
  },
  {
    code: "XNA",
    alpha2: "XN",
    language: "ar",
    short: { ar: "نضيرة", zh: "纳迪拉", en: "Nadhira", fr: "Nadhira", ru: "Надхира", es: "Nadhira" },
    formal: {
      ar: "دولة نضيرة",
      zh: "纳迪拉国",
      en: "State of Nadhira",
      fr: "État de Nadhira",
      ru: "Государство Надхира",
      es: "Estado de Nadhira",
    },
    frenchArticle: "le ",
  },
  {
    code: "XLE",
    alpha2: "XL",
    language: "ru",
    short: { ar: "ليسوغوريا", zh: "列索戈里亚", en: "Lesogoria", fr: "Lésogorie", ru: "Лесогория", es: "Lesogoria" },
    formal: {
      ar: "جمهورية ليسوغوريا",
      zh: "列索戈里亚共和国",
      en: "Republic of Lesogoria",
      fr: "République de Lésogorie",
      ru: "Республика Лесогория",
      es: "República de Lesogoria",
    },
    frenchArticle: "la ",
  },
  {
    code: "XYU",
    alpha2: "XY",
    language: "zh",
    short: { ar: "يونلان", zh: "云岚", en: "Yunlan", fr: "Yunlan", ru: "Юньлань", es: "Yunlan" },
    formal: {
      ar: "جمهورية يونلان",
      zh: "云岚共和国",
      en: "Republic of Yunlan",
      fr: "République de Yunlan",
      ru: "Республика Юньлань",
      es: "República de Yunlan",
    },
    frenchArticle: "le ",
  },
] as const satisfies InventedState[];

export type InventedCode = (typeof inventedStates)[number]["code"];

/** An invented person. */
export type CastMember = { key: string; name: string; kind: CapacityKind; state?: InventedCode; language: Language };

export const cast = [
  { key: "noor", name: "Noor Halvard", kind: "administrator", language: "en" },
  { key: "sanna", name: "Sanna Rielke", kind: "expert", language: "en" },
  { key: "bashir", name: "Bashir Omeido", kind: "expert", language: "en" },
  { key: "leto", name: "Leto Varandis", kind: "chair", language: "en" },
  { key: "edda", name: "Edda Marlow", kind: "secretariat", language: "en" },
  { key: "ilan", name: "Ilan Corvey", kind: "secretariat", language: "en" },
  { key: "pia", name: "Pia Tennant", kind: "member", state: "XOS", language: "en" },
  { key: "rafael", name: "Rafael Sorondo", kind: "member", state: "XOR", language: "es" },
  { key: "clara", name: "Clara Weston", kind: "state", state: "XOS", language: "en" },
  { key: "amelie", name: "Amélie Rocande", kind: "state", state: "XVA", language: "fr" },
  { key: "diego", name: "Diego Almenar", kind: "state", state: "XOR", language: "es" },
  { key: "layla", name: "ليلى النضيري", kind: "state", state: "XNA", language: "ar" },
  { key: "vera", name: "Вера Лесова", kind: "state", state: "XLE", language: "ru" },
  { key: "lan", name: "云兰", kind: "state", state: "XYU", language: "zh" },
] as const satisfies CastMember[];

export type CastKey = (typeof cast)[number]["key"];
