import type { VNode } from "preact";
import type { DescribedPair } from "../effect/description.ts";

type ComparisonChartProps = {
  label: string;
  pair: DescribedPair;
  words: { participants: string; others: string; before: string; after: string };
  formatted: (value: number) => string;
};

const [width, height, bar, head] = [640, 190, 22, 24];

/** What those who took part and others like them did in a quarter, before and after: bars from one line, with their numbers. */
export function ComparisonChart({ label, pair, words, formatted }: ComparisonChartProps): VNode | null {
  const lines = [
    { name: `${words.participants}, ${words.before}`, value: pair.participants.before, kind: "own" },
    { name: `${words.participants}, ${words.after}`, value: pair.participants.after, kind: "own" },
    ...(pair.others
      ? [
          { name: `${words.others}, ${words.before}`, value: pair.others.before, kind: "other" },
          { name: `${words.others}, ${words.after}`, value: pair.others.after, kind: "other" },
        ]
      : []),
  ];
  const most = Math.max(...lines.map(({ value }) => value));
  if (!(most > 0)) return null;
  const long = (value: number): number => (value / most) * (width - 320);
  return (
    <figure class="chart" dir="ltr">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {lines.map(({ name, value, kind }, n) => {
          const top = head + n * (bar + 16);
          return (
            <>
              <text class="chart-name" x="232" y={top + 15} text-anchor="end">
                {name}
              </text>
              <rect class={`chart-bar chart-bar-${kind}`} x="240" y={top} width={long(value)} height={bar} />
              <text class="chart-number" x={248 + long(value)} y={top + 15}>
                {formatted(value)}
              </text>
            </>
          );
        })}
      </svg>
      <figcaption dir="auto">{label}</figcaption>
    </figure>
  );
}
