import { t } from '@lingui/core/macro'
import { conflictNames, type ConflictKind } from '../../shared/model/receipt.ts'
import type { Resolution } from '../../shared/rules/resolution.ts'

/** Why a decision did not take effect, on one line. */
export const writeWhy = (kind: ConflictKind | null) =>
  kind === null ? t`Central records refused the decision` : conflictNames[kind]

/** What choosing it does, beside its button. */
export const consequences: Record<Resolution, string> = {
  resubmit: t`A new decision on the packet as it is now. What stayed the same is carried over.`,
  amend: t`A new decision takes effect in place of the one in effect, with your reason.`,
  'second-opinion': t`Central records keep your decision beside whatever is decided; it changes nothing.`,
  withdraw: t`You take it back, with your reason. It stays in the records.`,
}
