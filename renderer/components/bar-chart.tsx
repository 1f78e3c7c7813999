import { useId, useState } from 'react';
import type { JSX } from 'react';
import { sayCount } from '../words/number.ts';

export interface BarChartProps {
  readonly title: string;
  /** What is counted: `items to do`. */
  readonly unit: string;
  readonly bars: readonly { readonly name: string; readonly says: string; readonly count: number }[];
}

const WIDTH = 560;
const HEIGHT = 160;
const FLOOR = 132;
const TOP = 20;
const GAP = 6;

/** Amounts as bars, drawn by hand; the same as a table for those who rather read. */
export function BarChart({ title, unit, bars }: BarChartProps): JSX.Element {
  const [isTable, setTable] = useState(false);
  const id = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = WIDTH / Math.max(bars.length, 1);
  const labelled = Math.ceil(bars.length / 6);
  return (
    <section className="chart" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <button type="button" className="link-button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? 'As a chart' : 'As a table'}
        </button>
      </header>
      {isTable ? (
        <table className="timings">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col" className="align-right">
                {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, says, count }) => (
              <tr key={name}>
                <th scope="row">{says}</th>
                <td className="numbers align-right">{sayCount(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`${title}: ${bars.map(({ says, count }) => `${says} ${count}`).join(', ')}`}
        >
          <line className="chart-floor" x1={0} y1={FLOOR + 0.5} x2={WIDTH} y2={FLOOR + 0.5} />
          {bars.map(({ name, says, count }, index) => {
            const height = Math.round(((FLOOR - TOP) * count) / most);
            const x = index * step + GAP / 2;
            const middle = index * step + step / 2;
            const isSaid = (bars.length - 1 - index) % labelled === 0;
            return (
              <g key={name}>
                <title>{`${says}: ${count} ${unit}`}</title>
                <rect className="chart-bar" x={x} y={FLOOR - height} width={step - GAP} height={height} rx={2} />
                {count > 0 && (
                  <text className="chart-text" x={middle} y={FLOOR - height - 5} textAnchor="middle">
                    {count}
                  </text>
                )}
                {isSaid && (
                  <text className="chart-text" x={middle} y={FLOOR + 18} textAnchor="middle">
                    {says}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      )}
    </section>
  );
}
