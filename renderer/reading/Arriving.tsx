import { t } from '@lingui/core/macro'
import type { Problem } from '../../shared/protocol/problem.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Notice } from './Notice.tsx'
import { writeBytes } from '../ui/bytes.ts'

export type Arrival = { have: number; size: number; problem: Problem | null }

/** A file whose bytes are not all here yet: how far it is, and why it does not go on. */
export const Arriving = ({ title, arrival }: { title: string; arrival: Arrival }) => (
  <Notice>
    <p>
      {t`${title} is not all here yet: ${{ here: writeBytes(arrival.have) }} of ${{ all: writeBytes(arrival.size) }}.`}
    </p>
    <Progress label={t`${title} arriving`} have={arrival.have} size={arrival.size} />
    {arrival.problem && <ProblemNote problem={arrival.problem} />}
  </Notice>
)
