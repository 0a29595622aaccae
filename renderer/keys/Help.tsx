import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Sheet } from '../ui/Sheet.tsx'
import css from './Help.module.css'
import { Keys, KeysOf } from './Keys.tsx'
import { keysOf } from './own.ts'
import { type Scope, type Shortcut, shortcuts } from './table.ts'
import { useOwnKeys } from './useShortcut.ts'

const headings: Record<Scope, string> = {
  anywhere: t`Anywhere`,
  queue: t`Queue`,
  grid: t`Grid`,
  review: t({ message: 'Review', context: 'screen' }),
  conflict: t`Conflict`,
  reader: t`Reading evidence`,
}

type ShortcutTableProps = {
  /** What stands beside each; its keys where nothing else is wanted. */
  children?: (shortcut: Shortcut) => ReactNode
}

/** All shortcuts, by where they work. */
export function ShortcutTable({ children }: ShortcutTableProps) {
  const own = useOwnKeys()
  return (
    <div className={css.groups}>
      {(Object.keys(headings) as Scope[]).map((scope) => (
        <section key={scope} aria-labelledby={`keys-${scope}`}>
          <h3 id={`keys-${scope}`} className={css.heading}>
            {headings[scope]}
          </h3>
          <dl className={css.list}>
            {shortcuts
              .filter((shortcut) => shortcut.scope === scope)
              .map((shortcut) => (
                <div key={shortcut.id} className={css.line}>
                  <dt>{shortcut.label}</dt>
                  <dd>{children ? children(shortcut) : <Keys keys={keysOf(shortcut, own)} />}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

export function HelpSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { singles } = useOwnKeys()
  return (
    <Sheet title={t`Keyboard shortcuts`} isOpen={isOpen} onClose={onClose}>
      <p className={css.hint}>
        {singles ? (
          <Trans>
            Single keys rest while you type. Leave a text with <KeysOf id="leave-text" />, and they
            work again.
          </Trans>
        ) : (
          <Trans>
            Letters, digits and signs alone do nothing: they are switched off in Settings.{' '}
            <KeysOf id="palette" /> finds every command by its name.
          </Trans>
        )}
      </p>
      <ShortcutTable />
    </Sheet>
  )
}
