import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { Check, ChevronDown } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { useDesk } from '../app/session.ts'
import { Button } from '../ui/Button.tsx'
import { dropView, keepView } from './acts.ts'
import { seedOf } from './order.ts'
import { savedViews } from './saved.ts'
import {
  type Grouping,
  groupings,
  isSameView,
  plainView,
  type Sort,
  sorts,
  type View,
} from './view.ts'
import css from './ViewMenu.module.css'

type ViewMenuProps = { view: View; onChange: (view: View) => void }

const unnamed = t({ message: 'View', comment: 'which packets are shown, and in what order' })
const sortItems = Object.entries(sorts).map(([id, name]) => ({ id, name }))
const groupItems = Object.entries(groupings).map(([id, name]) => ({ id, name }))

/** In what order packets stand, under which headings, and the views that were saved. */
export function ViewMenu({ view, onChange }: ViewMenuProps) {
  const saved = useLiveQuery(() => savedViews(), []) ?? []
  const [isNaming, setNaming] = useState(false)
  const { reviewer } = useDesk().session.enrolment
  const current = saved.find((one) => isSameView(one.view, view))
  const plain = view.group === 'none' ? sorts[view.sort] : groupings[view.group]
  const name = current?.name ?? (isSameView(view, plainView) ? null : plain)
  const act = (key: React.Key) => {
    const [what, of] = String(key).split(/ (.*)/s) as [string, string | undefined]
    if (what === 'view') onChange(saved.find((one) => one.name === of)?.view ?? view)
    // Once the menu has given the focus back, which would take it from the field.
    if (what === 'save') requestAnimationFrame(() => setTimeout(() => setNaming(true)))
    if (what === 'forget' && current) void dropView(current)
    if (what === 'shuffle') onChange({ ...view, sort: 'random', seed: view.seed + 1 })
    if (what === 'plain') onChange(plainView)
  }
  if (isNaming)
    return (
      <NameForm
        onDone={(given) => {
          setNaming(false)
          if (given) void keepView({ name: given, view })
        }}
      />
    )
  return (
    <MenuTrigger>
      <AriaButton
        className={css.button}
        aria-label={name === null ? unnamed : t`View: ${name}`}
        data-chosen={name !== null || undefined}
      >
        {name ?? unnamed}
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <Popover className={css.popover} placement="bottom end" offset={4}>
        <Menu className={css.menu} onAction={act}>
          {saved.length > 0 && (
            <MenuSection>
              <Header className={css.heading}>{t`Saved views`}</Header>
              {saved.map((one) => (
                <MenuItem key={one.name} id={`view ${one.name}`} className={css.item}>
                  <span className={css.tick}>
                    {one === current && <Check size={14} aria-label={t`shown`} />}
                  </span>
                  {one.name}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection
            selectionMode="single"
            selectedKeys={[view.sort]}
            onSelectionChange={(keys) => {
              const [sort] = keys as Set<Sort>
              const seed = sort === 'random' ? seedOf(reviewer.id) : view.seed
              if (sort) onChange({ ...view, sort, seed })
            }}
          >
            <Header className={css.heading}>
              {t({ message: 'Order', comment: 'of the packets' })}
            </Header>
            {sortItems.map(({ id, name: label }) => (
              <Choice key={id} id={id} label={label} />
            ))}
          </MenuSection>
          {view.sort === 'random' && (
            <MenuItem id="shuffle" className={css.item}>
              <span className={css.tick} />
              {t`Shuffle anew`}
            </MenuItem>
          )}
          <MenuSection
            selectionMode="single"
            selectedKeys={[`by ${view.group}`]}
            onSelectionChange={(keys) => {
              const [key] = keys as Set<string>
              if (key) onChange({ ...view, group: key.slice(3) as Grouping })
            }}
          >
            <Header className={css.heading}>{t`Groups`}</Header>
            {groupItems.map(({ id, name: label }) => (
              <Choice key={id} id={`by ${id}`} label={label} />
            ))}
          </MenuSection>
          <Separator className={css.rule} />
          {current ? (
            <MenuItem key="forget" id="forget" className={css.item}>
              <span className={css.tick} />
              {t`Delete the view “${{ name: current.name }}”`}
            </MenuItem>
          ) : (
            <MenuItem
              key="save"
              id="save"
              className={css.item}
              isDisabled={isSameView(view, plainView)}
            >
              <span className={css.tick} />
              {t`Save this view…`}
            </MenuItem>
          )}
          <MenuItem id="plain" className={css.item} isDisabled={isSameView(view, plainView)}>
            <span className={css.tick} />
            {t`Show all, by due date`}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const Choice = ({ id, label }: { id: string; label: string }) => (
  <MenuItem id={id} className={css.item} textValue={label}>
    {({ isSelected }) => (
      <>
        <span className={css.tick}>{isSelected && <Check size={14} aria-hidden />}</span>
        {label}
      </>
    )}
  </MenuItem>
)

/** Asks for the name of a view where its menu stood. */
function NameForm({ onDone }: { onDone: (name: string | null) => void }) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone(name.trim() || null)
  }
  return (
    <form className={css.naming} onSubmit={submit}>
      <input
        className={css.name}
        aria-label={t`Name of the view`}
        placeholder={t`Name of the view`}
        // The menu that it stands for was just left for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        autoComplete="off"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone(null)}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t`Save view`}
      </Button>
    </form>
  )
}
