import { t } from '@lingui/core/macro'
import { Files, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, use, useRef, useState } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { nameOn, useSide } from '../shown.ts'
import { Count } from './Count.tsx'
import typing from './Field.module.css'
import css from './FindBar.module.css'
import type { Finder } from './Finder.ts'
import { FindingContext } from './finding.ts'
import { QueryOptions } from './QueryOptions.tsx'
import type { Query } from './search.ts'
import { Steps } from './Steps.tsx'

type FindBarProps = {
  finder: Finder
  field: RefObject<HTMLInputElement | null>
  /** What is looked for at first. */
  query: Query
  onQuery: (query: Query) => void
  onClose: () => void
}

/** Takes what is looked for in a document, says how often it is there, and leads through it. */
export function FindBar({ finder, field, query, onQuery, onClose }: FindBarProps) {
  const [options, setOptions] = useState(query)
  const { onAll } = use(FindingContext)
  const side = useSide()
  // What is typed stays in its field: for each letter there is nothing to draw but what was found.
  const latest = useRef(query)
  const look = (change: Partial<Query>) => {
    latest.current = { ...latest.current, ...change }
    onQuery(latest.current)
  }
  const choose = (change: Partial<Query>) => {
    look(change)
    setOptions(latest.current)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') finder.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={css.bar} aria-label={nameOn(side, t`Find in the document`)}>
      <input
        ref={field}
        type="text"
        className={`${typing.field} ${css.field}`}
        aria-label={t`Find in the document`}
        placeholder={t`Find in the document`}
        autoComplete="off"
        spellCheck={false}
        defaultValue={query.text}
        onChange={({ target }) => look({ text: target.value })}
        onKeyDown={press}
      />
      <Count finder={finder} />
      <Steps finder={finder} />
      <span className={css.gap} />
      <QueryOptions
        cases={options.cases}
        marks={options.marks}
        words={options.words}
        onChange={choose}
      />
      {onAll && (
        <IconButton label={t`Find in all evidence`} onPress={onAll}>
          <Files size={16} aria-hidden />
        </IconButton>
      )}
      <span className={css.gap} />
      <IconButton label={t`Close, Escape`} onPress={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </search>
  )
}
