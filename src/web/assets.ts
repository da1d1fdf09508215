import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import type { Language } from "#i18n/languages.ts";

export type AssetAnswer = { status: 200; headers: Record<string, string>; body: Uint8Array };
export type Assets = {
  /** Addresses of the styles a language needs; Chinese has many faces, so only Chinese pages ask for them. */
  cssFor: (language: Language) => string[];
  /** The address of an enhancing script: "matrix" for matrix.enhance.ts. */
  script: (name: string) => string;
  icon: string;
  respond: (path: string, acceptEncoding: string | undefined) => AssetAnswer | undefined;
};

type Asset = { type: string; body: Uint8Array; brotli?: Uint8Array };

const source = join(import.meta.dirname, "..");
const faces = [
  "noto-sans/400",
  "noto-sans/600",
  "noto-serif/400",
  "noto-serif/600",
  "ibm-plex-sans-arabic/400",
  "ibm-plex-sans-arabic/600",
  "amiri/400",
  "amiri/700",
];
const chineseFaces = ["noto-sans-sc/400", "noto-sans-sc/600", "noto-serif-sc/600"];

// Fallback faces of like width, so that nothing jumps when the real ones arrive.
const fallbacks = `@font-face{font-family:"Noto Sans fallback";src:local("Arial"),local("Liberation Sans");size-adjust:106%;ascent-override:101%;descent-override:28%}
@font-face{font-family:"Noto Serif fallback";src:local("Georgia"),local("Liberation Serif");size-adjust:108%;ascent-override:99%;descent-override:27%}`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#14467a"/><path d="M8 9h16M8 16h16M8 23h10" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>`;

/** Bundles styles and scripts in memory, once at start; every address carries the hash of what it gives. */
export async function openAssets(): Promise<Assets> {
  const kept = new Map<string, Asset>();
  const fonts = new Map<string, string>();
  const keep = (name: string, extension: string, type: string, text: string): string => {
    const hash = createHash("sha256").update(text).digest("base64url").slice(0, 12);
    const path = `/assets/${name}-${hash}.${extension}`;
    const body = new TextEncoder().encode(text);
    kept.set(path, { type, body, brotli: brotliCompressSync(body) });
    return path;
  };
  const styles = keep(
    "app",
    "css",
    "text/css; charset=utf-8",
    fallbacks + faces.map((face) => fontFaces(face, fonts)).join("") + (await bundle(join(source, "ui/app.css"))),
  );
  const chinese = keep(
    "chinese",
    "css",
    "text/css; charset=utf-8",
    chineseFaces.map((face) => fontFaces(face, fonts)).join(""),
  );
  const iconPath = keep("icon", "svg", "image/svg+xml", icon);
  const scripts = new Map<string, string>();
  for (const file of globSync(join(source, "**/*.enhance.ts"))) {
    const name = basename(file, ".enhance.ts");
    scripts.set(name, keep(name, "js", "text/javascript; charset=utf-8", await bundle(file)));
  }

  return {
    cssFor: (language) => (language === "zh" ? [styles, chinese] : [styles]),
    script: (name) => {
      const path = scripts.get(name);
      if (!path) throw new Error(`there is no ${name}.enhance.ts`);
      return path;
    },
    icon: iconPath,
    respond: (path, acceptEncoding = "") => {
      const asset = kept.get(path) ?? readFont(path, fonts, kept);
      if (!asset) return undefined;
      const headers: Record<string, string> = {
        "content-type": asset.type,
        "cache-control": "public, max-age=31536000, immutable",
        vary: "accept-encoding",
      };
      if (!asset.brotli || !/\bbr\b/.test(acceptEncoding)) return { status: 200, headers, body: asset.body };
      return { status: 200, headers: { ...headers, "content-encoding": "br" }, body: asset.brotli };
    },
  };
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: ["chrome120", "firefox128", "safari17.5"],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

/** The package's own @font-face rules, slice by slice, with addresses of ours; woff2 only. */
function fontFaces(face: string, fonts: Map<string, string>): string {
  const [family = "", weight = ""] = face.split("/");
  const require = createRequire(import.meta.url);
  const css = require.resolve(`@fontsource/${family}/${weight}.css`);
  return readFileSync(css, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/src:\s*url\(\.\/files\/([^)]+\.woff2)\)[^;]*;/g, (_, file: string) => {
      fonts.set(`/assets/fonts/${file}`, join(dirname(css), "files", file));
      return `src:url(/assets/fonts/${file}) format("woff2");`;
    })
    .replace(/\s+/g, " ");
}

/** A slice of a face, read when first asked for. */
function readFont(path: string, fonts: Map<string, string>, kept: Map<string, Asset>): Asset | undefined {
  const file = fonts.get(path);
  if (!file) return undefined;
  const asset = { type: "font/woff2", body: new Uint8Array(readFileSync(file)) };
  kept.set(path, asset);
  return asset;
}
