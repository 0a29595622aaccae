import { Link2, X } from 'lucide-react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { Keys } from '../keys/Keys.tsx'
import { writeAnchor } from './anchors.ts'
import css from './Anchors.module.css'

type AnchorsProps = {
  anchors: Anchor[]
  items: Evidence[]
  /** What a press of the button ties, such as `Field log p. 3`; null where nothing can be tied. */
  here: string | null
  demanded: boolean
  isWanting: boolean
  isDisabled: boolean
  onTie: () => void
  onUntie: (id: string) => void
  onGo: (anchor: Anchor) => void
}

/** The places in the evidence that a criterion rests on. */
export function Anchors(props: AnchorsProps) {
  const { anchors, items, here, demanded, isWanting, isDisabled } = props
  return (
    <div>
      <div className={css.head}>
        <span className={css.title}>Evidence</span>
        {(demanded || isWanting) && (
          <span className={css.aside} data-wanting={isWanting}>
            {isWanting ? 'needs a place in the evidence' : 'required'}
          </span>
        )}
      </div>
      <ul className={css.chips} aria-label="Places in the evidence">
        {anchors.map((anchor) => {
          const name = writeAnchor(anchor, items)
          return (
            <li key={anchor.id} className={css.chip}>
              <button type="button" className={css.go} onClick={() => props.onGo(anchor)}>
                {name}
              </button>
              {!isDisabled && (
                <button
                  type="button"
                  className={css.remove}
                  aria-label={`Remove ${name}`}
                  onClick={() => props.onUntie(anchor.id)}
                >
                  <X size={12} aria-hidden />
                </button>
              )}
            </li>
          )
        })}
        {!isDisabled && here !== null && (
          <li>
            <button
              type="button"
              id="tie-evidence"
              className={css.tie}
              aria-keyshortcuts="e"
              onClick={props.onTie}
            >
              <Link2 size={13} aria-hidden />
              Tie {here} <Keys keys={['e']} />
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}
