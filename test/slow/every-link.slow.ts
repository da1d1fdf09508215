import { test } from "node:test";
import { followEveryLink, openFilled } from "../whole-pages.ts";

// Those of the cast who do not walk in test/site.test.ts: whoever follows every link meets whole pages only, in every language.

const house = await openFilled();

for (const who of ["Sanna Rielke", "Leto Varandis", "Pia Tennant"])
  test(`${who} meets whole pages only`, { timeout: 600_000 }, () => followEveryLink(house, who));
