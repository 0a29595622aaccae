import { plural, t } from '@lingui/core/macro'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { Actions, AlertBox } from '../../ui/AlertBox.tsx'
import { Button } from '../../ui/Button.tsx'
import css from './AskUnopened.module.css'

type AskUnopenedProps = {
  /** What was never on screen; nothing is asked where that is none. */
  items: readonly Evidence[]
  onClose: () => void
  onDecide: () => void
  onOpen: (item: Evidence) => void
}

/** Asks, once for a packet, before it is decided with evidence that was never opened. */
export function AskUnopened({ items, onClose, onDecide, onOpen }: AskUnopenedProps) {
  const [first] = items
  const title = plural(
    { items: items.length },
    {
      one: 'One item of evidence was never opened',
      other: '# items of evidence were never opened',
    },
  )
  return (
    <AlertBox title={title} isOpen={first !== undefined} onClose={onClose}>
      <ul className={css.items}>
        {items.map((item) => (
          <li key={item.sha256}>{item.title}</li>
        ))}
      </ul>
      <p className={css.muted}>{t`Evidence Desk asks this once for a packet.`}</p>
      <Actions>
        <Button onPress={() => first && onOpen(first)}>{t`Open the first`}</Button>
        {/* Enter was meant to decide: pressed again, it does. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button kind="primary" onPress={onDecide} autoFocus>
          {t`Decide all the same`}
        </Button>
      </Actions>
    </AlertBox>
  )
}
