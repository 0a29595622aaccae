import { t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { noFilters } from '../queue/filters.ts'
import { useShown } from '../queue/useShown.ts'
import { plainView } from '../queue/view.ts'
import { writeSubject } from '../queue/words.ts'
import { matcher } from '../ui/matches.ts'
import { type Command, offeredNow } from './commands.ts'
import { Keys } from './Keys.tsx'
import { keysOf, ownKeys } from './own.ts'
import css from './Palette.module.css'
import { available, perform } from './useKeys.ts'

type PaletteProps = {
  /** What can be done on the screen it was opened over; null while it is closed. */
  commands: readonly Entry[] | null
  onClose: () => void
  onPacket: (id: string) => void
}

/** What has no meaning without the key itself, or is the palette. */
const left = new Set(['rate', 'cell-rate', 'leave-text', 'decide-typing', 'palette'])

/** Packets that are shown at the most; who looks for one goes on typing. */
const most = 8

/** Everything by its name: commands of the screen, and packets. */
export function Palette({ commands, onClose, onPacket }: PaletteProps) {
  return (
    <ModalOverlay
      className={css.veil}
      isOpen={commands !== null}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={css.palette}>
        <Dialog className={css.dialog} aria-label={t`Find a command or a packet`}>
          {commands && <Choices commands={commands} onClose={onClose} onPacket={onPacket} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

export type Entry = Command & { keys: readonly string[]; beside: string }

/** What can be done on the screen now; to be asked when the palette is opened, not while one draws. */
export const commandsNow = (): Entry[] => [
  ...offeredNow().map((command) => ({ ...command, keys: [], beside: '' })),
  ...available()
    .filter(({ id }) => !left.has(id))
    .map((shortcut) => ({
      id: shortcut.id,
      label: shortcut.label,
      keys: keysOf(shortcut, ownKeys()),
      beside: '',
      run: () => perform(shortcut),
    })),
]

type ChoicesProps = Omit<PaletteProps, 'commands'> & { commands: readonly Entry[] }

function Choices({ commands, onClose, onPacket }: ChoicesProps) {
  const [text, setText] = useState('')
  const [opened] = useState(() => new Date())
  const has = matcher(text)
  // Nobody who has typed nothing yet looks for one of all packets.
  const view = useMemo(() => ({ ...plainView, filters: { ...noFilters, text } }), [text])
  const { lines } = useShown(view, opened)
  const packets =
    text.trim() === '' ? [] : lines.slice(0, most).flatMap(({ row }) => (row ? [row] : []))
  const entries: Entry[] = [
    ...commands.filter(({ label }) => has(label)),
    ...packets.map((row) => ({
      id: `packet ${row.id}`,
      label: row.id,
      keys: [],
      beside: [row.learner, writeSubject(row)].filter(Boolean).join(' · '),
      run: () => onPacket(row.id),
    })),
  ]
  const choose = (key: React.Key) => {
    const entry = entries.find(({ id }) => id === key)
    onClose()
    // Once the focus is back where it was: some commands are about what has it.
    if (entry) setTimeout(entry.run)
  }
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      {/* What is typed next is meant for it: it was called for that. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <SearchField aria-label={t`Command or packet`} autoFocus className={css.field}>
        <Input className={css.input} placeholder={t`Command or packet`} autoComplete="off" />
      </SearchField>
      <Menu
        className={css.list}
        aria-label={t`Commands and packets`}
        items={entries}
        onAction={choose}
        renderEmptyState={() => <p className={css.none}>{t`Nothing has this name here.`}</p>}
      >
        {({ id, label, keys, beside }) => (
          <MenuItem id={id} className={css.entry} textValue={label}>
            <span className={css.label}>{label}</span>
            {beside && <span className={css.beside}>{beside}</span>}
            <Keys keys={keys} />
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
