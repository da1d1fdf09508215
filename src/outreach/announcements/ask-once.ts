import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";

/** The addresses a host was found to have; nothing else is connected to. */
export type Pinned = readonly { address: string; family: number }[];

type Asking = {
  headers: Record<string, string>;
  authorities: string | undefined;
  connectTime: number;
  ends: AbortSignal;
};

/** Asks one address once and gives the answer when its head is there; a reason where there is none. It follows nothing. */
export async function ask(
  url: URL,
  pinned: Pinned,
  { headers, authorities, connectTime, ends }: Asking,
): Promise<IncomingMessage | "no-connection" | "certificate" | "too-slow"> {
  const isEncrypted = url.protocol === "https:";
  const { promise, resolve } = Promise.withResolvers<IncomingMessage | "no-connection" | "certificate" | "too-slow">();
  // One agent for one question: no connection is kept, and no proxy of the environment comes between.
  const agent = isEncrypted ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  const options: RequestOptions & https.RequestOptions = {
    agent,
    headers,
    lookup: givenAddresses(pinned),
    maxHeaderSize: 16_384,
    signal: ends,
    ...(authorities ? { ca: authorities } : {}),
  };
  const request = isEncrypted ? https.request(url, options) : http.request(url, options);
  const connecting = setTimeout(() => {
    resolve("too-slow");
    request.destroy();
  }, connectTime);
  request.once("socket", (socket) => {
    socket.once(isEncrypted ? "secureConnect" : "connect", () => clearTimeout(connecting));
  });
  request.once("response", resolve);
  request.on("error", (error: NodeJS.ErrnoException) => {
    clearTimeout(connecting);
    resolve(ends.aborted ? "too-slow" : isOfCertificate(error) ? "certificate" : "no-connection");
  });
  request.end();
  return await promise;
}

/** Answers every look-up with what was looked up before: a name that changes its address in between changes nothing. */
function givenAddresses(pinned: Pinned): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = pinned;
    if (all) done(null, [...pinned]);
    else if (first) done(null, first.address, first.family);
  };
}

function isOfCertificate({ code = "" }: NodeJS.ErrnoException): boolean {
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(code);
}
