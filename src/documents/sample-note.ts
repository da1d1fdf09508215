import { type Language, languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { DifferenceSheet, LetterSheet, WrittenSheet } from "./letter-sheet.ts";
import { sampleLetter } from "./sample-sheets.ts";
import { sampleWords } from "./sample-words.ts";

type NoteWords = { title: string; addressee: string[]; body: string; closing: string; placeAndDate: string };

const notes: Record<Language, NoteWords> = {
  en: {
    title: "Note verbale to the Permanent Mission of Nadhira",
    addressee: ["Permanent Mission of Nadhira", "to the United Nations", "New York"],
    body: "The Chair of the Security Council Committee established pursuant to resolution 1540 (2004) presents his compliments to the Permanent Mission of Nadhira to the United Nations and has the honour to recall that the Committee would welcome the first report of its Government. The reference is OC.3/2026; the secretariat is reached at 1540@example.org and on +1 212 555 0100.",
    closing:
      "The Chair avails himself of this opportunity to renew to the Permanent Mission of Nadhira to the United Nations the assurances of his highest consideration.",
    placeAndDate: "New York, 9 December 2026",
  },
  fr: {
    title: "Note verbale à la Mission permanente du Nadhira",
    addressee: ["Mission permanente du Nadhira", "auprès de l’Organisation des Nations Unies", "New York"],
    body: "Le Président du Comité du Conseil de sécurité créé par la résolution 1540 (2004) présente ses compliments à la Mission permanente du Nadhira auprès de l’Organisation des Nations Unies et a l’honneur de rappeler que le Comité recevrait avec intérêt le premier rapport de son gouvernement. La référence est OC.3/2026 ; le secrétariat répond à 1540@example.org et au +1 212 555 0100.",
    closing:
      "Le Président saisit cette occasion pour renouveler à la Mission permanente du Nadhira auprès de l’Organisation des Nations Unies les assurances de sa très haute considération.",
    placeAndDate: "New York, le 9 décembre 2026",
  },
  es: {
    title: "Nota verbal a la Misión Permanente de Nadhira",
    addressee: ["Misión Permanente de Nadhira", "ante las Naciones Unidas", "Nueva York"],
    body: "El Presidente del Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004) saluda atentamente a la Misión Permanente de Nadhira ante las Naciones Unidas y tiene el honor de recordar que el Comité agradecería recibir el primer informe de su Gobierno. La referencia es OC.3/2026; la secretaría atiende en 1540@example.org y en el +1 212 555 0100.",
    closing:
      "El Presidente aprovecha esta oportunidad para reiterar a la Misión Permanente de Nadhira ante las Naciones Unidas las seguridades de su más alta consideración.",
    placeAndDate: "Nueva York, 9 de diciembre de 2026",
  },
  ru: {
    title: "Вербальная нота Постоянному представительству Надхиры",
    addressee: ["Постоянному представительству Надхиры", "при Организации Объединенных Наций", "Нью-Йорк"],
    body: "Председатель Комитета Совета Безопасности, учрежденного резолюцией 1540 (2004), свидетельствует свое уважение Постоянному представительству Надхиры при Организации Объединенных Наций и имеет честь напомнить, что Комитет был бы признателен за первый доклад его правительства. Ссылка: OC.3/2026; секретариат: 1540@example.org, +1 212 555 0100.",
    closing:
      "Председатель пользуется этой возможностью, чтобы возобновить Постоянному представительству Надхиры при Организации Объединенных Наций уверения в своем самом высоком уважении.",
    placeAndDate: "Нью-Йорк, 9 декабря 2026 года",
  },
  ar: {
    title: "مذكرة شفوية إلى البعثة الدائمة لنضيرة",
    addressee: ["البعثة الدائمة لنضيرة", "لدى الأمم المتحدة", "نيويورك"],
    body: "يهدي رئيس لجنة مجلس الأمن المنشأة عملا بالقرار 1540 (2004) تحياته إلى البعثة الدائمة لنضيرة لدى الأمم المتحدة، ويتشرف بأن يذكّر بأن اللجنة ترحب بتلقي التقرير الأول من حكومتها. والمرجع هو OC.3/2026؛ ويمكن الاتصال بالأمانة على 1540@example.org أو على الهاتف +1 212 555 0100.",
    closing: "ويغتنم الرئيس هذه الفرصة ليعرب مجددا للبعثة الدائمة لنضيرة لدى الأمم المتحدة عن أسمى آيات التقدير.",
    placeAndDate: "نيويورك، 9 كانون الأول/ديسمبر 2026",
  },
  zh: {
    title: "致纳迪拉常驻代表团的普通照会",
    addressee: ["纳迪拉常驻联合国代表团", "纽约"],
    body: "安全理事会第1540（2004）号决议所设委员会主席向纳迪拉常驻联合国代表团致意，并谨回顾，委员会欢迎该国政府提交首次报告。编号为OC.3/2026；秘书处的联系方式：1540@example.org，+1 212 555 0100。",
    closing: "主席借此机会再次向纳迪拉常驻联合国代表团表示最崇高的敬意。",
    placeAndDate: "2026年12月9日于纽约",
  },
};

/** A note verbale without a matrix, to a Mission whose Government has not reported. */
export function sampleNoteVerbale(lang: Language): LetterSheet {
  const { title, addressee, body, closing, placeAndDate } = notes[lang];
  return {
    ...sampleLetter(lang),
    form: "note-verbale",
    title,
    reference: "OC.3/2026",
    dateText: placeAndDate,
    addressee,
    salutation: "",
    body: [{ kind: "paragraph", text: body }],
    closing,
    signatory: [],
    enclosures: { label: "", items: [] },
    annex: null,
    technicalNotes: null,
  };
}

/** What others wrote: words in the sheet's language and in another, one of them longer than a page's line. */
export function sampleWritten(lang: Language): WrittenSheet {
  const words = sampleWords[lang];
  const [other = lang] = languages.filter((language) => language !== lang && language !== "ar"); // which comes back in other letters
  return {
    title: `${words.title} – AR-7K2MNP`,
    note: words.invented,
    facts: words.facts.map(([label, value]) => ({ label, value })),
    parts: [lang, other].map((language, n) => ({
      title: n === 0 ? "" : words.state,
      fields: [
        { label: t(lang, "cell.remark"), value: { lang: language, text: sampleWords[language].remark } },
        { label: t(lang, "cell.sources"), value: { lang: language, text: sampleWords[language].source } },
      ],
    })),
  };
}

/** What changed in a matrix: a field filled, a field emptied, a remark amended, a row in another language. */
export function sampleDifference(lang: Language): DifferenceSheet {
  const words = sampleWords[lang];
  const [other] = languages.filter((language) => language !== lang);
  const [mark, source, remark] = (["cell.mark", "cell.sources", "cell.remark"] as const).map((key) => t(lang, key));
  const framework = t(lang, "aspect.framework");
  const changes = [
    ["NW, CW", `${mark}: ${t(lang, "mark.blank")}`, `${mark}: X\n${source}: ${words.source.replace("\n", "; ")}`],
    ["BW", `${mark}: ?`, `${mark}: ${t(lang, "mark.blank")}`],
    ["NW", `${remark}: ${words.remark}`, `${remark}: ${words.remark} S/2006/257/Corr.1, OC.3/2026.`],
  ] as const;
  const rows = Array.from({ length: 24 }, (_, at) => {
    const [weapon, before, after] = changes[at % 3] ?? changes[0];
    const rowLang = at === 5 && other ? other : lang;
    const { measures, sections } = sampleWords[rowLang];
    const row = `${at + 1}. ${measures[at % measures.length]}\n${sections[1]}`;
    return { row, rowLang, place: `${framework}\n${weapon}`, before, after };
  });
  const versions = { before: "3", after: "4" };
  return {
    title: t(lang, "difference.title"),
    intro: t(lang, "difference.intro", versions),
    columns: {
      row: t(lang, "matrix.row"),
      place: t(lang, "difference.place"),
      before: t(lang, "difference.in-version", { number: "3" }),
      after: t(lang, "difference.in-version", { number: "4" }),
    },
    rows,
    none: t(lang, "difference.none", versions),
  };
}
