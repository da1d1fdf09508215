import type { Work } from "#access/work.ts";
import { assignWork } from "#committee/division/assign-work.ts";
import { listAllAssignments } from "#committee/division/division.queries.ts";
import type { Subject } from "#committee/division/division.ts";
import { reassignWork } from "#committee/division/reassign-work.ts";
import type { AccountId, StateCode } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import type { CastKey, InventedCode } from "./cast.ts";

type People = Record<CastKey, AccountId>;

// Unevenly, so that there is something to suggest.
const shares: readonly { expert: CastKey; states: readonly InventedCode[]; others: readonly Subject[] }[] = [
  {
    expert: "sanna",
    states: ["XOS", "XVA", "XOR", "XNA", "XYU", "XDA"],
    others: [{ kind: "region", region: "western-european-and-other" }],
  },
  {
    expert: "bashir",
    states: ["XLE", "XHD", "XGA", "XJE"],
    others: [{ kind: "theme", theme: "Physical protection of nuclear material" }],
  },
  { expert: "ireti", states: ["XMB", "XWE"], others: [{ kind: "region", region: "african" }] },
  { expert: "renzo", states: ["XEP", "XTE"], others: [] },
];

/** The invented experts divide the invented States among them, as the secretariat records it; changes nothing a second time. */
export async function divideWork(work: Work, people: People): Promise<void> {
  if ((await listAllAssignments(work.db)).length > 0) return;
  const from = dateOf(work.at);
  for (const { expert, states, others } of shares) {
    const subjects = [...states.map((code) => ({ kind: "state" as const, state: code as StateCode })), ...others];
    const assigned = await assignWork(work, { expert: people[expert], subjects, from, reason: "" });
    if (!assigned.ok) throw new Error(`demonstration: work not given, ${assigned.reason}`);
  }
}

/** One State goes to another expert later on, so that a line has a history. */
export async function moveAState(work: Work, people: People): Promise<void> {
  const lines = await listAllAssignments(work.db);
  const line = lines.find(({ subject }) => subject.kind === "state" && subject.state === "XGA");
  if (!line || line.ended || line.replaces) return;
  const reason = "The expert follows the African States";
  const moved = await reassignWork(work, { lines: [line.id], expert: people.ireti, from: dateOf(work.at), reason });
  if (!moved.ok) throw new Error(`demonstration: work not moved, ${moved.reason}`);
}
