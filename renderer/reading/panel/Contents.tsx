// Lines that are placed by a virtualizer cannot be lists in lists.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { plural, t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ContentsLine } from './ContentsLine.tsx'
import css from './Contents.module.css'
import { type Entry, type Outline, sectionOf, shownInstead, visibleOf } from './outline.ts'
import panel from './Panel.module.css'

type ContentsProps = {
  /** Null while it is being read. */
  outline: Outline | null
  /** The page that each line leads to, as far as that is known. */
  pages: readonly (number | null)[]
  /** The page that one is on. */
  page: number
  onEntry: (entry: Entry) => void
}

const lineHeight = 28

/** A document's table of contents as a tree; the focus stays on the tree and goes along inside. */
export function Contents({ outline, ...rest }: ContentsProps) {
  if (!outline) return <p className={panel.nothing}>{t`Reading the contents…`}</p>
  if (outline.entries.length === 0)
    return <p className={panel.nothing}>{t`The document has no table of contents.`}</p>
  return <Tree outline={outline} {...rest} />
}

type TreeProps = ContentsProps & { outline: Outline }

function Tree({ outline: { entries, isCut }, pages, page, onEntry }: TreeProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [expanded, setExpanded] = useState(
    () => new Set(entries.flatMap(({ isOpen }, index) => (isOpen ? index : []))),
  )
  const [wanted, setWanted] = useState<number | null>(null)
  const visible = visibleOf(entries, expanded)
  const current = shownInstead(entries, visible, sectionOf(pages, page))
  // Where the keys are: where they were moved to, else on the section that one is in.
  const active = shownInstead(entries, visible, wanted) ?? current ?? visible[0]!
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: visible.length,
    getScrollElement: () => list.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })
  const at = visible.indexOf(active)
  useEffect(() => virtual.scrollToIndex(at), [virtual, at])

  const open = (index: number, isOpen: boolean) => {
    const next = new Set(expanded)
    if (isOpen) next.add(index)
    else next.delete(index)
    setExpanded(next)
  }
  const go = (index: number) => {
    const entry = entries[index]!
    setWanted(index)
    if (entry.destination !== null) onEntry(entry)
    else if (entry.hasChildren) open(index, !expanded.has(index))
  }
  const { hasChildren, parent } = entries[active]!
  const moves: Record<string, () => void> = {
    ArrowDown: () => setWanted(visible[Math.min(visible.length - 1, at + 1)]!),
    ArrowUp: () => setWanted(visible[Math.max(0, at - 1)]!),
    Home: () => setWanted(visible[0]!),
    End: () => setWanted(visible.at(-1)!),
    Enter: () => go(active),
    ArrowRight: () => {
      if (!hasChildren) return
      if (expanded.has(active)) setWanted(active + 1)
      else open(active, true)
    },
    ArrowLeft: () => {
      if (hasChildren && expanded.has(active)) open(active, false)
      else if (parent !== null) setWanted(parent)
    },
  }
  const press = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    move()
  }
  return (
    <div className={css.contents}>
      <div
        ref={list}
        className={panel.list}
        role="tree"
        aria-label={t`Contents`}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        data-keys="arrows"
        onKeyDown={press}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize() }} />
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = visible[index]!
          return (
            <ContentsLine
              key={line}
              entry={entries[line]!}
              id={`${id}-${line}`}
              top={start}
              height={lineHeight}
              isCurrent={line === current}
              isActive={line === active}
              isExpanded={expanded.has(line)}
              onGo={() => go(line)}
              onToggle={() => open(line, !expanded.has(line))}
            />
          )
        })}
      </div>
      {isCut && (
        <p className={css.cut}>
          {plural(
            { lines: entries.length },
            {
              one: 'Only its first line is shown.',
              other: 'Only its first # lines are shown.',
            },
          )}
        </p>
      )}
    </div>
  )
}
