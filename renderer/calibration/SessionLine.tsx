import { t } from '@lingui/core/macro'
import type { Estimate } from '../../shared/rules/agreement/kappa.ts'
import { percentOf } from '../../shared/rules/agreement/words.ts'
import css from './SessionLine.module.css'

/** Of the picture, in its own units: in all, and around what is drawn. */
const [width, height] = [560, 148]
const [left, right, top, bottom] = [44, 12, 10, 26]
const y = (share: number) => top + (1 - share) * (height - top - bottom)
const marks = [0, 0.5, 1]

/** A place in the session: its name in the picture, and in a sentence. */
type Point = { name: string; told: string; estimate: Estimate }

type SessionLineProps = {
  /** What of the picture’s height is 100 %, in a few words. */
  label: string
  points: readonly Point[]
}

/** Shares by the place in a session, each with its interval of 95 %. */
export function SessionLine({ label, points }: SessionLineProps) {
  const step = (width - left - right) / points.length
  const x = (at: number) => left + (at + 0.5) * step
  const told = points
    .map(
      ({ told: name, estimate: { value, low, high } }) =>
        t`${name} ${{ value: percentOf(value) }}, interval from ${{ low: percentOf(low) }} to ${{ high: percentOf(high) }}`,
    )
    .join('; ')
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={css.picture}
      role="img"
      aria-label={t`${label}: ${told}`}
    >
      {marks.map((share) => (
        <g key={share}>
          <line x1={left} x2={width - right} y1={y(share)} y2={y(share)} className={css.rule} />
          <text x={left - 8} y={y(share) + 4} textAnchor="end" className={css.label}>
            {percentOf(share)}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ estimate }, at) => `${x(at)},${y(estimate.value)}`).join(' ')}
        className={css.line}
      />
      {points.map(({ name, estimate: { value, low, high } }, at) => (
        <g key={name}>
          <line x1={x(at)} x2={x(at)} y1={y(low)} y2={y(high)} className={css.whisker} />
          {[low, high].map((end) => (
            <line
              key={end}
              x1={x(at) - 4}
              x2={x(at) + 4}
              y1={y(end)}
              y2={y(end)}
              className={css.whisker}
            />
          ))}
          <circle cx={x(at)} cy={y(value)} r={4} className={css.dot} />
          <text x={x(at)} y={height - 8} textAnchor="middle" className={css.label}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
