import { t } from '@lingui/core/macro'
import { type ReactNode, useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { Actions, AlertBox } from './AlertBox.tsx'
import css from './AskReason.module.css'
import { Button } from './Button.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { Prose } from './Prose.tsx'

type AskReasonProps = {
  title: string
  /** What the button says that does it. */
  action: string
  isOpen: boolean
  onClose: () => void
  /** Does it; what it throws is shown, and the reason stays. */
  onReason: (reason: string) => Promise<void>
  /** What will happen, in a sentence. */
  children: ReactNode
}

/** Asks for the reason of something that is recorded with it. */
export function AskReason({ title, action, isOpen, onClose, onReason, children }: AskReasonProps) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const close = () => {
    setProblem(null)
    onClose()
  }
  const go = async () => {
    if (reason.trim() === '' || isBusy) return
    setBusy(true)
    try {
      await onReason(reason.trim())
      setReason('')
      close()
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  return (
    <AlertBox title={title} isOpen={isOpen} onClose={close}>
      <p className={css.muted}>{children}</p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <Prose
          id="ask-reason"
          label={t`Reason`}
          aside={t`recorded, and read by the office`}
          value={reason}
          isFirst
          onChange={setReason}
          onEnter={() => void go()}
        />
        {problem && <ProblemNote problem={problem} urgent />}
        <Actions>
          <Button onPress={close}>
            {t({ message: 'Leave it', comment: 'a command: nothing is done' })}
          </Button>
          <Button kind="primary" type="submit" isDisabled={reason.trim() === '' || isBusy}>
            {action}
          </Button>
        </Actions>
      </form>
    </AlertBox>
  )
}
