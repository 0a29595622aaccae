import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { IconButton } from '../../ui/Button.tsx'
import { calm } from '../../ui/calm.ts'
import { keepQuery, lastQuery } from '../find/query.ts'
import { QueryOptions } from '../find/QueryOptions.tsx'
import type { Query } from '../find/search.ts'
import type { EvidenceFinder, Hit } from './EvidenceFinder.ts'
import { HitList, optionId } from './HitList.tsx'
import type { LookedFrom } from './looked.ts'
import { firstHit, rowsOf, stepFrom } from './rows.ts'
import typing from '../find/Field.module.css'
import css from './SearchPanel.module.css'
import { type Item, useEvidenceFinder } from './useEvidenceFinder.ts'
import { writeFoundInAll } from './words.ts'

export type SearchHandle = { focus: () => void }

type SearchPanelProps = LookedFrom & {
  items: readonly Item[]
  handle: Ref<SearchHandle>
  /** An item to show, and the hit in it that is meant. */
  onGo: (item: Evidence, hit: Hit | null, query: Query) => void
  onClose: () => void
}

/** How many lines a screen of the list has, about. */
const screen = 8

/** Looks for words in all evidence of a packet, and lists where they are. */
export function SearchPanel({ items, handle, onGo, onClose, ...from }: SearchPanelProps) {
  const { finder, found } = useEvidenceFinder(items, from)
  const [query, setQuery] = useState(lastQuery)
  /** The line that was gone to by key; the first hit until then. */
  const [chosen, setChosen] = useState<number | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const rows = found ? rowsOf(found) : []
  const current = Math.min(chosen ?? firstHit(rows), rows.length - 1)

  const change = (more: Partial<Query>) => {
    const next = { ...query, ...more }
    keepQuery(next)
    setQuery(next)
    setChosen(null)
    void calm.busy(finder.look(next))
  }
  useImperativeHandle(handle, () => ({
    focus() {
      change(lastQuery())
      field.current?.focus()
      field.current?.select()
    },
  }))
  const look = useEffectEvent((now: EvidenceFinder) => void calm.busy(now.look(query)))
  useEffect(() => look(finder), [finder])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const go = (index: number) => {
    const row = rows[index]
    if (!row) return
    setChosen(index)
    onGo(row.found.item, row.hit ?? row.found.hits[0] ?? null, query)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: screen, PageUp: -screen }[event.key]
    if (step !== undefined && rows.length > 0) setChosen(stepFrom(rows, current, step))
    else if (event.key === 'Enter') go(current)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={css.panel} aria-label={t`Find in all evidence`}>
      <div className={css.head}>
        <h2 className={css.title}>{t`All evidence`}</h2>
        <QueryOptions
          cases={query.cases}
          marks={query.marks}
          words={query.words}
          onChange={change}
        />
        <IconButton label={t`Close, Escape`} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <input
        ref={field}
        type="text"
        className={`${typing.field} ${css.field}`}
        role="combobox"
        aria-label={t`Find in all evidence`}
        aria-expanded={rows.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current < 0 ? undefined : optionId(list, current)}
        placeholder={t`Find in all evidence`}
        autoComplete="off"
        spellCheck={false}
        value={query.text}
        onChange={({ target }) => change({ text: target.value })}
        onKeyDown={press}
      />
      <output className={css.sum}>
        {found ? writeFoundInAll(found) : t`Words, in any item of this packet`}
      </output>
      <HitList id={list} rows={rows} current={current} onPress={go} />
    </search>
  )
}
