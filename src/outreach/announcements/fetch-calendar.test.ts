import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Server } from "node:net";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type FetchedCalendar, type FetchSettings, fetchCalendar } from "./fetch-calendar.ts";
import { isPublicAddress } from "./public-address.ts";

const calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port; // of a server that listens on a port
}

/** Asks a server that answers so. The machine itself is private, so it is let through by its address alone. */
async function fetchFrom(answer: RequestListener, asked = {}, given: FetchSettings = {}): Promise<FetchedCalendar> {
  const port = await listen(http.createServer(answer));
  const settings = { allowHttp: true, allowPrivate: ["127.0.0.1"], ports: [port], ...given };
  return await fetchCalendar({ address: `http://127.0.0.1:${port}/events.ics`, ...asked }, settings);
}

function reasonOf(fetched: FetchedCalendar): string {
  return "reason" in fetched ? `${fetched.outcome}: ${fetched.reason}` : fetched.outcome;
}

function textOf(fetched: FetchedCalendar): string {
  assert.equal(fetched.outcome, "fetched", reasonOf(fetched));
  return fetched.outcome === "fetched" ? Buffer.from(fetched.bytes).toString("utf8") : "";
}

test("a calendar is fetched with what it says of itself; who asks names this product and nothing else", async () => {
  let asked: IncomingMessage | undefined;
  const fetched = await fetchFrom((request, response) => {
    asked = request;
    response.writeHead(200, {
      etag: '"7"',
      "last-modified": "Thu, 26 Nov 2026 07:00:00 GMT",
      "content-type": "text/html",
    });
    response.end(calendar);
  });
  assert.equal(textOf(fetched), calendar, "whatever its type says");
  const { etag, lastModified, hasMoved } = fetched.outcome === "fetched" ? fetched : {};
  assert.deepEqual(
    { etag, lastModified, hasMoved },
    { etag: '"7"', lastModified: "Thu, 26 Nov 2026 07:00:00 GMT", hasMoved: false },
  );
  assert.match(asked?.headers["user-agent"] ?? "", /^open1540 /);
  assert.deepEqual(Object.keys(asked?.headers ?? {}).sort(), [
    "accept",
    "accept-encoding",
    "connection",
    "host",
    "user-agent",
  ]);
});

test("a calendar that has not changed is not sent again", async () => {
  const answer: RequestListener = (request, response) => {
    response.statusCode =
      request.headers["if-none-match"] === '"7"' &&
      request.headers["if-modified-since"] === "Thu, 26 Nov 2026 07:00:00 GMT"
        ? 304
        : 200;
    response.end(response.statusCode === 200 ? calendar : undefined);
  };
  assert.deepEqual(await fetchFrom(answer, { etag: '"7"', lastModified: "Thu, 26 Nov 2026 07:00:00 GMT" }), {
    outcome: "unchanged",
  });
  assert.equal(textOf(await fetchFrom(answer, { etag: '"6"' })), calendar);
  const evil = { etag: '"7"\r\nx-evil: 1', lastModified: "ü" };
  assert.equal(textOf(await fetchFrom(answer, evil)), calendar, "what cannot stand in a header is left out");
  const unasked = await fetchFrom((_, response) => void response.writeHead(304).end());
  assert.equal(reasonOf(unasked), "failed: status", "nothing was asked of");
});

for (const status of [401, 403, 404, 410, 429, 500, 204, 206]) {
  test(`an answer of ${status} is told with its number`, async () => {
    const fetched = await fetchFrom((_, response) => void response.writeHead(status).end());
    assert.deepEqual([reasonOf(fetched), "status" in fetched && fetched.status], ["failed: status", status]);
  });
}

const publicOnes = [
  "1.1.1.1",
  "192.0.1.1",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.0.1",
  "100.128.0.1",
  "2606:4700::1111",
  "2a00:1450:4001::1",
];
const privateOnes = [
  "127.0.0.1",
  "127.9.9.9",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "100.127.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.1.1.1",
  "255.255.255.255",
  "::",
  "::1",
  "fe80::1",
  "fe80::1%lo",
  "fec0::1",
  "fc00::1",
  "fd12:3456::1",
  "ff02::1",
  "::ffff:10.0.0.1",
  "::ffff:1.1.1.1",
  "::ffff:7f00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "2001:db8::1",
  "2001::1",
  "2002:7f00:1::1",
  "3fff::1",
  "100::1",
  "",
  "localhost",
  "1.1.1",
  "2606:4700::1111%eth0",
];

test("an address of a network of one’s own, of the machine, of the link or of nobody is not public", () => {
  assert.deepEqual(
    publicOnes.filter((address) => !isPublicAddress(address)),
    [],
  );
  assert.deepEqual(privateOnes.filter(isPublicAddress), []);
});

const refused: [string, string][] = [
  ["http://example.org/", "not-encrypted"],
  ["https://user:secret@example.org/", "user-in-address"],
  ["https://example.org:8443/", "port"],
  ["https://example.org:22/", "port"],
  ["ftp://example.org/", "no-address"],
  ["file:///etc/passwd", "no-address"],
  ["javascript:alert(1)", "no-address"],
  ["example.org/events.ics", "no-address"],
  ["https://", "no-address"],
  ["https://127.0.0.1/", "private-address"],
  ["https://127.1/", "private-address"],
  ["https://2130706433/", "private-address"],
  ["https://0x7f.0.0.1/", "private-address"],
  ["https://0177.0.0.1/", "private-address"],
  ["https://[::1]/", "private-address"],
  ["https://[::ffff:127.0.0.1]/", "private-address"],
  ["https://[fd00::1]/", "private-address"],
  ["https://169.254.169.254/latest/meta-data/", "private-address"],
  ["webcal://10.0.0.1/events.ics", "private-address"],
];

for (const [address, reason] of refused) {
  test(`${address} is not asked: ${reason}`, async () => {
    const lookup = async () => assert.fail("nothing is looked up");
    assert.deepEqual(await fetchCalendar({ address }, { lookup }), {
      outcome: "refused",
      reason,
      at: reason === "private-address" ? new URL(address.replace("webcal", "https")).href : address,
    });
  });
}

test("a host is looked up once; one private address among its own is enough to refuse it", async () => {
  let lookups = 0;
  const found =
    (...addresses: string[]) =>
    async () => {
      lookups++;
      return addresses.map((address) => ({ address, family: net.isIP(address) }));
    };
  const at = "https://calendar.example.org/";
  for (const addresses of [
    ["10.0.0.1"],
    ["1.1.1.1", "127.0.0.1"],
    ["2606:4700::1111", "::1"],
    ["::ffff:169.254.169.254"],
  ])
    assert.deepEqual(await fetchCalendar({ address: at }, { lookup: found(...addresses) }), {
      outcome: "refused",
      reason: "private-address",
      at,
    });
  assert.equal(lookups, 4);
  assert.equal(reasonOf(await fetchCalendar({ address: at }, { lookup: found() })), "failed: unknown-host");
  const unknown = async () => Promise.reject(new Error("ENOTFOUND"));
  assert.equal(reasonOf(await fetchCalendar({ address: at }, { lookup: unknown })), "failed: unknown-host");
  const never = () => new Promise<never>(() => {});
  assert.equal(reasonOf(await fetchCalendar({ address: at }, { lookup: never, wholeTime: 50 })), "failed: too-slow");
});

/** A certificate as X.509 writes it, made for this test alone. */
function certificateFor(...hosts: string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts);
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const hex = (text: string): Buffer => Buffer.from(text, "hex");
  const name = der(0x30, der(0x31, der(0x30, hex("0603550403"), der(0x0c, Buffer.from("test")))));
  const algorithm = der(0x30, hex("06082a8648ce3d040302")); // ecdsa-with-SHA256
  const validity = der(0x30, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z")));
  const names = der(
    0x30,
    ...hosts.map((host) =>
      net.isIPv4(host) ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host)),
    ),
  );
  const extensions = der(0xa3, der(0x30, der(0x30, hex("0603551d11"), der(0x04, names))));
  const key = publicKey.export({ type: "spki", format: "der" });
  const body = der(0x30, der(0xa0, hex("020102")), hex("020101"), algorithm, name, validity, name, key, extensions);
  const signature = der(0x03, hex("00"), sign("sha256", body, privateKey));
  const pem = der(0x30, body, algorithm, signature).toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`,
  };
}

test("over https the connection goes to the address that was looked up, and the certificate must be of the host", async () => {
  const { key, cert } = certificateFor("calendar.example.org");
  const port = await listen(
    https.createServer({ key, cert }, (request, response) => void response.end(`${request.headers.host}`)),
  );
  const settings: FetchSettings = {
    ports: [port],
    allowPrivate: ["127.0.0.1"],
    authorities: cert,
    lookup: async () => [{ address: "127.0.0.1", family: 4 }],
  };
  const address = `webcal://calendar.example.org:${port}/`;
  assert.equal(textOf(await fetchCalendar({ address }, settings)), `calendar.example.org:${port}`);
  const other = { address: `https://other.example.org:${port}/` };
  assert.equal(reasonOf(await fetchCalendar(other, settings)), "failed: certificate");
  const { authorities: _, ...systems } = settings;
  assert.equal(reasonOf(await fetchCalendar({ address }, systems)), "failed: certificate");
});

test("a server that takes the connection and says nothing, and a port where nobody listens", async () => {
  const silent = await listen(net.createServer(() => {}));
  const settings = { ports: [silent], allowPrivate: ["127.0.0.1"], connectTime: 50 };
  assert.equal(
    reasonOf(await fetchCalendar({ address: `https://127.0.0.1:${silent}/` }, settings)),
    "failed: too-slow",
  );
  const closing = net.createServer();
  const closed = await listen(closing);
  closing.close();
  assert.equal(
    reasonOf(await fetchCalendar({ address: `https://127.0.0.1:${closed}/` }, { ...settings, ports: [closed] })),
    "failed: no-connection",
  );
});

/** A server at whose paths redirects lead on. */
async function leading(
  paths: Record<string, [number, string | undefined]>,
  given: FetchSettings = {},
): Promise<FetchedCalendar & { seen: string[] }> {
  const seen: string[] = [];
  const port = await listen(
    http.createServer((request, response) => {
      seen.push(`${request.url}${request.headers.cookie ? " with a cookie" : ""}`);
      const [status, location] = paths[request.url ?? ""] ?? [200, undefined];
      response.writeHead(status, {
        "set-cookie": "a=b",
        ...(location ? { location: location.replace("PORT", String(port)) } : {}),
      });
      response.end(calendar);
    }),
  );
  const settings = { allowHttp: true, allowPrivate: ["127.0.0.1"], ports: [port], ...given };
  return { ...(await fetchCalendar({ address: `http://127.0.0.1:${port}/` }, settings)), seen };
}

test("redirects are followed three times, without cookies; where all of them are for ever it is told that the calendar has moved", async () => {
  const followed = await leading({ "/": [301, "/a"], "/a": [308, "b"], "/b": [301, "http://127.0.0.1:PORT/c"] });
  assert.equal(textOf(followed), calendar);
  assert.deepEqual(followed.seen, ["/", "/a", "/b", "/c"]);
  assert.ok(followed.outcome === "fetched" && followed.hasMoved && followed.from.endsWith("/c"));
  const once = await leading({ "/": [301, "/a"], "/a": [302, "/b"] });
  assert.ok(once.outcome === "fetched" && !once.hasMoved);
  const round = await leading({ "/": [302, "/"] });
  assert.deepEqual([reasonOf(round), round.seen.length], ["failed: too-many-redirects", 4]);
  assert.equal(reasonOf(await leading({ "/": [302, undefined] })), "failed: redirect-without-address");
});

test("a redirect is judged as any address: to a private one, another port, another protocol or a host that is private it is refused", async () => {
  const lookup = async () => [{ address: "192.168.0.1", family: 4 }];
  const outcomes = {
    "http://10.0.0.1:PORT/": "private-address",
    "http://[::1]:PORT/": "private-address",
    "http://127.0.0.2:PORT/": "private-address",
    "http://inside.example.org:PORT/": "private-address",
    "//127.0.0.1:25/": "port",
    "file:///etc/passwd": "no-address",
    "http://a:b@127.0.0.1:PORT/": "user-in-address",
  };
  for (const [location, reason] of Object.entries(outcomes)) {
    const led = await leading({ "/": [302, location] }, { lookup });
    assert.equal(reasonOf(led), `refused: ${reason}`, location);
    assert.deepEqual(led.seen, ["/"], location);
  }
});

test("a redirect from https to http is refused where http is not allowed", async () => {
  const { key, cert } = certificateFor("127.0.0.1");
  const port = await listen(
    https.createServer(
      { key, cert },
      (_, response) => void response.writeHead(302, { location: "http://127.0.0.1/" }).end(),
    ),
  );
  const fetched = await fetchCalendar(
    { address: `https://127.0.0.1:${port}/` },
    { ports: [port, 80], allowPrivate: ["127.0.0.1"], authorities: cert },
  );
  assert.equal(reasonOf(fetched), "refused: not-encrypted");
});

function drip(response: ServerResponse, piece: string | Buffer): void {
  const timer = setInterval(() => response.write(piece), 5);
  response.on("close", () => clearInterval(timer));
}

test("an answer that drips, in its head or in its body, is given up after the whole time", async () => {
  const head = await fetchFrom(
    (request) => {
      request.socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => request.socket.write("x: y\r\n"), 5);
      request.socket.on("close", () => clearInterval(timer));
    },
    {},
    { wholeTime: 150 },
  );
  assert.equal(reasonOf(head), "failed: too-slow");
  const body = await fetchFrom((_, response) => drip(response, "x"), {}, { wholeTime: 150 });
  assert.equal(reasonOf(body), "failed: too-slow");
});

test("an answer that is too large is given up: by what it says, by what comes, by what is in it", async () => {
  const small = { largest: 100_000 };
  const said = await fetchFrom(
    (_, response) => void response.writeHead(200, { "content-length": 100_001 }).write("x"),
    {},
    small,
  );
  assert.equal(reasonOf(said), "failed: too-large");
  let sent = 0;
  const endless = await fetchFrom(
    (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000))) sent += 10_000;
        response.once("drain", more);
      };
      more();
    },
    {},
    small,
  );
  assert.equal(reasonOf(endless), "failed: too-large");
  assert.ok(sent < 50_000_000, "and nobody waits for the rest");
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  assert.ok(bomb.length < small.largest, "small outside");
  const unpacked = await fetchFrom(
    (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    {},
    small,
  );
  assert.equal(reasonOf(unpacked), "failed: too-large");
  const nothing = Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync("")));
  const empty = await fetchFrom(
    (_, response) => drip(response.writeHead(200, { "content-encoding": "gzip" }), nothing),
    {},
    small,
  );
  assert.equal(reasonOf(empty), "failed: too-large", "parts that hold nothing, without an end");
});

test("a packed answer is unpacked; one that is broken, cut off, or packed in another way is told as that", async () => {
  const packed = gzipSync(calendar);
  const gzip = { "content-encoding": "gzip" };
  assert.equal(textOf(await fetchFrom((_, response) => void response.writeHead(200, gzip).end(packed))), calendar);
  assert.equal(
    reasonOf(await fetchFrom((_, response) => void response.writeHead(200, gzip).end(calendar))),
    "failed: broken-encoding",
  );
  assert.equal(
    reasonOf(await fetchFrom((_, response) => void response.writeHead(200, gzip).end(packed.subarray(0, -9)))),
    "failed: broken-encoding",
  );
  for (const encoding of ["br", "deflate", "gzip, gzip"])
    assert.equal(
      reasonOf(
        await fetchFrom((_, response) => void response.writeHead(200, { "content-encoding": encoding }).end(packed)),
      ),
      "failed: unknown-encoding",
    );
  const cut =
    (headers: http.OutgoingHttpHeaders): RequestListener =>
    (_, response) => {
      response.writeHead(200, { ...headers, "content-length": 5_000 });
      response.write(packed.subarray(0, 20), () => response.socket?.destroy());
    };
  assert.equal(reasonOf(await fetchFrom(cut({}))), "failed: cut-off");
  assert.equal(reasonOf(await fetchFrom(cut(gzip))), "failed: cut-off");
});

test("an answer that is no HTTP, or whose head is too long, is no answer", async () => {
  const port = await listen(net.createServer((socket) => void socket.on("error", () => {}).end("SSH-2.0-OpenSSH\r\n")));
  const settings = { allowHttp: true, allowPrivate: ["127.0.0.1"], ports: [port] };
  assert.equal(
    reasonOf(await fetchCalendar({ address: `http://127.0.0.1:${port}/` }, settings)),
    "failed: no-connection",
  );
  const long = await fetchFrom(
    (_, response) => void response.writeHead(200, { "x-long": "x".repeat(20_000) }).end(calendar),
  );
  assert.equal(reasonOf(long), "failed: no-connection");
});
