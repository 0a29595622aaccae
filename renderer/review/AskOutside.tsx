import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { type CoverOn, isOfficeCovered } from '../reading/covers/cover.ts'
import { Actions, AlertBox } from '../ui/AlertBox.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './AskLink.module.css'
import { openFile, outsideName } from './outside.ts'

const danger = t`It comes from a learner, and nobody has checked it. In another program it may do harm that it cannot do here: run macros, fetch things from the network, tell others that it was opened.`
const copy = t`For this a readable copy, not encrypted, is written to the disk of this machine. It lies there until Evidence Desk is locked or closed; what the other program keeps of it stays longer.`
const writeCovered = ({ title }: EvidenceFile) =>
  t`The office has covered a part of “${title}”. Another program would show it uncovered, so it is not opened in one.`

type AskOutsideProps = {
  file: EvidenceFile | null
  /** What is covered of the packet's files. */
  covers: readonly CoverOn[]
  onClose: () => void
}

/** Says what it means to open a file of a stranger in another program, and asks. */
export function AskOutside({ file, covers, onClose }: AskOutsideProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isOpening, setOpening] = useState(false)
  const close = () => {
    setProblem(null)
    onClose()
  }
  const open = async (file: EvidenceFile) => {
    setOpening(true)
    setProblem(null)
    try {
      await openFile(file)
      close()
    } catch (error) {
      setProblem(toProblem(error))
    }
    setOpening(false)
  }
  if (file !== null && isOfficeCovered(covers, file.sha256))
    return (
      <AlertBox title={t`This file stays here`} isOpen onClose={close}>
        <p>{writeCovered(file)}</p>
        <p>
          {t`If it cannot be read here, decide “Unreadable”, or ask your office for another copy.`}
        </p>
        <Actions>
          <Button kind="primary" onPress={close}>
            {t`Close`}
          </Button>
        </Actions>
      </AlertBox>
    )
  return (
    <AlertBox title={t`Open this file in another program?`} isOpen={file !== null} onClose={close}>
      {file && <p className={css.url}>{outsideName(file)}</p>}
      <p>{danger}</p>
      <p>{copy}</p>
      {problem && <ProblemNote problem={problem} urgent />}
      <Actions>
        <Button onPress={close}>{t`Leave it closed`}</Button>
        <Button
          kind="grave"
          isDisabled={isOpening || file === null}
          onPress={() => void (file && open(file))}
        >
          {t`Open in another program`}
        </Button>
      </Actions>
    </AlertBox>
  )
}
