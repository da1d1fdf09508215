import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

type NoBody = "too-large" | "too-slow" | "unknown-encoding" | "broken-encoding" | "cut-off";

/**
 * What an answer holds, unpacked. Counted while it comes, before and after unpacking, and given up at the first byte too many:
 * what it says of its own length is believed only where that is too much already.
 */
export async function bodyOf(
  answer: IncomingMessage,
  largest: number,
  ends: AbortSignal,
): Promise<Uint8Array | NoBody> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const isPacked = encoding === "gzip" || encoding === "x-gzip";
  const stop = (): void => {
    answer.destroy();
  };
  ends.addEventListener("abort", stop);
  try {
    if (!isPacked && encoding !== "identity" && encoding !== "") return "unknown-encoding"; // nothing else was asked for
    if (Number(answer.headers["content-length"] ?? 0) > largest) return "too-large";
    return await collected(isPacked ? unpacked(answer, largest) : answer, largest);
  } catch (error) {
    if (error === tooMuch) return "too-large";
    if (ends.aborted) return "too-slow";
    return /^Z_/.test((error as NodeJS.ErrnoException).code ?? "") ? "broken-encoding" : "cut-off"; // all that streams throw are errors
  } finally {
    ends.removeEventListener("abort", stop);
    answer.destroy();
  }
}

/** Parts of an archive that hold nothing may follow each other without an end. */
const tooMuch = new Error("more came than may come");

async function collected(stream: Readable, largest: number): Promise<Uint8Array | "too-large"> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > largest) return "too-large";
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** What is cut off before its end is an error of zlib; what is cut off on its way, one of the answer, is handed on. */
function unpacked(answer: IncomingMessage, largest: number): Readable {
  const gunzip = createGunzip();
  let packed = 0;
  answer.on("data", (piece: Buffer) => {
    packed += piece.length;
    if (packed > largest) gunzip.destroy(tooMuch);
  });
  answer.on("error", (error) => gunzip.destroy(error));
  return answer.pipe(gunzip);
}
