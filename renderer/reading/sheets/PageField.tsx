import { t } from '@lingui/core/macro'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import hidden from '../../ui/hidden.module.css'
import { type Labels, pageOfTyped } from './labels.ts'
import css from './Toolbar.module.css'
import { writePage } from './words.ts'

type PageFieldProps = {
  /** Counted from 0; shown from 1. */
  page: number
  pages: number
  labels: Labels | null
  field: RefObject<HTMLInputElement | null>
  onPage: (page: number) => void
}

/** “Page 3 of 12” or “Page iv (4 of 12)”, where what comes first can be typed over. */
export function PageField({ page, pages, labels, field, onPage }: PageFieldProps) {
  const id = useId()
  const number = page + 1
  const label = labels?.[page] ?? null
  // Null while nothing is being typed: then it follows the page that one is on.
  const [typed, setTyped] = useState<string | null>(null)
  // Where the focus was: there the keys go on once the page is reached.
  const from = useRef<HTMLElement | null>(null)

  const go = () => {
    const wanted = pageOfTyped(typed ?? '', labels, pages)
    if (wanted !== null) onPage(wanted)
    setTyped(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.stopPropagation()
      go()
      event.currentTarget.blur()
      from.current?.focus()
    } else if (event.key === 'Escape') {
      event.currentTarget.blur()
    }
  }

  return (
    <div className={css.pages}>
      <label htmlFor={id}>
        {t({ message: 'Page', comment: 'before a field: Page [3] of 12' })}
      </label>
      <input
        ref={field}
        id={id}
        className={css.number}
        inputMode={labels ? 'text' : 'numeric'}
        autoComplete="off"
        value={typed ?? label ?? String(number)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onFocus={({ relatedTarget }) => {
          from.current = relatedTarget instanceof HTMLElement ? relatedTarget : null
        }}
        onBlur={() => setTyped(null)}
      />
      <span>
        {label === null
          ? t({ message: `of ${pages}`, comment: 'after a field: Page [3] of 12' })
          : t({
              message: `(${number} of ${pages})`,
              comment: 'after a field: Page [iv] (4 of 12)',
            })}
      </span>
      <output className={hidden.hidden}>{writePage(page, pages, label)}</output>
    </div>
  )
}
