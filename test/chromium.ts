import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const debian = "/usr/bin/chromium";

/**
 * Debian's Chromium where it is installed, else the one from the packages, unpacked to a folder of this person's own: what
 * somebody else unpacked cannot be started. Called once before all tests, so that no two unpack at the same time.
 */
export async function findChromium(): Promise<{ path: string; isPackaged: boolean }> {
  if (existsSync(debian)) return { path: debian, isPackaged: false };
  const own = join(tmpdir(), `open1540-chromium-${process.getuid?.() ?? "own"}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own; // the package unpacks to the temporary folder
  try {
    const { default: packaged, inflate, setupLambdaEnvironment } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    // Its own copies of libraries that a bare machine lacks.
    const libraries = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../../../bin/al2023.tar.br");
    if (existsSync(libraries)) {
      await inflate(libraries);
      setupLambdaEnvironment(join(own, "al2023", "lib"));
    }
    return { path, isPackaged: true };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
