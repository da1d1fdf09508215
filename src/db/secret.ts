import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret from which the database's passwords are made, kept in the data folder for its owner's eyes only. */
export function readOrMakeSecret(data: string): string {
  const file = join(data, "database-secret");
  const draft = `${file}-${process.pid}`;
  mkdirSync(data, { recursive: true });
  writeFileSync(draft, randomBytes(24).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(draft, file); // whole or not at all, should two processes start at once
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // fs errors are ErrnoException
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}
