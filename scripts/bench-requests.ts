// Requests of the bench: one, many from several connections, and a steady stream.
import { Agent, request } from "node:http";

export type Answer = { status: number; bytes: number; body: string; cookies: string[] };
export type Figure = { what: string; perSecond: number; p50: number; p95: number; bytes: number };
export type Ask = (
  method: "GET" | "POST",
  path: string,
  options?: { body?: string; headers?: Record<string, string> },
) => Promise<Answer>;

export function openRequests(base: string, connections: number): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (method, path, { body, headers = {} } = {}) =>
    new Promise((done, failed) => {
      const form =
        body === undefined
          ? {}
          : {
              "content-type": "application/x-www-form-urlencoded",
              origin: base,
              "content-length": String(Buffer.byteLength(body)),
            };
      const asked = request(base + path, { method, agent, headers: { ...form, ...headers } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const all = Buffer.concat(parts);
          done({
            status: response.statusCode ?? 0,
            bytes: all.length,
            body: all.toString("utf8"),
            cookies: response.headers["set-cookie"] ?? [],
          });
        });
      });
      asked.on("error", failed);
      asked.end(body);
    });
}

/** What one request of a measure is: `turn` counts from 0 in each measure, so that each run asks the same in the same order. */
export type One = (turn: number, worker: number) => Promise<Answer>;

/** As many requests as `workers` connections can make, one after the other, in so many seconds. */
export async function measure(
  what: string,
  one: One,
  { seconds, workers }: { seconds: number; workers: number },
): Promise<Figure> {
  let turn = 0;
  for (let n = 0; n < 20; n++) await one(turn++, 0); // warm
  const times: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < end) {
        const begun = performance.now();
        const answer = await one(turn++, worker);
        times.push(performance.now() - begun);
        bytes = answer.bytes;
        if (answer.status >= 400) throw new Error(`${what}: answered ${answer.status}`);
      }
    }),
  );
  return figureOf({ what, times, bytes, took: performance.now() - started });
}

/** Requests at a steady rate, as readers come: each is timed from when it was due, so that one that waits is seen to. */
export async function measureSteady(
  what: string,
  one: One,
  { seconds, rate }: { seconds: number; rate: number },
): Promise<Figure> {
  const times: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const asked = Array.from({ length: Math.floor(seconds * rate) }, async (_, turn) => {
    const due = started + (turn * 1000) / rate;
    await new Promise((wait) => setTimeout(wait, Math.max(0, due - performance.now())));
    const answer = await one(turn, 0);
    times.push(performance.now() - due);
    bytes = answer.bytes;
    if (answer.status >= 400) throw new Error(`${what}: answered ${answer.status}`);
  });
  await Promise.all(asked);
  return figureOf({ what, times, bytes, took: performance.now() - started });
}

function figureOf({
  what,
  times,
  bytes,
  took,
}: {
  what: string;
  times: number[];
  bytes: number;
  took: number;
}): Figure {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const figure = { what, perSecond: times.length / (took / 1000), p50: at(0.5), p95: at(0.95), bytes };
  console.log(`${what}: ${figure.perSecond.toFixed(0)}/s, p95 ${figure.p95.toFixed(1)} ms`);
  return figure;
}
