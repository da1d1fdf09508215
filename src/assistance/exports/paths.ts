import { requestsShownPath } from "../publication/paths.ts";

/** The consolidated list, for those who serve the Committee and its members. */
export const consolidatedListPath = "/assistance/list";

export const listFormats = ["pdf", "docx", "xlsx", "csv", "hxl.csv"] as const;
export type ListFormat = (typeof listFormats)[number];

export function listFilePath(format: ListFormat): string {
  return `${consolidatedListPath}/requests.${format}`;
}

export function publicListPath(format: ListFormat): string {
  return `/assistance/published.${format}`;
}

export const feedPath = `${requestsShownPath}/feed.atom`;

/** Of no language: it carries all that a summary has. */
export const iatiPath = "/assistance/published.iati.xml";
