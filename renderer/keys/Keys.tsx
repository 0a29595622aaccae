import { t } from '@lingui/core/macro'
import { Fragment } from 'react'
import css from './Keys.module.css'
import type { ShortcutId } from './table.ts'
import { mac, useShortcut } from './useShortcut.ts'
import { writeKeys } from './write.ts'

/** Key caps of bindings; alternatives side by side. */
export function Keys({ keys }: { keys: readonly string[] }) {
  const ways = keys.map((key) => writeKeys(key, mac)).filter((caps) => caps.length > 0)
  return (
    <span className={css.keys}>
      {ways.map((caps, index) => (
        <Fragment key={caps.join()}>
          {index > 0 && (
            <span className={css.or}>
              {t({ message: 'or', comment: 'between two keys that do the same' })}
            </span>
          )}
          {caps.map((cap) => (
            <kbd key={cap} className={css.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}

/** Key caps of a shortcut, as it is now. */
export const KeysOf = ({ id }: { id: ShortcutId }) => <Keys keys={useShortcut(id)} />
