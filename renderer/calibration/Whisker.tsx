import { t } from '@lingui/core/macro'
import type { Band } from '../../shared/rules/agreement/words.ts'
import { digitsOf } from '../../shared/rules/agreement/words.ts'
import type { Estimate } from '../../shared/rules/agreement/kappa.ts'
import css from './Whisker.module.css'

/** Of the picture, in its own units. */
const [width, height] = [240, 28]
/** From −0.2 to 1: what is far below chance is drawn at the edge. */
const x = (value: number) => ((Math.max(-0.2, Math.min(1, value)) + 0.2) / 1.2) * (width - 12) + 6

type WhiskerProps = { name: string; estimate: Estimate | null; bands: readonly Band[] }

/** A coefficient as a dot with its interval of 95 %, over the bands that give it a name. */
export function Whisker({ name, estimate, bands }: WhiskerProps) {
  const told = estimate
    ? t`${name} ${{ value: digitsOf(estimate.value) }}, 95 % interval from ${{ low: digitsOf(estimate.low) }} to ${{ high: digitsOf(estimate.high) }}`
    : t`${name}: cannot be told from these ratings`
  return (
    <figure className={css.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} className={css.picture} role="img" aria-label={told}>
        {bands.map(({ from }, index) => {
          const end = bands[index + 1]?.from ?? 1
          return (
            <rect
              key={from}
              x={x(from)}
              y={6}
              width={Math.max(0, x(end) - x(from))}
              height={16}
              className={css.band}
              style={{ opacity: 0.15 + (0.6 * index) / Math.max(1, bands.length - 1) }}
            />
          )
        })}
        <line x1={x(0)} x2={x(0)} y1={3} y2={25} className={css.zero} />
        {estimate && (
          <>
            <line
              x1={x(estimate.low)}
              x2={x(estimate.high)}
              y1={14}
              y2={14}
              className={css.whisker}
            />
            <circle cx={x(estimate.value)} cy={14} r={4.5} className={css.dot} />
          </>
        )}
      </svg>
      <figcaption className={css.caption}>{told}</figcaption>
    </figure>
  )
}
