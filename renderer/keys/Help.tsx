import { Sheet } from '../ui/Sheet.tsx'
import css from './Help.module.css'
import { Keys } from './Keys.tsx'
import { type Scope, shortcuts } from './table.ts'

const headings: Record<Scope, string> = {
  anywhere: 'Anywhere',
  queue: 'Queue',
  review: 'Review',
  conflict: 'Conflict',
  reader: 'Reading evidence',
}

/** All shortcuts, by where they work. */
export function ShortcutTable() {
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
              .map(({ id, keys, label }) => (
                <div key={id} className={css.line}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

export function HelpSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Sheet title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      <p className={css.hint}>
        Single keys rest while you type. Leave a text with <Keys keys={['Escape']} />, and they work
        again.
      </p>
      <ShortcutTable />
    </Sheet>
  )
}
