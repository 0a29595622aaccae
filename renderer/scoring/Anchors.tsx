import { t } from '@lingui/core/macro'
import { Link2, NotebookPen, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { KeysOf } from '../keys/Keys.tsx'
import { useAriaKeys } from '../keys/useShortcut.ts'
import { Prose } from '../ui/Prose.tsx'
import { writeAnchor } from './anchors.ts'
import css from './Anchors.module.css'
import type { Here } from './CriterionPane.tsx'
import { Revised, type Revision } from './Revised.tsx'

type AnchorsProps = {
  anchors: Anchor[]
  items: Evidence[]
  revision: Revision
  /** What a press of the button ties; null where nothing can be tied. */
  here: Here | null
  demanded: boolean
  isWanting: boolean
  isDisabled: boolean
  onUntie: (anchor: Anchor) => void
  onNote: (anchor: Anchor, note: string) => void
  onGo: (anchor: Anchor) => void
}

/** The places in the evidence that a criterion rests on. */
export function Anchors(props: AnchorsProps) {
  const tieKeys = useAriaKeys('tie')
  const { anchors, items, revision, here, demanded, isWanting, isDisabled } = props
  return (
    <div>
      <div className={css.head}>
        <span className={css.title}>{t`Evidence`}</span>
        {(demanded || isWanting) && (
          <span className={css.aside} data-wanting={isWanting}>
            {isWanting ? t`needs a place in the evidence` : t`required`}
          </span>
        )}
      </div>
      <ul className={css.chips} aria-label={t`Places in the evidence`}>
        {anchors.map((anchor) => {
          const name = writeAnchor(anchor, items)
          return (
            <Tied
              key={anchor.id}
              anchor={anchor}
              name={name}
              isDisabled={isDisabled}
              onGo={() => props.onGo(anchor)}
              onUntie={() => props.onUntie(anchor)}
              onNote={(note) => props.onNote(anchor, note)}
            >
              <Revised
                anchor={anchor}
                name={name}
                revision={revision}
                tied={anchors}
                onTie={null}
              />
            </Tied>
          )
        })}
        {!isDisabled && here !== null && (
          <li className={css.tieable} data-chosen={here.isChosen}>
            <button
              type="button"
              id="tie-evidence"
              className={css.tie}
              aria-keyshortcuts={tieKeys}
              onClick={here.onTie}
            >
              <Link2 size={13} aria-hidden />
              <span className={css.cut}>{t`Tie ${{ place: here.label }}`}</span> <KeysOf id="tie" />
            </button>
            {here.isChosen && (
              <button
                type="button"
                className={css.remove}
                aria-label={t`Let go what was chosen`}
                onClick={here.onForget}
              >
                <X size={12} aria-hidden />
              </button>
            )}
          </li>
        )}
      </ul>
    </div>
  )
}

type TiedProps = {
  anchor: Anchor
  name: string
  isDisabled: boolean
  onGo: () => void
  onUntie: () => void
  onNote: (note: string) => void
  /** What became of it in a revised file. */
  children: ReactNode
}

/** One place that is tied, with what the reviewer noted on it. */
function Tied(props: TiedProps) {
  const { anchor, name, isDisabled, onGo, onUntie, onNote } = props
  const [isNoting, setNoting] = useState(false)
  const shows = anchor.note !== '' || isNoting
  return (
    <li className={css.tied} data-noted={shows}>
      <span className={css.chip}>
        <button type="button" className={css.go} title={name} onClick={onGo}>
          {name}
        </button>
        {!isDisabled && (
          <>
            <button
              type="button"
              className={css.remove}
              aria-label={t`Note on ${name}`}
              aria-expanded={shows}
              onClick={() => setNoting(!isNoting)}
            >
              <NotebookPen size={12} aria-hidden />
            </button>
            <button
              type="button"
              className={css.remove}
              aria-label={t`Remove ${name}`}
              onClick={onUntie}
            >
              <X size={12} aria-hidden />
            </button>
          </>
        )}
      </span>
      {props.children}
      {shows && (
        <Prose
          id={`note-${anchor.id}`}
          label={t`Note on ${name}`}
          placeholder={t`What it shows`}
          value={anchor.note}
          isDisabled={isDisabled}
          onChange={onNote}
        />
      )}
    </li>
  )
}
