/** The six official languages of the United Nations, in the order of its documents. */
export const languages = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type Language = (typeof languages)[number];

/** A text in some of the languages. */
export type Texts = Partial<Record<Language, string>>;

/** Each language's own name for itself. */
export const ownNames: Record<Language, string> = {
  ar: "العربية",
  zh: "中文",
  en: "English",
  fr: "Français",
  ru: "Русский",
  es: "Español",
};

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

export function direction(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
