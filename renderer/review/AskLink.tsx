import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { openLink } from './outside.ts'
import { Actions, AlertBox } from '../ui/AlertBox.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './AskLink.module.css'

type AskLinkProps = { url: string | null; onClose: () => void }

/** Shows where a link goes and asks before the system's browser is sent there. */
export function AskLink({ url, onClose }: AskLinkProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const close = () => {
    setProblem(null)
    onClose()
  }
  const open = async () => {
    if (url === null) return
    try {
      await openLink(url)
      close()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <AlertBox title={t`Open this address in your browser?`} isOpen={url !== null} onClose={close}>
      <p className={css.url}>{url}</p>
      <p className={css.muted}>
        {t`It leaves Evidence Desk. What is behind it may have changed since the learner handed it in.`}
      </p>
      {problem && <ProblemNote problem={problem} urgent />}
      <Actions>
        <Button onPress={close}>{t`Stay here`}</Button>
        {/* The reviewer pressed a link: the answer most likely meant is at hand. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button kind="primary" onPress={() => void open()} autoFocus>
          {t`Open in browser`}
        </Button>
      </Actions>
    </AlertBox>
  )
}
