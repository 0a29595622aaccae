import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  type Key,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import css from './Pick.module.css'

type PickProps<Id extends Key> = {
  label: string
  value: Id
  options: { id: Id; name: string }[]
  onChange: (value: Id) => void
  /** Drawn as an input: for a setting, of which each choice is as good as the first. */
  framed?: boolean
}

/** A choice of one among a few, as a button that says what is chosen. */
export const Pick = <Id extends Key>({
  label,
  value,
  options,
  onChange,
  framed = false,
}: PickProps<Id>) => (
  <Select
    aria-label={label}
    value={value}
    onChange={(key) => key !== null && onChange(key as Id)}
    className={css.pick}
  >
    <Button
      className={css.button}
      data-framed={framed || undefined}
      data-chosen={(!framed && value !== options[0]?.id) || undefined}
    >
      <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
      <ChevronDown size={14} aria-hidden />
    </Button>
    <Popover className={css.popover} offset={4}>
      <ListBox className={css.list} items={options}>
        {({ id, name }) => (
          <ListBoxItem id={id} textValue={name} className={css.item}>
            {({ isSelected }) => (
              <>
                <span className={css.tick}>{isSelected && <Check size={14} aria-hidden />}</span>
                {name}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
)
