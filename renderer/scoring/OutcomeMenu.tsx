import { t } from '@lingui/core/macro'
import { ChevronUp } from 'lucide-react'
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components'
import { ChosenOutcome } from '../../shared/model/draft.ts'
import { useAriaKeys } from '../keys/useShortcut.ts'
import { chooseOutcome, type Edit } from './edits.ts'
import { writeAsks, writeWay } from './way.ts'
import { outcomeName } from '../words/shared.ts'
import css from './OutcomeMenu.module.css'

type OutcomeMenuProps = {
  chosen: ChosenOutcome | null
  isDisabled: boolean
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  onEdit: (edit: Edit) => void
}

const byRatings = 'by-ratings'

/** The outcomes that a reviewer may choose in place of the one that the ratings give. */
export function OutcomeMenu({
  chosen,
  isDisabled,
  isOpen,
  onOpenChange,
  onEdit,
}: OutcomeMenuProps) {
  const keys = useAriaKeys('outcome')
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={css.button} isDisabled={isDisabled} aria-keyshortcuts={keys}>
        {t`Other outcome`}
        <ChevronUp size={14} aria-hidden />
      </Button>
      <Popover className={css.popover} placement="top end">
        <Menu
          className={css.menu}
          aria-label={t`Outcome`}
          selectionMode="single"
          selectedKeys={[chosen ?? byRatings]}
          onAction={(key) =>
            onEdit(chooseOutcome(key === byRatings ? null : ChosenOutcome.parse(key)))
          }
        >
          <MenuItem id={byRatings} className={css.item} textValue={t`As the ratings give it`}>
            <Text slot="label">{t`As the ratings give it`}</Text>
          </MenuItem>
          <Separator className={css.rule} />
          {ChosenOutcome.options.map((outcome) => (
            <MenuItem
              key={outcome}
              id={outcome}
              className={css.item}
              textValue={outcomeName(outcome)}
            >
              <Text slot="label">{outcomeName(outcome)}</Text>
              <Text slot="description" className={css.explain}>
                {writeAsks(outcome)} {writeWay(outcome)}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
