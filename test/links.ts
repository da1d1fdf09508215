import { url } from "./app.ts";

/** Every address of the site that links in English lead to from the first ones; `visit` gives the text of a page. */
export async function followLinks(starts: string[], visit: (path: string) => Promise<string>): Promise<Set<string>> {
  const seen = new Set<string>();
  const ahead = [...starts];
  const endings = new Set<string>();
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await visit(path);
    for (const [, link = ""] of text.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
      const { pathname, search, origin } = new URL(link.replaceAll("&amp;", "&"), url + path);
      const isOther = origin !== url || /^\/(ar|zh|fr|ru|es)(\/|$)/.test(pathname);
      // One cell of a matrix stands for the others.
      const isAnotherCell = /\/cells\/(?!A2\.01\.NW)/.test(pathname);
      // Two years of the calendar stand for the others.
      const isAnotherYear = /^\/en\/outreach\b/.test(pathname) && /[?&]year=(?!202[67]\b)/.test(search);
      // One line that ends stands for the others of its kind.
      const kind =
        /\/members\/([a-z-]+)\/[^/]+\/ending$/.exec(pathname)?.[1] ??
        /\/directory\/.*\/(ending|replacement|publication)$/.exec(pathname)?.[1];
      const isAnotherEnding = kind !== undefined && endings.has(kind) && !seen.has(pathname + search);
      if (kind && !isOther) endings.add(kind);
      if (!isOther && !isAnotherCell && !isAnotherYear && !isAnotherEnding) ahead.push(pathname + search);
    }
  }
  return seen;
}

/** The first few addresses of each kind: pages that differ by what they are about, and by nothing else. */
export function aFewOfEachKind(paths: readonly string[], most = 2): string[] {
  const counted = new Map<string, number>();
  return paths.filter((path) => {
    const kind = path
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
      .replaceAll(/(?<=[/=])(\d+|[A-Z]{3})(?=[/&?]|$)/g, ":n");
    const count = (counted.get(kind) ?? 0) + 1;
    counted.set(kind, count);
    return count <= most;
  });
}
