import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import { queue } from '../store/queue.ts'
import { useSay } from '../ui/Announcer.tsx'
import { Details } from './Details.tsx'
import { Done } from './Done.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, filterRows, isFiltered, noFilters } from './filters.ts'
import { Nothing } from './Nothing.tsx'
import { keepPlace, recallPlace } from './place.ts'
import css from './Queue.module.css'
import { RowList } from './RowList.tsx'
import { isDecided } from './state.ts'

/** All packets of this reviewer. */
export function Queue() {
  const rows = useLiveQuery(() => queue(), [])
  const [place, setPlace] = useState(recallPlace)
  const [, navigate] = useLocation()
  const list = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLInputElement>(null)
  const say = useSay()
  useEffect(() => keepPlace(place), [place])
  useEffect(() => {
    document.title = 'Queue – Evidence Desk'
    list.current?.focus()
  }, [])

  const { filters } = place
  const shown = filterRows(rows ?? [], filters)
  const at = Math.max(
    0,
    shown.findIndex(({ id }) => id === place.selected),
  )
  const selected = shown[at] ?? null
  const select = (index: number) => {
    const row = shown[Math.max(0, Math.min(shown.length - 1, index))]
    if (row) setPlace((before) => ({ ...before, selected: row.id }))
  }
  const open = (id: string) => {
    setPlace((before) => ({ ...before, selected: id }))
    navigate(`/review/${id}`)
  }
  const setFilters = (next: Filters) => {
    setPlace((before) => ({ ...before, filters: next }))
    say(`${filterRows(rows ?? [], next).length} packets`)
  }
  useKeys({
    'row-next': () => select(at + 1),
    'row-previous': () => select(at - 1),
    'row-first': () => select(0),
    'row-last': () => select(shown.length - 1),
    'row-open': () => {
      if (selected) open(selected.id)
    },
    'row-filter': () => text.current?.focus(),
  })

  if (rows === undefined) return <main className={css.screen} aria-busy />
  const decided = rows.filter(isDecided).length
  return (
    <main className={css.screen}>
      <header className={css.header}>
        <h1 className={css.title}>Queue</h1>
        <FilterBar
          rows={rows}
          filters={filters}
          onChange={setFilters}
          onLeave={() => list.current?.focus()}
          text={text}
        />
        <p className={css.counts}>
          {isFiltered(filters) && `${shown.length} of `}
          {rows.length} packets · {decided} decided
        </p>
      </header>
      {rows.length > 0 && decided === rows.length && <Done />}
      {shown.length === 0 ? (
        <Nothing none={rows.length === 0} onClear={() => setFilters(noFilters)} />
      ) : (
        <div className={css.body}>
          <RowList rows={shown} selected={at} onSelect={select} onOpen={open} list={list} />
          {selected && <Details row={selected} onOpen={() => open(selected.id)} />}
        </div>
      )}
    </main>
  )
}
