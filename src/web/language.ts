import { isLanguage, type Language, languages } from "#i18n/languages.ts";

/** The language for a visitor who named none in the address: the first of Accept-Language that we speak, else English. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().split(";");
      const quality = parameters
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return {
        language: range.toLowerCase().split("-")[0] ?? "",
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const found = wishes.find(({ language }) => isLanguage(language))?.language;
  return found && isLanguage(found) ? found : "en";
}

/** "/fr/states/XVA" → fr and "/states/XVA"; undefined when the address names no language of ours. */
export function splitPath(pathname: string): { language: Language; path: string } | undefined {
  const language = languages.find((code) => pathname === `/${code}` || pathname.startsWith(`/${code}/`));
  return language && { language, path: pathname.slice(language.length + 1) || "/" };
}
