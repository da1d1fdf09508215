import type { VNode } from "preact";
import { StatusPill, type Tone } from "./status-pill.tsx";

/** One thing that waits for a person: a sentence with a verb, by when, and how urgent that is. */
export type Awaiting = { href: string; sentence: string; by?: string; left?: { tone: Tone; words: string } };

/** What awaits a person, the nearest date first. An empty list says so kindly. */
export function AwaitList({ items, empty }: { items: readonly Awaiting[]; empty: string }): VNode {
  if (items.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ol class="await-list">
      {items.map(({ href, sentence, by, left }) => (
        <li>
          <a href={href}>{sentence}</a>
          {by || left ? (
            <span class="await-when">
              {by ? <span>{by}</span> : null} {left ? <StatusPill tone={left.tone}>{left.words}</StatusPill> : null}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
