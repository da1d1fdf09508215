import type { VNode } from "preact";
import type { YearAround } from "../effect/event-study.ts";

type EventChartProps = {
  /** A sentence that says what it shows. */
  label: string;
  years: readonly YearAround[];
  /** How each year is called, in the order of the years. */
  names: readonly string[];
  formatted: (value: number) => string;
};

const [width, height, side, foot] = [640, 260, 60, 34];

/** The difference of each year around an activity with its interval, and the line of no difference. Time runs from left to right. */
export function EventChart({ label, years, names, formatted }: EventChartProps): VNode | null {
  const shown = years.map(({ difference, halfWidth }) =>
    difference === null ? null : { difference, half: halfWidth ?? 0 },
  );
  const reach = Math.max(...shown.map((one) => (one ? Math.abs(one.difference) + one.half : 0)));
  if (!(reach > 0)) return null;
  const x = (n: number): number => side + ((n + 0.5) * (width - side)) / years.length;
  const y = (value: number): number => 12 + ((height - foot - 24) * (reach - value)) / (2 * reach);
  return (
    <figure class="chart" dir="ltr">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {[reach, 0, -reach].map((value) => (
          <>
            <line class={value === 0 ? "chart-none" : "chart-grid"} x1={side} x2={width} y1={y(value)} y2={y(value)} />
            <text class="chart-number" x={side - 8} y={y(value) + 4} text-anchor="end">
              {formatted(value)}
            </text>
          </>
        ))}
        {shown.map((one, n) =>
          one ? (
            <>
              <line
                class="chart-interval"
                x1={x(n)}
                x2={x(n)}
                y1={y(one.difference + one.half)}
                y2={y(one.difference - one.half)}
              />
              <circle class="chart-point" cx={x(n)} cy={y(one.difference)} r="5" />
            </>
          ) : null,
        )}
        {names.map((name, n) => (
          <text class="chart-name" x={x(n)} y={height - 10} text-anchor="middle">
            {name}
          </text>
        ))}
      </svg>
      <figcaption dir="auto">{label}</figcaption>
    </figure>
  );
}
