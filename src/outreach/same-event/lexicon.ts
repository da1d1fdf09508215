import type { Language } from "#i18n/languages.ts";
import type { Concept } from "./concepts.ts";

/**
 * Words by which titles name kinds of event, subjects and regions: beginnings of words, so that endings do not matter (of Chinese, the
 * characters). Ours, unofficial and incomplete: it brings titles of two languages together and decides nothing by itself.
 */
export const concepts: readonly [Concept, Record<Language, readonly string[]>][] = [
  // Kinds of event
  [
    "kind:workshop",
    {
      ar: ["ورشه", "حلقه عمل", "ورش عمل"],
      zh: ["讲习班", "研讨班", "工作坊"],
      en: ["workshop"],
      fr: ["atelier"],
      ru: ["практикум", "рабочий семинар", "воркшоп"],
      es: ["taller"],
    },
  ],
  [
    "kind:seminar",
    {
      ar: ["حلقه دراسيه", "ندوه"],
      zh: ["研讨会", "座谈会"],
      en: ["seminar"],
      fr: ["seminaire"],
      ru: ["семинар"],
      es: ["seminario"],
    },
  ],
  [
    "kind:conference",
    {
      ar: ["مؤتمر", "منتدي"],
      zh: ["大会", "会议", "论坛"],
      en: ["conference", "forum", "symposium"],
      fr: ["conference", "forum", "colloque"],
      ru: ["конференци", "форум", "симпозиум"],
      es: ["conferencia", "foro", "simposio"],
    },
  ],
  [
    "kind:training",
    {
      ar: ["تدريب", "دوره"],
      zh: ["培训", "训练"],
      en: ["training", "course"],
      fr: ["formation", "stage", "cours"],
      ru: ["обучени", "учебн", "курс", "подготовк"],
      es: ["capacitacion", "formacion", "curso"],
    },
  ],
  [
    "kind:exercise",
    {
      ar: ["تمرين", "محاكاه"],
      zh: ["演习", "演练", "桌面推演"],
      en: ["exercise", "simulation"],
      fr: ["exercice", "simulation"],
      ru: ["учени", "симуляц", "штабн"],
      es: ["ejercicio", "simulacro", "simulacion"],
    },
  ],
  [
    "kind:visit",
    {
      ar: ["زياره"],
      zh: ["访问", "考察"],
      en: ["visit"],
      fr: ["visite"],
      ru: ["визит", "посещени", "поездк"],
      es: ["visita"],
    },
  ],
  [
    "kind:round-table",
    {
      ar: ["مائده مستديره", "طاوله مستديره"],
      zh: ["圆桌"],
      en: ["round table", "roundtable"],
      fr: ["table ronde"],
      ru: ["круглый стол", "круглого стола"],
      es: ["mesa redonda"],
    },
  ],
  [
    "kind:meeting",
    {
      ar: ["اجتماع", "لقاء"],
      zh: ["会晤", "磋商", "例会"],
      en: ["meeting", "consultation", "dialogue"],
      fr: ["reunion", "consultation", "dialogue"],
      ru: ["совещани", "встреч", "консультац", "диалог"],
      es: ["reunion", "consulta", "dialogo"],
    },
  ],
  [
    "kind:briefing",
    {
      ar: ["احاطه", "جلسه اعلاميه"],
      zh: ["情况介绍", "通报会", "网络研讨"],
      en: ["briefing", "webinar"],
      fr: ["seance information", "webinaire", "presentation"],
      ru: ["брифинг", "вебинар"],
      es: ["sesion informativa", "seminario web", "webinario"],
    },
  ],
  // Subjects of the shared list
  [
    "subject:nuclear",
    {
      ar: ["نووي"],
      zh: ["核武器", "核材料", "核安"],
      en: ["nuclear"],
      fr: ["nucleaire"],
      ru: ["ядерн"],
      es: ["nuclear"],
    },
  ],
  [
    "subject:chemical",
    {
      ar: ["كيميائ", "كيمياي"],
      zh: ["化学", "化武"],
      en: ["chemical"],
      fr: ["chimique"],
      ru: ["химическ"],
      es: ["quimic"],
    },
  ],
  [
    "subject:biological",
    {
      ar: ["بيولوجي", "احيائي"],
      zh: ["生物"],
      en: ["biological", "biosecurity", "biosafety"],
      fr: ["biologique", "biosecurite", "biosurete"],
      ru: ["биологическ", "биобезопасн"],
      es: ["biologic", "bioseguridad", "bioproteccion"],
    },
  ],
  [
    "subject:means-of-delivery",
    {
      ar: ["وسائل ايصال", "قذائف", "صواريخ"],
      zh: ["运载工具", "导弹"],
      en: ["means delivery", "missile"],
      fr: ["vecteur", "missile"],
      ru: ["средств доставки", "ракет"],
      es: ["sistemas vectores", "misil"],
    },
  ],
  [
    "subject:legislation",
    {
      ar: ["تشريع", "قانوني", "قوانين"],
      zh: ["立法", "法律"],
      en: ["legislat", "legal", "law"],
      fr: ["legislat", "juridique", "loi"],
      ru: ["законодательств", "законодательн", "правов"],
      es: ["legislac", "legislativ", "juridic", "ley"],
    },
  ],
  [
    "subject:accounting-securing",
    {
      ar: ["حصر", "حساب مواد"],
      zh: ["衡算", "清点"],
      en: ["accounting", "accountancy", "inventory"],
      fr: ["comptabilisation", "comptabilite", "inventaire"],
      ru: ["учет", "инвентаризац"],
      es: ["contabilidad", "inventario"],
    },
  ],
  [
    "subject:physical-protection",
    {
      ar: ["حمايه ماديه"],
      zh: ["实物保护", "实体保护"],
      en: ["physical protection"],
      fr: ["protection physique"],
      ru: ["физическ защит"],
      es: ["proteccion fisica"],
    },
  ],
  [
    "subject:border-control",
    {
      ar: ["حدود", "جمارك", "جمرك"],
      zh: ["边境", "海关", "边防"],
      en: ["border", "customs"],
      fr: ["frontier", "frontalier", "douan"],
      ru: ["границ", "погранич", "таможен"],
      es: ["frontera", "fronteriz", "aduan"],
    },
  ],
  [
    "subject:export-control",
    {
      ar: ["صادرات", "تصدير", "نقل العابر"],
      zh: ["出口", "战略贸易"],
      en: ["export", "strategic trade", "transshipment"],
      fr: ["export", "transbordement"],
      ru: ["экспорт"],
      es: ["export", "transbordo"],
    },
  ],
  [
    "subject:financing",
    {
      ar: ["تمويل", "مالي"],
      zh: ["融资", "资助", "金融"],
      en: ["financ"],
      fr: ["financ"],
      ru: ["финансир", "финансов"],
      es: ["financ"],
    },
  ],
  [
    "subject:reporting",
    {
      ar: ["تقارير", "تقرير"],
      zh: ["国家报告", "报告"],
      en: ["report"],
      fr: ["rapport"],
      ru: ["доклад", "отчет"],
      es: ["informes", "informe nacional"],
    },
  ],
  [
    "subject:action-plan",
    {
      ar: ["خطه عمل", "خطط عمل"],
      zh: ["行动计划"],
      en: ["action plan"],
      fr: ["plan action", "plans action"],
      ru: ["план действий", "планов действий", "планы действий"],
      es: ["plan accion", "planes accion"],
    },
  ],
  [
    "subject:assistance",
    { ar: ["مساعده"], zh: ["援助"], en: ["assistance"], fr: ["assistance"], ru: ["помощ"], es: ["asistencia"] },
  ],
  [
    "subject:points-of-contact",
    {
      ar: ["جهات اتصال", "جهات تنسيق", "نقاط اتصال"],
      zh: ["联络点", "联络人"],
      en: ["points contact", "point contact", "focal point"],
      fr: ["points contact", "point contact", "coordonnateurs nationaux"],
      ru: ["контактн пункт", "координатор", "контактн лиц"],
      es: ["puntos contacto", "punto contacto", "coordinadores nacionales"],
    },
  ],
  [
    "subject:industry-academia",
    {
      ar: ["صناعه", "قطاع خاص", "اوساط اكاديميه"],
      zh: ["工业界", "产业", "学术界", "私营部门"],
      en: ["industr", "academi", "private sector"],
      fr: ["industri", "universitaire", "secteur prive"],
      ru: ["промышленн", "академическ", "частн сектор"],
      es: ["industri", "academi", "sector privado"],
    },
  ],
  // Regions and subregions as titles name them
  ["region:africa", { ar: ["افريقي"], zh: ["非洲"], en: ["africa"], fr: ["afri"], ru: ["африк"], es: ["africa"] }],
  [
    "region:west-africa",
    {
      ar: ["غرب افريقي"],
      zh: ["西非"],
      en: ["west africa", "western africa", "ecowas"],
      fr: ["afrique ouest", "afrique occidentale", "cedeao"],
      ru: ["западн африк"],
      es: ["africa occidental"],
    },
  ],
  [
    "region:east-africa",
    {
      ar: ["شرق افريقي"],
      zh: ["东非"],
      en: ["east africa", "eastern africa"],
      fr: ["afrique est", "afrique orientale"],
      ru: ["восточн африк"],
      es: ["africa oriental"],
    },
  ],
  [
    "region:southern-africa",
    {
      ar: ["جنوب افريقي", "افريقيا جنوب"],
      zh: ["南部非洲"],
      en: ["southern africa"],
      fr: ["afrique australe"],
      ru: ["южн африк"],
      es: ["africa meridional", "africa austral"],
    },
  ],
  [
    "region:arab-states",
    {
      ar: ["دول عربيه", "شرق اوسط"],
      zh: ["阿拉伯", "中东"],
      en: ["arab", "middle east"],
      fr: ["arabe", "moyen orient"],
      ru: ["арабск", "ближн восток"],
      es: ["arabe", "oriente medio"],
    },
  ],
  [
    "region:asia-pacific",
    {
      ar: ["اسيا محيط", "اسيا والمحيط"],
      zh: ["亚太", "亚洲及太平洋"],
      en: ["asia pacific", "asia and the pacific"],
      fr: ["asie pacifique"],
      ru: ["азиатско тихоокеанск"],
      es: ["asia pacifico"],
    },
  ],
  [
    "region:central-asia",
    {
      ar: ["اسيا وسطي"],
      zh: ["中亚"],
      en: ["central asia"],
      fr: ["asie centrale"],
      ru: ["центральн ази", "среднеазиатск"],
      es: ["asia central"],
    },
  ],
  [
    "region:south-east-asia",
    {
      ar: ["جنوب شرق اسيا", "جنوب شرقي اسيا"],
      zh: ["东南亚"],
      en: ["southeast asia", "south east asia", "asean"],
      fr: ["asie sud est"],
      ru: ["юго восточн ази"],
      es: ["asia sudoriental", "sudeste asiatico"],
    },
  ],
  [
    "region:south-asia",
    { ar: ["جنوب اسيا"], zh: ["南亚"], en: ["south asia"], fr: ["asie sud"], ru: ["южн ази"], es: ["asia meridional"] },
  ],
  [
    "region:pacific",
    {
      ar: ["جزر محيط"],
      zh: ["太平洋岛"],
      en: ["pacific island"],
      fr: ["iles pacifique"],
      ru: ["тихоокеанск остров", "остров тихого океана"],
      es: ["islas pacifico"],
    },
  ],
  [
    "region:eastern-europe",
    {
      ar: ["شرق اوروبا", "اوروبا شرقيه"],
      zh: ["东欧"],
      en: ["eastern europe", "east europe"],
      fr: ["europe est", "europe orientale"],
      ru: ["восточн европ"],
      es: ["europa oriental", "europa este"],
    },
  ],
  [
    "region:south-eastern-europe",
    {
      ar: ["جنوب شرق اوروبا", "غرب البلقان", "بلقان"],
      zh: ["东南欧", "巴尔干"],
      en: ["southeast europe", "south eastern europe", "balkan"],
      fr: ["europe sud est", "balkan"],
      ru: ["юго восточн европ", "балкан"],
      es: ["europa sudoriental", "balcan"],
    },
  ],
  [
    "region:latin-america",
    {
      ar: ["امريكا لاتينيه"],
      zh: ["拉丁美洲", "拉美"],
      en: ["latin america"],
      fr: ["amerique latine"],
      ru: ["латинск америк"],
      es: ["america latina"],
    },
  ],
  [
    "region:caribbean",
    { ar: ["كاريبي"], zh: ["加勒比"], en: ["caribbean", "caricom"], fr: ["caraib"], ru: ["кариб"], es: ["caribe"] },
  ],
];
