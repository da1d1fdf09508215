import type { Work } from "#access/work.ts";
import { enterHelp } from "#assistance/help-received/enter-help.ts";
import type { HelpTold } from "#assistance/help-received/help-received.ts";
import type { StateCode } from "#db/ids.ts";
import type { CastKey } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;

/** What Orvandia received before, invented: one entry of its own for everybody, one for few, and one that the experts entered; there once. */
export async function fillHelpReceived(as: As): Promise<void> {
  const found = await as("sanna", 0, ({ db }) => db.selectFrom("help_received").select("id").limit(1).execute());
  if (found.length > 0) return;
  await enter(as, "diego", {
    providerWords: "Customs service of Ostrand",
    what: "A course on control lists for twelve officers of the licensing authority.",
    kinds: ["training"],
    areas: ["OP3(d):NW", "OP3(d):CW"],
    from: "2025-09-08",
    to: "2025-09-12",
    result: "Twelve officers trained; the list is used at two offices.",
    source: "The State itself",
    audience: "states",
  });
  await enter(as, "diego", {
    providerWords: "Halden Harbour Centre",
    what: "Two portal monitors for one border post.",
    kinds: ["equipment"],
    areas: ["OP3(c):NW"],
    from: "2024-03-01",
    to: "2024-06-30",
    result: "One is in use; the other waits for spare parts.",
    source: "The State itself",
    audience: "committee",
  });
  await enter(as, "sanna", {
    providerWords: "A neighbouring State",
    what: "Comments on the draft of a law on export control.",
    kinds: ["legislative"],
    areas: ["OP2:NW", "OP2:CW", "OP2:BW"],
    from: "2023-05-02",
    to: null,
    result: "",
    source: "An invented report of the State, page 6",
    audience: "secretariat",
  });
}

async function enter(as: As, who: CastKey, told: Omit<HelpTold, "provider">): Promise<void> {
  const outcome = await as(who, 20, (work) => enterHelp(work, "XOR" as StateCode, { provider: null, ...told })); // of the cast
  if (!outcome.ok) throw new Error(`demonstration: help received not entered, ${outcome.reason}`);
}
