import { t } from '@lingui/core/macro'
import type { Rubric } from '../../shared/model/rubric.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { BankView } from './BankView.tsx'

type BankSheetProps = {
  /** Whose bank it is; null while the sheet is closed. */
  rubric: Rubric | null
  /** The criterion that is shown first; all of them without. */
  criterionId?: string
  onClose: () => void
}

/** The comment bank of a rubric, to be looked through and changed. */
export const BankSheet = ({ rubric, criterionId, onClose }: BankSheetProps) => (
  <Sheet title={t`Comment bank`} isOpen={rubric !== null} onClose={onClose}>
    {rubric && <BankView rubric={rubric} first={criterionId ?? null} />}
  </Sheet>
)
