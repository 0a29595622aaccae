import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import type { GridRow } from '../store/grid.ts'
import { lineReader } from '../store/grid-lines.ts'
import { Button } from '../ui/Button.tsx'
import css from './Preview.module.css'

/** The lines of the packets that a preview is of; undefined while they are being read. */
export function usePreviewed(rows: readonly GridRow[]) {
  const [reader] = useState(() => lineReader())
  return useLiveQuery(() => reader(rows.map(({ id }) => id)), [reader, rows])
}

export const PreviewToCome = () => <p aria-busy>{t`Reading the packets…`}</p>

type PreviewTableProps = {
  label: string
  rubric: Rubric
  /** Those that have a column. */
  criteria: readonly Criterion[]
  /** Columns after the criteria. */
  more: readonly string[]
  children: ReactNode
}

/** Packets by criteria, with what is to become of each. */
export const PreviewTable = ({ label, rubric, criteria, more, children }: PreviewTableProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
  <section className={css.scroll} tabIndex={0} aria-label={label}>
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t`Packet`}</th>
          {criteria.map(({ id, title }) => (
            <th key={id} scope="col">
              {rubric.criteria.findIndex((one) => one.id === id) + 1} {title}
            </th>
          ))}
          {more.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)

type PreviewFootProps = {
  cancel: string
  isBusy: boolean
  /** Whether there is anything that could be done. */
  isPossible: boolean
  onClose: () => void
  onGo: () => void
  /** What the button does, or why it does nothing. */
  children: ReactNode
}

/** Does what was shown, or leaves it. */
export const PreviewFoot = ({
  cancel,
  isBusy,
  isPossible,
  onClose,
  onGo,
  children,
}: PreviewFootProps) => (
  <div className={css.foot}>
    <Button onPress={onClose} isDisabled={isBusy}>
      {cancel}
    </Button>
    <Button
      kind="primary"
      // Whoever asked for it by a key goes on by one.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      isDisabled={isBusy || !isPossible}
      onPress={onGo}
    >
      {children}
    </Button>
  </div>
)
