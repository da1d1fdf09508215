import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { feedPath, iatiPath, type ListFormat, listFormats, publicListPath } from "./paths.ts";

/** Where programs read what is published. */
export const publishedApiPath = "/api/v1/assistance/requests";

/** The files and feeds of what is published: for the page that shows it. Without a published request there is only the feed to wait with. */
export function PublicDownloads({ language, isEmpty }: { language: Language; isEmpty: boolean }): VNode {
  return (
    <>
      <h2>{t(language, "exports.public.files")}</h2>
      <ul>
        {isEmpty ? null : (
          <>
            <FileLinks language={language} pathOf={publicListPath} />
            <li>
              <a href={iatiPath}>{t(language, "exports.iati.link")}</a>
            </li>
          </>
        )}
        <li>
          <a href={`/${language}${feedPath}`} type="application/atom+xml">
            {t(language, "exports.feed.link")}
          </a>
        </li>
        <li>
          <a href={publishedApiPath}>{t(language, "exports.api.link")}</a>
        </li>
      </ul>
    </>
  );
}

const formatWords: Record<ListFormat, MessageKey> = {
  pdf: "exports.format.pdf",
  docx: "exports.format.docx",
  xlsx: "exports.format.xlsx",
  csv: "exports.format.csv",
  "hxl.csv": "exports.format.hxl",
};

/** One list in each of its forms. */
export function FileLinks({ language, pathOf }: { language: Language; pathOf: (format: ListFormat) => string }): VNode {
  return (
    <>
      {listFormats.map((format) => (
        <li>
          <a href={`/${language}${pathOf(format)}`}>{t(language, formatWords[format])}</a>
        </li>
      ))}
    </>
  );
}
