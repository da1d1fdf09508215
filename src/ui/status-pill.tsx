import type { VNode } from "preact";

/** due: a deadline runs · held: something stands in the way · refused · settled: done and dated · quiet: nothing to do. */
export type Tone = "due" | "held" | "refused" | "settled" | "quiet";

/** Where something stands, always in a word, never by colour alone. */
export function StatusPill({ tone, children }: { tone: Tone; children: string }): VNode {
  return <span class={`pill pill-${tone}`}>{children}</span>;
}
