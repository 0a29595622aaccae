import { t } from '@lingui/core/macro'
import { Flag, Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { ToggleButton } from 'react-aria-components'
import { levelNames } from '../../shared/model/framework.ts'
import { useAriaKeys } from '../keys/useShortcut.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import { dueSpans } from './due.ts'
import css from './FilterBar.module.css'
import { type Filters, isFiltered, noFilters } from './filters.ts'
import { stateNames } from './state.ts'

type FilterBarProps = {
  /** Those of the packets on this device. */
  pathways: readonly { id: string; title: string }[]
  filters: Filters
  onChange: (filters: Filters) => void
  /** Escape in the text, or Enter: back to the rows. */
  onLeave: () => void
  text: RefObject<HTMLInputElement | null>
}

const all = 'all'

const levels = Object.entries(levelNames).map(([id, name]) => ({
  id,
  name: t`Level ${id} · ${name}`,
}))
const states = [
  { id: 'todo', name: t`To do` },
  { id: 'attention', name: t`Conflict or refused` },
  ...Object.entries(stateNames).map(([id, name]) => ({ id, name })),
]
const dues = Object.entries(dueSpans).map(([id, name]) => ({ id, name }))
const attempts = [
  { id: 'first', name: t`First attempt` },
  { id: 'again', name: t`Later attempts` },
]

/** Pathway, level, state, date and attempt by choice, the rest by text. */
export function FilterBar({ pathways, filters, onChange, onLeave, text }: FilterBarProps) {
  const filterKeys = useAriaKeys('row-filter')
  const choices = [
    ['pathway', t`Pathway`, pathways.map(({ id, title }) => ({ id, name: title }))],
    ['level', t`Level`, levels],
    ['state', t`State`, states],
    ['due', t`Due`, dues],
    ['attempt', t`Attempt`, attempts],
  ] as const
  const choose = (key: (typeof choices)[number][0], id: string) => {
    const value = id === all ? null : key === 'level' ? Number(id) : id
    onChange({ ...filters, [key]: value })
  }
  return (
    <search className={css.bar} aria-label={t`Filter packets`}>
      {choices.map(([key, name, options]) => (
        <Pick
          key={key}
          label={name}
          value={String(filters[key] ?? all)}
          options={[{ id: all, name }, ...options]}
          onChange={(id) => choose(key, id)}
        />
      ))}
      <ToggleButton
        className={css.flag}
        aria-label={t`Flagged only`}
        isSelected={filters.flagged}
        onChange={(flagged) => onChange({ ...filters, flagged })}
      >
        <span title={t`Flagged only`} className={css.glyph}>
          <Flag size={14} aria-hidden />
        </span>
      </ToggleButton>
      <label className={css.search}>
        <Search size={14} aria-hidden />
        <input
          ref={text}
          type="search"
          aria-label={t`Filter by text`}
          aria-keyshortcuts={filterKeys}
          placeholder={t`Filter by packet, learner or title`}
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
          {t`Clear`}
        </Button>
      )}
    </search>
  )
}
