import { t } from '@lingui/core/macro'
import type { Problem } from '../../shared/protocol/problem.ts'
import { Actions, AlertBox } from '../ui/AlertBox.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'

type CoverProblemProps = { problem: Problem | null; onClose: () => void }

/** Says that a cover could not be kept: who covers something must not take it for covered. */
export const CoverProblem = ({ problem, onClose }: CoverProblemProps) => (
  <AlertBox title={t`The cover could not be changed`} isOpen={problem !== null} onClose={onClose}>
    {problem && <ProblemNote problem={problem} urgent />}
    <Actions>
      <Button kind="primary" onPress={onClose}>
        {t`Close`}
      </Button>
    </Actions>
  </AlertBox>
)
