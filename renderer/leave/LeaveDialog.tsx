import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { sayToWindows } from '../lock/channel.ts'
import { loadAnew } from '../lock/loadAnew.ts'
import { forgetChoices } from '../store/forget.ts'
import { decisionsFile, doubtful, leaveMachine } from '../store/leaving.ts'
import type { JournalCounts } from '../store/rows.ts'
import { status, type Status } from '../store/status.ts'
import { Actions, AlertBox } from '../ui/AlertBox.tsx'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { save } from '../ui/save.ts'
import css from './Leave.module.css'
import { type Saved, Undelivered } from './Undelivered.tsx'
import { fileName, writeAgreement, writeEnding, writeUndelivered } from './words.ts'

type Found = Status & { doubtful: number }

const look = async (): Promise<Found> => {
  // A host that does not answer says so when it is asked to end the enrolment; it looks again then.
  const [now, files] = await Promise.all([status(), doubtful().catch(() => 0)])
  return { ...now, doubtful: files }
}

const countDecisions = (counts: JournalCounts) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.drafts

const whatEnds = t`Packets, evidence, reviews and the keys of this machine are destroyed; nobody can read them any more, you included. What central records have received stays with them. To review here again you need a new code from your office.`

type LeaveDialogProps = { isOpen: boolean; onClose: () => void }

/** Asks whether to end this machine's enrolment, and says what ends with it. */
export function LeaveDialog({ isOpen, onClose }: LeaveDialogProps) {
  return (
    <AlertBox title={t`Leave this machine?`} isOpen={isOpen} onClose={onClose}>
      <p>{whatEnds}</p>
      <Question onClose={onClose} />
    </AlertBox>
  )
}

function Question({ onClose }: Pick<LeaveDialogProps, 'onClose'>) {
  const found = useLiveQuery(look, [])
  const [, navigate] = useLocation()
  const [file, setFile] = useState<Saved | null>(null)
  /** What was ticked, in its own words: when it says something else, it is not ticked. */
  const [ticked, setTicked] = useState<{ file: string | null; ending: string | null }>({
    file: null,
    ending: null,
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  if (!found) return null

  const { signed: journal, sync } = found
  const decisions = countDecisions(journal)
  // One that was made since is not in it.
  const saved = file?.decisions === decisions ? file : null
  const undelivered = writeUndelivered(journal, found.doubtful, saved?.name)
  const agreement = writeAgreement(journal)
  const hasFile = saved !== null && ticked.file === saved.hash
  const ready =
    (undelivered === null || hasFile) && (agreement === null || ticked.ending === agreement)

  const run = async (work: () => Promise<void>) => {
    setProblem(null)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      // A file that was saved before may be no copy of what is here now.
      setFile(null)
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  const saveFile = async () => {
    const { bytes, hash } = await decisionsFile()
    const name = fileName()
    save(name, bytes)
    setFile({ name, hash, decisions })
  }
  const leave = async () => {
    await leaveMachine(journal, undelivered === null ? null : (saved?.hash ?? null))
    sayToWindows('locked')
    forgetChoices()
    // The address names what was open last.
    history.replaceState(null, '', '/')
    loadAnew()
  }

  return (
    <>
      {undelivered && (
        <Undelivered
          what={undelivered}
          sendable={journal.unsent + journal.held > 0}
          sync={sync}
          saved={saved}
          has={hasFile}
          onSave={() => void run(saveFile)}
          onHas={(has) => setTicked({ ...ticked, file: has && saved ? saved.hash : null })}
        />
      )}
      {agreement && (
        <div className={css.ending}>
          <ul>
            {writeEnding(journal).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {journal.conflict + journal.refused > 0 && (
            <Button kind="quiet" onPress={() => navigate('/conflicts')}>
              {t`Answer them first`}
            </Button>
          )}
          <Check
            checked={ticked.ending === agreement}
            onChange={(yes) => setTicked({ ...ticked, ending: yes ? agreement : null })}
          >
            {agreement}
          </Check>
        </div>
      )}
      {problem && <ProblemNote problem={problem} urgent />}
      <p className={css.muted}>
        {sync.network === 'online'
          ? t`Central records are told that you have left this machine.`
          : t`Central records cannot be reached now. Tell your office that you left this machine, so that it shuts it out.`}
      </p>
      <Actions>
        <Button onPress={onClose}>
          {t({ message: 'Stay', comment: 'a command: this machine is not left' })}
        </Button>
        <Button kind="grave" isDisabled={!ready || busy} onPress={() => void run(leave)}>
          {t`Leave this machine`}
        </Button>
      </Actions>
    </>
  )
}
