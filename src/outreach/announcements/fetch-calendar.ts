import { lookup as systemLookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { largestAnnouncements } from "./announced.ts";
import { ask, type Pinned } from "./ask-once.ts";
import { bodyOf } from "./fetched-body.ts";
import { isPublicAddress } from "./public-address.ts";

/** What is asked for: an address that the secretariat or an organisation has added, and what it said of itself last time. */
export type AskedCalendar = { address: string; etag?: string | null; lastModified?: string | null };

export type FetchSettings = {
  /** Also without encryption; what comes then may have been changed on its way. */
  allowHttp?: boolean;
  /** Private addresses that may be asked all the same: a calendar server in the house. */
  allowPrivate?: readonly string[];
  /** Ports that may be asked. */
  ports?: readonly number[];
  /** Finds the addresses of a host. */
  lookup?: (host: string) => Promise<readonly { address: string; family: number }[]>;
  /** Certificates of authorities to trust instead of those of the system. */
  authorities?: string;
  /** Milliseconds until a connection stands, and for the whole. */
  connectTime?: number;
  wholeTime?: number;
  /** Bytes, as sent and as unpacked. */
  largest?: number;
};

/** Why an address is not asked. */
export type RefusedAddress = "no-address" | "not-encrypted" | "user-in-address" | "port" | "private-address";
/** Why nothing came of asking. */
export type FailedFetch =
  | "unknown-host"
  | "no-connection"
  | "certificate"
  | "too-slow"
  | "too-many-redirects"
  | "redirect-without-address"
  | "status"
  | "too-large"
  | "unknown-encoding"
  | "broken-encoding"
  | "cut-off";

export type FetchedCalendar =
  | {
      outcome: "fetched";
      bytes: Uint8Array;
      etag: string | null;
      lastModified: string | null;
      /** Where it came from in the end, and whether everybody is to ask there from now on (301, 308). */
      from: string;
      hasMoved: boolean;
    }
  | { outcome: "unchanged" }
  /** `at`: which address, the one asked for or one it led to. */
  | { outcome: "refused"; reason: RefusedAddress; at: string }
  | { outcome: "failed"; reason: FailedFetch; at: string; status?: number };

const mostRedirects = 3;
const usual = { ports: [80, 443], connectTime: 10_000, wholeTime: 30_000, largest: largestAnnouncements };

/**
 * Fetches another body's calendar. The host is looked up once, every address it has must be public, and the connection goes to what was
 * looked up and nowhere else; each redirect is judged anew. It sends no cookie and no name but that of this product, believes no content
 * type, and gives up what is too large, too slow or packed too tightly.
 * NOTE Waits for the network: never inside a transaction.
 */
export async function fetchCalendar(asked: AskedCalendar, settings: FetchSettings = {}): Promise<FetchedCalendar> {
  const ends = AbortSignal.timeout(settings.wholeTime ?? usual.wholeTime);
  let at = asked.address;
  let hasMoved = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const url = judged(at, settings);
    if (typeof url === "string") return { outcome: "refused", reason: url, at };
    at = url.href;
    const pinned = await unlessEnded(ends, pin(url, settings));
    if (pinned === undefined) return { outcome: "failed", reason: "too-slow", at };
    if (pinned === "private-address") return { outcome: "refused", reason: pinned, at };
    if (pinned === "unknown-host") return { outcome: "failed", reason: pinned, at };

    const answer = await ask(url, pinned, {
      headers: headersFor(asked),
      authorities: settings.authorities,
      connectTime: settings.connectTime ?? usual.connectTime,
      ends,
    });
    if (typeof answer === "string") return { outcome: "failed", reason: answer, at };
    const status = answer.statusCode ?? 0;
    if (status === 304 && (asked.etag || asked.lastModified)) {
      answer.destroy();
      return { outcome: "unchanged" };
    }
    if (!isRedirect(status)) return await received(answer, { at, hasMoved: redirects > 0 && hasMoved, ends, settings });
    answer.destroy();
    const next = URL.parse(answer.headers.location ?? "", at);
    if (!answer.headers.location || !next) return { outcome: "failed", reason: "redirect-without-address", at };
    hasMoved &&= status === 301 || status === 308;
    at = next.href;
  }
  return { outcome: "failed", reason: "too-many-redirects", at };
}

/** An address as it is kept, https, or why it is never asked; what its host leads to is found when it is asked. */
export function keptAddress(address: string): { ok: true; address: string } | { ok: false; reason: RefusedAddress } {
  const url = judged(address, {});
  if (typeof url === "string") return { ok: false, reason: url };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !isPublicAddress(host)) return { ok: false, reason: "private-address" };
  return { ok: true, address: url.href };
}

/** The address as it is asked, or why it is not. webcal is what calendar programs say for https. */
function judged(address: string, { allowHttp = false, ports = usual.ports }: FetchSettings): URL | RefusedAddress {
  const url = URL.parse(address.trim().replace(/^webcals?:/i, "https:"));
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") return "no-address";
  if (url.protocol === "http:" && !allowHttp) return "not-encrypted";
  if (url.username || url.password) return "user-in-address";
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  return ports.includes(port) ? url : "port";
}

/** The addresses of the host, looked up once. One that is not public is enough to refuse them all. */
async function pin(url: URL, settings: FetchSettings): Promise<Pinned | "private-address" | "unknown-host"> {
  const { lookup = (name) => systemLookup(name, { all: true }), allowPrivate = [] } = settings;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const literal = isIP(host);
  const found = literal ? [{ address: host, family: literal }] : await lookup(host).catch(() => []);
  if (found.length === 0) return "unknown-host";
  const mayAsk = ({ address }: Pinned[number]): boolean => isPublicAddress(address) || allowPrivate.includes(address);
  return found.every(mayAsk) ? found : "private-address";
}

async function unlessEnded<T>(ends: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => resolve(undefined);
  if (ends.aborted) return undefined;
  ends.addEventListener("abort", end);
  try {
    return await Promise.race([promise, ended]);
  } finally {
    ends.removeEventListener("abort", end);
  }
}

/** NOTE What a server said of its file comes back to it unread: only what can stand in a header, and no more than fits. */
function headersFor({ etag, lastModified }: AskedCalendar): Record<string, string> {
  const isPlain = (text: string | null | undefined): text is string => !!text && /^[\x20-\x7e]{1,300}$/.test(text);
  return {
    accept: "text/calendar, text/plain;q=0.5, */*;q=0.1",
    "accept-encoding": "gzip",
    "user-agent": "open1540 (reads calendars of announced events)",
    ...(isPlain(etag) ? { "if-none-match": etag } : {}),
    ...(isPlain(lastModified) ? { "if-modified-since": lastModified } : {}),
  };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

type Receiving = { at: string; hasMoved: boolean; ends: AbortSignal; settings: FetchSettings };

async function received(
  answer: IncomingMessage,
  { at, hasMoved, ends, settings }: Receiving,
): Promise<FetchedCalendar> {
  const status = answer.statusCode ?? 0;
  if (status !== 200) {
    answer.destroy();
    return { outcome: "failed", reason: "status", status, at };
  }
  const body = await bodyOf(answer, settings.largest ?? usual.largest, ends);
  if (typeof body === "string") return { outcome: "failed", reason: body, at };
  const { etag, "last-modified": lastModified } = answer.headers;
  return {
    outcome: "fetched",
    bytes: body,
    etag: etag ?? null,
    lastModified: lastModified ?? null,
    from: at,
    hasMoved,
  };
}
