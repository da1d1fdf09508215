import { createHash } from "node:crypto";

/** What an analysis is repeated from: a whole number or any text; 7 and "7" are the same. */
export type Seed = number | string;

export type RandomStream = {
  /** 32 random bits, as a number from 0 up to, not including, 2^32. */
  next: () => number;
  /** A whole number from 0 up to, not including, the limit, each as likely as any other. */
  below: (limit: number) => number;
};

/** Opens one of the streams of a seed; streams with other names are unrelated to it. */
export function openStream(seed: Seed, name: string): RandomStream {
  if (typeof seed === "number" && !Number.isSafeInteger(seed))
    throw new RangeError("a seed is a whole number or a text");
  const spread = createHash("sha256").update(`${seed}\n${name}`).digest();
  return xoshiro128([0, 4, 8, 12].map((at) => spread.readUInt32LE(at)));
}

/** xoshiro128**, version 1.1, by Blackman and Vigna, from a state of four numbers of 32 bits, not all zero. */
export function xoshiro128(state: readonly number[]): RandomStream {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  if ((a | b | c | d) === 0) throw new RangeError("the state is not all zero");
  return { next, below };

  function next(): number {
    const given = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return given;
  }

  function below(limit: number): number {
    const whole = 2 ** 32 - (2 ** 32 % limit); // what lies beyond would make the first numbers likelier
    for (;;) {
      const drawn = next();
      if (drawn < whole) return drawn % limit;
    }
  }
}

function turned(number: number, by: number): number {
  return (number << by) | (number >>> (32 - by));
}
