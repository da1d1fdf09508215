import { windowsZones } from "./windows-zones.ts";

/** Finds the IANA zone a TZID means; undefined for a name nobody knows. What was looked up is kept. */
export type FindZone = (tzid: string) => string | undefined;

/** IANA first, then the names of Windows; what calendars put before an IANA name ("/example.org/2026/Europe/Berlin") falls off. */
export function openZones(): FindZone {
  const known = new Map<string, string | undefined>();
  return (tzid) => {
    if (!known.has(tzid)) known.set(tzid, find(tzid.trim().slice(0, 200)));
    return known.get(tzid);
  };
}

function find(tzid: string): string | undefined {
  const name = tzid.toLowerCase().replace("tzone://microsoft/", "");
  if (Object.hasOwn(windowsZones, name)) return windowsZones[name];
  const parts = tzid.split("/");
  return [parts, parts.slice(-3), parts.slice(-2)]
    .map((some) => findIana(some.join("/")))
    .find((found) => found !== undefined);
}

/**
 * A zone by its IANA name, as that is written; undefined for a name nobody knows.
 * NOTE Temporal takes more for a zone than a name: a whole date with its zone in brackets, or "+02:00".
 */
export function findIana(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined; // no zone of that name
  }
}
