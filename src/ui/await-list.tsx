import type { ComponentChildren, VNode } from "preact";
import { StatusPill, type Tone } from "./status-pill.tsx";

/** One thing that waits for a person: a sentence with a verb, by when, and how urgent that is. */
export type Awaiting = { href: string; sentence: string; by?: string; left?: { tone: Tone; words: string } };

/** What awaits a person, the nearest date first. An empty list says so kindly. What stands beside a line is the page's. */
export function AwaitList<T extends Awaiting>({
  items,
  empty,
  beside,
}: {
  items: readonly T[];
  empty: string;
  beside?: (item: T) => ComponentChildren;
}): VNode {
  if (items.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ol class="await-list">
      {items.map((item) => {
        const { href, sentence, by, left } = item;
        return (
          <li>
            <a href={href}>{sentence}</a>
            {by || left ? (
              <span class="await-when">
                {by ? <span>{by}</span> : null} {left ? <StatusPill tone={left.tone}>{left.words}</StatusPill> : null}
              </span>
            ) : null}
            {beside ? <div class="await-beside">{beside(item)}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}
