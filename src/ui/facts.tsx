import type { ComponentChildren, VNode } from "preact";

export type Fact = { label: ComponentChildren; value: ComponentChildren };

/** What is known of one thing, label by label. */
export function Facts({ facts }: { facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
