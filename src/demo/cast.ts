import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Language } from "#i18n/languages.ts";
import type { RegionalGroup } from "#states/state.ts";

/** An invented State. Its codes are user-assigned in ISO 3166-1: no country carries them or ever will. */
export type InventedState = {
  code: string;
  alpha2: string;
  language: Language;
  group: RegionalGroup;
  short: Record<Language, string>;
  formal: Record<Language, string>;
  frenchArticle: string;
};

export const inventedStates = [
  {
    code: "XOS",
    alpha2: "XO",
    language: "en",
    group: "western-european-and-other",
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
    group: "western-european-and-other",
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
    group: "latin-american-and-caribbean",
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
    group: "asia-pacific",
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
    group: "eastern-european",
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
    group: "asia-pacific",
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
  {
    code: "XMB",
    alpha2: "XM",
    language: "fr",
    group: "african",
    short: { ar: "مباليندا", zh: "姆巴伦达", en: "Mbalenda", fr: "Mbalenda", ru: "Мбаленда", es: "Mbalenda" },
    formal: {
      ar: "جمهورية مباليندا",
      zh: "姆巴伦达共和国",
      en: "Republic of Mbalenda",
      fr: "République du Mbalenda",
      ru: "Республика Мбаленда",
      es: "República de Mbalenda",
    },
    frenchArticle: "le ",
  },
  {
    code: "XWE",
    alpha2: "XW",
    language: "en",
    group: "african",
    short: { ar: "وندامو", zh: "文达莫", en: "Wendamo", fr: "Wendamo", ru: "Вендамо", es: "Wendamo" },
    formal: {
      ar: "جمهورية وندامو",
      zh: "文达莫共和国",
      en: "Republic of Wendamo",
      fr: "République du Wendamo",
      ru: "Республика Вендамо",
      es: "República de Wendamo",
    },
    frenchArticle: "le ",
  },
  {
    code: "XGA",
    alpha2: "XG",
    language: "fr",
    group: "african",
    short: { ar: "غالوادا", zh: "加尔瓦达", en: "Galwada", fr: "Galwada", ru: "Галвада", es: "Galwada" },
    formal: {
      ar: "اتحاد غالوادا",
      zh: "加尔瓦达联邦",
      en: "Union of Galwada",
      fr: "Union du Galwada",
      ru: "Союз Галвада",
      es: "Unión de Galwada",
    },
    frenchArticle: "le ",
  },
  {
    code: "XTE",
    alpha2: "XT",
    language: "en",
    group: "asia-pacific",
    short: { ar: "تيلوفاني", zh: "特卢瓦尼", en: "Teluvani", fr: "Teluvani", ru: "Телувани", es: "Teluvani" },
    formal: {
      ar: "دولة تيلوفاني المستقلة",
      zh: "特卢瓦尼独立国",
      en: "Independent State of Teluvani",
      fr: "État indépendant des Teluvani",
      ru: "Независимое Государство Телувани",
      es: "Estado Independiente de Teluvani",
    },
    frenchArticle: "les ",
  },
  {
    code: "XJE",
    alpha2: "XJ",
    language: "ru",
    group: "asia-pacific",
    short: { ar: "جلفاران", zh: "杰尔瓦兰", en: "Jelvaran", fr: "Jelvaran", ru: "Джельваран", es: "Jelvaran" },
    formal: {
      ar: "جمهورية جلفاران",
      zh: "杰尔瓦兰共和国",
      en: "Republic of Jelvaran",
      fr: "République du Jelvaran",
      ru: "Республика Джельваран",
      es: "República de Jelvaran",
    },
    frenchArticle: "le ",
  },
  {
    code: "XHD",
    alpha2: "XH",
    language: "en",
    group: "eastern-european",
    short: { ar: "هرادوفيا", zh: "赫拉多维亚", en: "Hradovia", fr: "Hradovie", ru: "Храдовия", es: "Hradovia" },
    formal: {
      ar: "جمهورية هرادوفيا",
      zh: "赫拉多维亚共和国",
      en: "Republic of Hradovia",
      fr: "République de Hradovie",
      ru: "Республика Храдовия",
      es: "República de Hradovia",
    },
    frenchArticle: "la ",
  },
  {
    code: "XEP",
    alpha2: "XE",
    language: "es",
    group: "latin-american-and-caribbean",
    short: { ar: "إسبيرالتا", zh: "埃斯佩拉尔塔", en: "Esperalta", fr: "Esperalta", ru: "Эсперальта", es: "Esperalta" },
    formal: {
      ar: "جمهورية إسبيرالتا",
      zh: "埃斯佩拉尔塔共和国",
      en: "Republic of Esperalta",
      fr: "République d’Esperalta",
      ru: "Республика Эсперальта",
      es: "República de Esperalta",
    },
    frenchArticle: "l’",
  },
  {
    code: "XFE",
    alpha2: "XF",
    language: "en",
    group: "western-european-and-other",
    short: { ar: "فنهولت", zh: "芬霍尔特", en: "Fennholt", fr: "Fennholt", ru: "Фенхольт", es: "Fennholt" },
    formal: {
      ar: "مملكة فنهولت",
      zh: "芬霍尔特王国",
      en: "Kingdom of Fennholt",
      fr: "Royaume de Fennholt",
      ru: "Королевство Фенхольт",
      es: "Reino de Fennholt",
    },
    frenchArticle: "le ",
  },
  {
    code: "XDA",
    alpha2: "XD",
    language: "en",
    group: "western-european-and-other",
    short: { ar: "دالموريا", zh: "达尔莫里亚", en: "Dalmoria", fr: "Dalmorie", ru: "Далмория", es: "Dalmoria" },
    formal: {
      ar: "كومنولث دالموريا",
      zh: "达尔莫里亚联邦",
      en: "Commonwealth of Dalmoria",
      fr: "Commonwealth de Dalmorie",
      ru: "Содружество Далмория",
      es: "Commonwealth de Dalmoria",
    },
    frenchArticle: "la ",
  },
] as const satisfies InventedState[];

export type InventedCode = (typeof inventedStates)[number]["code"];

/** An invented person. */
export type CastMember = { key: string; name: string; kind: CapacityKind; state?: InventedCode; language: Language };

export const cast = [
  { key: "noor", name: "Noor Halvard", kind: "administrator", language: "en" },
  { key: "sanna", name: "Sanna Rielke", kind: "expert", language: "en" },
  { key: "bashir", name: "Bashir Omeido", kind: "expert", language: "en" },
  { key: "ireti", name: "Ireti Kalondo", kind: "expert", language: "fr" },
  { key: "renzo", name: "Renzo Huaytalo", kind: "expert", language: "es" },
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
  { key: "iskra", name: "Iskra Vondel", kind: "provider", language: "en" },
  { key: "marlo", name: "Marlo Deven", kind: "organisation", language: "en" },
] as const satisfies CastMember[];

export type CastKey = (typeof cast)[number]["key"];
