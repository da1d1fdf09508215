import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const note = "database-is-in";

/** Removes a folder of data, and with it the files of databases that had to lie elsewhere (`src/db/embedded.ts`). */
export function removeData(folder: string): void {
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (path !== note && !path.endsWith(`/${note}`)) continue;
    const files = readFileSync(join(folder, path), "utf8").trim();
    if (dirname(files) === "/var/lib/open1540") rmSync(files, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
