import { CircleDashed, Equal, PencilLine, Plus } from 'lucide-react'
import type { EvidenceChange } from '../../../shared/rules/evidence-change.ts'
import css from './ChangeMark.module.css'
import { changeWords } from './since.ts'

const shapes = { new: Plus, changed: PencilLine, same: Equal, gone: CircleDashed } as const

/** What became of an item since the attempt before, by colour, shape and word. */
export function ChangeMark({ kind }: Pick<EvidenceChange, 'kind'>) {
  const Shape = shapes[kind]
  return (
    <span className={css.mark} data-kind={kind}>
      <Shape size={12} strokeWidth={2.25} aria-hidden />
      {changeWords[kind]}
    </span>
  )
}
