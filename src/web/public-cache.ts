import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import type { Context } from "hono";
import { sql } from "kysely";
import type { Door } from "#access/door.ts";

type Kept = {
  edition: string;
  status: number;
  type: string;
  /** What a file is called when it is saved. */
  disposition: string | null;
  body: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer>;
  etag: string;
};

const roomInBytes = 64 * 1024 * 1024;

/**
 * Keeps public pages, compressed, under their address and the edition of what is public. The edition moves in the very
 * commit that publishes or withdraws, by itself at the moment a word that waited takes effect, and is read anew for each
 * request: a withdrawn page is never served from here.
 */
export function openPublicCache(): {
  answer: (c: Context<Door>, render: () => Promise<Response>, asked?: string) => Promise<Response>;
} {
  const kept = new Map<string, Kept>();
  const inMaking = new Map<string, Promise<Kept | Response>>();
  let bytes = 0;

  return { answer };

  /** `asked`: what of its query the page is made from; anything else in the query changes nothing. */
  async function answer(c: Context<Door>, render: () => Promise<Response>, asked = ""): Promise<Response> {
    const key = `${new URL(c.req.url).pathname}?${asked}`;
    const edition = await readEdition(c);
    const found = kept.get(key);
    if (found?.edition === edition) return send(c, found);
    const made = await madeOnce(`${edition} ${key}`, () => make(edition, render));
    return made instanceof Response ? made.clone() : send(c, keep(key, made));
  }

  /** Many who ask for the same page at once wait for one making of it. */
  async function madeOnce(name: string, makeIt: () => Promise<Kept | Response>): Promise<Kept | Response> {
    const running = inMaking.get(name) ?? makeIt().finally(() => inMaking.delete(name));
    inMaking.set(name, running);
    return await running;
  }

  function keep(key: string, entry: Kept): Kept {
    forget(key);
    for (const oldest of kept.keys()) {
      if (bytes + sizeOf(entry) <= roomInBytes) break;
      forget(oldest);
    }
    if (sizeOf(entry) <= roomInBytes / 4) {
      kept.set(key, entry);
      bytes += sizeOf(entry);
    }
    return entry;
  }

  function forget(key: string): void {
    const entry = kept.get(key);
    if (!entry) return;
    bytes -= sizeOf(entry);
    kept.delete(key);
  }
}

async function make(edition: string, render: () => Promise<Response>): Promise<Kept | Response> {
  const response = await render();
  if (response.status !== 200) return response;
  const type = response.headers.get("content-type") ?? "";
  const disposition = response.headers.get("content-disposition");
  const body = new Uint8Array(await response.arrayBuffer());
  return { edition, status: 200, type, disposition, body, brotli: compress(type, body), etag: etagOf(body) };
}

function sizeOf({ body, brotli }: Kept): number {
  return body.byteLength + brotli.byteLength;
}

// NOTE read before the page is: should the edition move in between, the page is kept under the older one and made again.
async function readEdition(c: Context<Door>): Promise<string> {
  const { edition } = await c.var.access.asPublic((db) =>
    db.selectNoFrom(sql<string>`public_edition_now()`.as("edition")).executeTakeFirstOrThrow(),
  );
  return edition;
}

function send(c: Context<Door>, { status, type, disposition, body, brotli, etag }: Kept): Response {
  const headers = {
    etag,
    "content-type": type,
    "cache-control": "no-cache",
    vary: "accept-encoding",
    ...(disposition ? { "content-disposition": disposition } : {}),
  };
  if (c.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const compressed = brotli.byteLength > 0 && /\bbr\b/.test(c.req.header("accept-encoding") ?? "");
  return new Response(compressed ? brotli : body, {
    status,
    headers: compressed ? { ...headers, "content-encoding": "br" } : headers,
  });
}

function compress(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  if (!/^(text|application\/((problem\+)?json|(atom\+)?xml)|image\/svg)/.test(type)) return new Uint8Array();
  return new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
}

function etagOf(body: Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
}
