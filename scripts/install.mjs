// Installs what is missing: `npm ci` when package-lock.json is not the one node_modules was made from.
// Runs on whatever Node is there, so it uses nothing newer than Node 18.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stampFile = "node_modules/.open1540-lock";
const stamp = createHash("sha256")
  .update(readFileSync("package-lock.json"))
  .update(process.platform + process.arch)
  .digest("hex");
const present = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;

if (!present) {
  console.log("Installing packages (once, about a minute) …");
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : [process.platform === "win32" ? "npm.cmd" : "npm"];
  const done = spawnSync(command[0], [...command.slice(1), "ci", "--loglevel=error", "--no-audit", "--no-fund"], {
    stdio: "inherit",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stampFile, stamp);
}
