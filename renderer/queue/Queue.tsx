import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import { status } from '../store/status.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'
import { useNow } from '../ui/useNow.ts'
import { flag } from './acts.ts'
import { Counts } from './Counts.tsx'
import { Details } from './Details.tsx'
import { Done } from './Done.tsx'
import { FilterBar } from './FilterBar.tsx'
import { isFiltered, noFilters } from './filters.ts'
import { Nothing } from './Nothing.tsx'
import { keepPlace, recallPlace } from './place.ts'
import css from './Queue.module.css'
import { Page, PageToCome } from '../ui/Page.tsx'
import { RowList } from './RowList.tsx'
import { useOutline } from '../store/outline/useOutline.ts'
import { type Line, useShown } from './useShown.ts'
import { pathwaysIn } from './pathways.ts'
import type { View } from './view.ts'
import { ViewMenu } from './ViewMenu.tsx'

/** The line to stand on, from the one at `from` on in a direction; headings are passed over. */
function lineAt(lines: readonly Line[], from: number, step: 1 | -1): number {
  let at = Math.max(0, Math.min(lines.length - 1, from))
  while (lines[at]?.row === null) at += step
  return lines[at] ? at : -1
}

/** All packets of this reviewer. */
export function Queue() {
  const [place, setPlace] = useState(recallPlace)
  const [, navigate] = useLocation()
  const list = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLInputElement>(null)
  const say = useSay()
  const tell = useTell()
  const now = useNow(60_000)
  const counts = useLiveQuery(() => status(), [])?.library
  const known = useOutline()
  const { view } = place
  // What is typed is drawn first, the rows after it.
  const shown = useShown(useDeferredValue(view), now)
  const { lines } = shown
  const pathways = useMemo(() => pathwaysIn(known), [known])
  useEffect(() => keepPlace(place), [place])
  useEffect(() => {
    document.title = t`Queue – Evidence Desk`
  }, [])
  useLayoutEffect(() => list.current?.focus(), [])
  const isWaiting = view.filters.text !== '' && !shown.isWhole
  useEffect(() => {
    if (isFiltered(view.filters) && !isWaiting)
      say(plural({ packets: shown.total }, { one: '# packet', other: '# packets' }))
    // Said of another choice, not whenever a packet moves.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [view.filters, isWaiting])

  const found = lines.findIndex(({ row }) => row?.id === place.selected)
  const at = found < 0 ? lineAt(lines, 0, 1) : found
  const selected = lines[at]?.row ?? null
  const select = (index: number, step: 1 | -1 = index < at ? -1 : 1) => {
    const row = lines[lineAt(lines, index, step)]?.row
    if (row) setPlace((before) => ({ ...before, selected: row.id }))
  }
  const open = (id: string) => {
    setPlace((before) => ({ ...before, selected: id }))
    navigate(`/review/${id}`)
  }
  const setView = (next: View) => setPlace((before) => ({ ...before, view: next }))
  const setFilters = (filters: View['filters']) => setView({ ...view, filters })
  useKeys({
    'row-next': () => select(at + 1),
    'row-previous': () => select(at - 1),
    'row-first': () => select(0, 1),
    'row-last': () => select(lines.length - 1, -1),
    'row-open': () => {
      if (selected) open(selected.id)
    },
    'row-filter': () => text.current?.focus(),
    flag: () => {
      if (selected) void flag(selected.id).then(say, () => tell(t`The flag could not be kept`))
    },
  })

  if (shown.known === 0 && !shown.isWhole) return <PageToCome />
  return (
    <Page
      title={t`Queue`}
      head={
        <>
          <FilterBar
            pathways={pathways}
            filters={view.filters}
            onChange={setFilters}
            onLeave={() => list.current?.focus()}
            text={text}
          />
          <span className={css.space} />
          <ViewMenu view={view} onChange={setView} />
          {counts && (
            <Counts counts={counts} shown={shown} filters={view.filters} known={known} now={now} />
          )}
        </>
      }
    >
      {counts && counts.packets > 0 && counts.decided === counts.packets && <Done />}
      {lines.length === 0 && (shown.isWhole || shown.known === 0) ? (
        <Nothing none={shown.known === 0} onClear={() => setFilters(noFilters)} />
      ) : (
        <div className={css.body}>
          <RowList
            lines={lines}
            selected={at}
            now={now}
            onSelect={select}
            onOpen={open}
            list={list}
          />
          {selected && <Details row={selected} onOpen={() => open(selected.id)} />}
        </div>
      )}
    </Page>
  )
}
