import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";

// The months as the United Nations writes them in Arabic, both names, so that every Arabic-speaking capital reads its own.
const arabicMonths = [
  "كانون الثاني/يناير",
  "شباط/فبراير",
  "آذار/مارس",
  "نيسان/أبريل",
  "أيار/مايو",
  "حزيران/يونيه",
  "تموز/يوليه",
  "آب/أغسطس",
  "أيلول/سبتمبر",
  "تشرين الأول/أكتوبر",
  "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
] as const;

/** A date as letters of the United Nations write it: as everywhere, but for the months of Arabic, the first of a month in French and the whole word for the year in Russian. */
export function letterDate(language: Language, date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  if (language === "ar") return `${day} ${arabicMonths[month - 1]} ${year}`;
  const usual = formatDate(language, date);
  if (language === "ru") return usual.replace(/г\.$/u, "года");
  return language === "fr" && day === 1 ? usual.replace(/^1 /, "1er ") : usual;
}

/** "New York, 9 December 2026": how a note verbale ends. */
export function placeAndDate(language: Language, date: string): string {
  return t(language, "document.place-and-date", { date: letterDate(language, date) });
}
