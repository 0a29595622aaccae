import { t } from '@lingui/core/macro'
import type { Completion } from '../../shared/rules/stack.ts'

/** In a line that has little room: what is completed last; null where nothing is. */
export function writeBriefly({ level, badge }: Completion): string | null {
  if (badge !== null) return t`completes the macro-badge ${badge}`
  return level === null ? null : t`completes Level ${level}`
}

/** What a decision as it is rated completes, in a sentence; null where nothing is. */
export function writeCompleted({ level, badge }: Completion): string | null {
  if (badge) {
    return level === null
      ? t`As rated, this decision completes the macro-badge ${badge}.`
      : t`As rated, this decision completes Level ${level} and the macro-badge ${badge}.`
  }
  return level === null ? null : t`As rated, this decision completes Level ${level}.`
}

/** What a decision would complete, were it Met; null where nothing is. */
export function writeCompletable({ level, badge }: Completion): string | null {
  if (badge) {
    return level === null
      ? t`Met, this decision would complete the macro-badge ${badge}.`
      : t`Met, this decision would complete Level ${level} and the macro-badge ${badge}.`
  }
  return level === null ? null : t`Met, this decision would complete Level ${level}.`
}
