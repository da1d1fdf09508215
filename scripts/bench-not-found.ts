// How long "not found" takes: for a request that exists and is not for the reader, and for one that never was. Nobody should tell them apart.
import { randomInt, randomUUID, randomUUIDv7 } from "node:crypto";
import type { Ask } from "./bench-requests.ts";

export const notFoundHeading = "## The time of “not found”";

const turns = 2_000;

type Kind = "hidden" | "absent";
type Times = Record<Kind, number[]>;

/** `whole` reads every request. Each reader asks one at a time, both kinds in an order that is drawn. */
export async function measureNotFound(
  ask: Ask,
  { signIn, readers, whole }: { signIn: (name: string) => Promise<string>; readers: readonly string[]; whole: string },
): Promise<string> {
  const found = async (path: string, cookie: string, link: RegExp): Promise<Set<string>> => {
    const { body } = await ask("GET", path, { headers: { cookie } });
    return new Set([...body.matchAll(link)].map(([, name]) => name ?? ""));
  };
  const rows: string[] = [];
  const look = async (reader: string, cookie: string, { list, link, pageOf, drawn }: Look): Promise<void> => {
    const seen = await found(list, cookie, link);
    const hidden = [...(await found("/en/assistance/requests", served, link))].filter((name) => !seen.has(name));
    if (hidden.length === 0) throw new Error(`${reader} may read every request: nothing to measure`);
    const times = await timeBoth({ hidden, drawn }, async (name) => {
      const started = performance.now();
      const { status } = await ask("GET", pageOf(name), { headers: { cookie } });
      const took = performance.now() - started;
      if (status !== 404) throw new Error(`${reader}: ${status} instead of 404`);
      return took;
    });
    rows.push(rowOf(reader, hidden.length, times));
    console.log(`not found, ${reader}: done`);
  };
  const served = await signIn(whole);
  for (const reader of readers) await look(reader, await signIn(reader), byId);
  await look("a stranger, on the public site", "", byReference);
  return `${notFoundHeading}

The page of a request of the demonstration that is not for the reader, and of one that never was, ${turns.toLocaleString("en")} of each, one at a time in an order that is drawn; ids drawn by version 7 (as ours are) and version 4 in turn, references by their letters. The last figure is how often an answer of the one takes longer than an answer of the other: 0.50 tells nothing, and 2,000 answers of each that are the same lie within 0.48 to 0.52.

| reader | hidden requests | hidden, p50 ms | never was, p50 ms | hidden, p95 ms | never was, p95 ms | p50, hidden to never was | hidden takes longer |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

type Look = { list: string; link: RegExp; pageOf: (name: string) => string; drawn: (n: number) => string };

const byId: Look = {
  list: "/en/assistance/requests",
  link: /assistance\/requests\/([0-9a-f-]{36})/g,
  pageOf: (id) => `/en/assistance/requests/${id}`,
  drawn: (n) => (n % 2 ? randomUUIDv7() : randomUUID()),
};
const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const byReference: Look = {
  list: "/en/assistance/requests-shown",
  link: /(AR-[2-9A-HJ-NP-Z]{6})/g,
  pageOf: (reference) => `/en/assistance/requests-shown/${reference}`,
  drawn: () => `AR-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("")}`,
};

/** The times of both kinds, after a while of warming up. */
async function timeBoth(
  { hidden, drawn }: { hidden: readonly string[]; drawn: (n: number) => string },
  one: (name: string) => Promise<number>,
): Promise<Times> {
  const nameOf = (kind: Kind, n: number): string => (kind === "hidden" ? (hidden[n % hidden.length] ?? "") : drawn(n));
  const times: Times = { hidden: [], absent: [] };
  const left = { hidden: turns, absent: turns };
  for (let n = 0; n < 200; n++) await one(nameOf(n % 2 ? "hidden" : "absent", n));
  for (let n = 0; left.hidden + left.absent > 0; n++) {
    const kind: Kind = Math.random() * (left.hidden + left.absent) < left.hidden ? "hidden" : "absent";
    left[kind]--;
    times[kind].push(await one(nameOf(kind, n)));
  }
  return times;
}

function rowOf(reader: string, count: number, { hidden, absent }: Times): string {
  const [a, b] = [hidden, absent].map((times) => times.toSorted((x, y) => x - y));
  const at = (times: number[] = [], share: number): number => times[Math.floor(times.length * share)] ?? 0;
  const figures = [at(a, 0.5), at(b, 0.5), at(a, 0.95), at(b, 0.95)].map((ms) => ms.toFixed(2));
  const ratio = at(a, 0.5) / at(b, 0.5);
  return `| ${reader} | ${count} | ${figures.join(" | ")} | **${ratio.toFixed(3)}** | ${longerShare(a ?? [], b ?? []).toFixed(3)} |`;
}

/** The share of pairs in which the one of the first is the larger; both sorted. */
function longerShare(first: number[], second: number[]): number {
  let below = 0;
  let pairs = 0;
  for (const time of first) {
    while (below < second.length && (second[below] ?? 0) < time) below++;
    pairs += below;
  }
  return pairs / (first.length * second.length);
}
