import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import type { Criterion } from '../../shared/model/rubric.ts'
import { useCommands } from '../keys/commands.ts'
import { bankOf } from '../store/comments.ts'
import type { PacketView } from '../store/packet.ts'
import { BankContext } from './bank.ts'
import { BankSheet } from './BankSheet.tsx'

type BankScopeProps = {
  view: PacketView
  criterion: Criterion
  ratingId: string | null
  children: ReactNode
}

/** Has the comment bank of the packet's rubric at hand for every text within. */
export function BankScope({ view, criterion, ratingId, children }: BankScopeProps) {
  const { rubric } = view
  const bank = useLiveQuery(() => bankOf(rubric.id), [rubric.id])
  const [isOpen, setOpen] = useState(false)
  const onManage = () => setOpen(true)
  useCommands(() => [
    { id: 'bank-manage', label: t`Comment bank: add, change or hide comments`, run: onManage },
  ])
  const here = bank && { rubricId: rubric.id, bank, criterion, ratingId, view, onManage }
  return (
    <BankContext value={here ?? null}>
      {children}
      <BankSheet
        rubric={isOpen ? rubric : null}
        criterionId={criterion.id}
        onClose={() => setOpen(false)}
      />
    </BankContext>
  )
}
