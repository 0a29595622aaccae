import type { Drift } from '../../shared/rules/agreement/drift.ts'
import css from './DriftLine.module.css'

const [width, height] = [480, 96]

/** How high packets are rated by their place in the sitting, in groups. */
export function DriftLine({ groups }: Pick<Drift, 'groups'>) {
  const last = groups.at(-1)?.to ?? 1
  const places = groups.map(({ from, to, height: share }) => ({
    x: 8 + (((from + to) / 2) * (width - 16)) / last,
    y: height - 20 - share * (height - 32),
  }))
  const told = groups
    .map(({ from, to, height: share }) => `packets ${from} to ${to}: ${Math.round(share * 100)} %`)
    .join(', ')
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={css.picture}
      role="img"
      aria-label={`Mean height of your ratings on the scale by place in the session: ${told}`}
    >
      <line x1={8} x2={width - 8} y1={height - 20} y2={height - 20} className={css.axis} />
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} className={css.line} />
      {places.map(({ x, y }, at) => (
        <g key={groups[at]!.from}>
          <circle cx={x} cy={y} r={4} className={css.dot} />
          <text x={x} y={height - 4} textAnchor="middle" className={css.label}>
            {groups[at]!.from}–{groups[at]!.to}
          </text>
        </g>
      ))}
    </svg>
  )
}
