import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { levelNames } from '../../shared/model/framework.ts'
import { useAriaKeys } from '../keys/useShortcut.ts'
import type { QueueRow } from '../store/queue.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import css from './FilterBar.module.css'
import { type Filters, isFiltered, noFilters } from './filters.ts'
import { stateNames } from './state.ts'

type FilterBarProps = {
  rows: QueueRow[]
  filters: Filters
  onChange: (filters: Filters) => void
  /** Escape in the text, or Enter: back to the rows. */
  onLeave: () => void
  text: RefObject<HTMLInputElement | null>
}

const all = 'all'

/** Pathway, level and state by choice, the rest by text. */
export function FilterBar({ rows, filters, onChange, onLeave, text }: FilterBarProps) {
  const filterKeys = useAriaKeys('row-filter')
  const pathways = [...new Set(rows.map(({ pathwayTitle }) => pathwayTitle))].toSorted()
  const states = [
    { id: all, name: 'State' },
    { id: 'todo', name: 'To do' },
    { id: 'attention', name: 'Conflict or refused' },
    ...Object.entries(stateNames).map(([id, name]) => ({ id, name })),
  ]
  return (
    <search className={css.bar} aria-label="Filter packets">
      <Pick
        label="Pathway"
        value={filters.pathway ?? all}
        options={[
          { id: all, name: 'Pathway' },
          ...pathways.map((title) => ({ id: title, name: title })),
        ]}
        onChange={(id) => onChange({ ...filters, pathway: id === all ? null : id })}
      />
      <Pick
        label="Level"
        value={filters.level === null ? all : String(filters.level)}
        options={[
          { id: all, name: 'Level' },
          ...Object.entries(levelNames).map(([id, name]) => ({
            id,
            name: `Level ${id} · ${name}`,
          })),
        ]}
        onChange={(id) => onChange({ ...filters, level: id === all ? null : Number(id) })}
      />
      <Pick
        label="State"
        value={filters.state ?? all}
        options={states}
        onChange={(id) =>
          onChange({ ...filters, state: id === all ? null : (id as Filters['state']) })
        }
      />
      <label className={css.search}>
        <Search size={14} aria-hidden />
        <input
          ref={text}
          type="search"
          aria-label="Filter by text"
          aria-keyshortcuts={filterKeys}
          placeholder="Filter by packet, learner or title"
          // Else the browser writes what is typed into its own session files, unencrypted.
          autoComplete="off"
          value={filters.text}
          onChange={(event) => onChange({ ...filters, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return
            event.preventDefault()
            if (event.key === 'Escape') onChange({ ...filters, text: '' })
            onLeave()
          }}
        />
      </label>
      {isFiltered(filters) && (
        <Button kind="quiet" onPress={() => onChange(noFilters)}>
          <X size={14} aria-hidden />
          Clear
        </Button>
      )}
    </search>
  )
}
