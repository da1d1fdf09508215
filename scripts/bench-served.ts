// The product as `npm start` serves it, which also prints letters in the same process while it is asked to.

import { openPdfPress } from "#documents/pdf.ts";
import { start } from "#main.ts";
import { readSettings } from "#settings.ts";
import { letterOfRun } from "./bench-sheets.ts";

const running = await start(readSettings(process.env), "demonstration", () => {});
const press = openPdfPress();
let printing = false;

process.on("message", async (word) => {
  if (word === "stop printing") printing = false;
  if (word !== "print") return;
  printing = true;
  let letters = 0;
  for (; printing; letters++) {
    for (const standard of ["ua-1", "a-2a"] as const) {
      const job = { template: "correspondence/letter.typ", data: letterOfRun(letters), standard } as const;
      const outcome = await press.print(job);
      if (!outcome.ok) throw new Error(outcome.detail);
      if (letters === 0 && standard === "ua-1") process.send?.("printing"); // the press has started
    }
  }
  process.send?.({ letters });
});

process.on("SIGINT", async () => {
  await press.close();
  await running.stop();
  process.exit(0);
});
process.send?.("ready");
