import { t } from '@lingui/core/macro'
import type { Session } from '../../shared/protocol/host.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './Enrol.module.css'
import { EnrolForm } from './EnrolForm.tsx'

type EnrolProps = { session: Session; onEnrolled: (session: Session) => Promise<void> }

type Platform = { userAgentData?: { platform?: string } }

/** What an office would call this machine, until someone gives it a better name. */
const guessName = () => {
  const platform = (navigator as Platform).userAgentData?.platform
  return platform ? t`${platform} workstation` : t`This workstation`
}

/** The first screen of a machine that belongs to nobody yet. */
export function Enrol({ session, onEnrolled }: EnrolProps) {
  const { destroyed } = session.vault
  return (
    <main className={css.screen}>
      <div className={css.card}>
        <h1 className={css.title}>Evidence Desk</h1>
        <p className={css.lead}>
          {t`Enrol this machine with your central records. Your packets then come to this machine, and you review them with or without a network.`}
        </p>
        {destroyed?.reason === 'left' && <Left centralKnows={destroyed.centralKnows} />}
        <EnrolForm address="" deviceName={guessName()} onEnrolled={onEnrolled} />
        <p className={css.version}>{t`Version ${{ version: session.version }}`}</p>
      </div>
    </main>
  )
}

/** To whoever has just left it: that it is done, and what is still to do. */
const Left = ({ centralKnows }: { centralKnows: boolean }) => (
  <div className={css.left}>
    <ProblemNote
      tone="asks"
      problem={{
        what: t`This machine was left: what was kept here can no longer be read.`,
        todo: centralKnows
          ? t`Central records know.`
          : t`Central records could not be told. Tell your office, so that it shuts this machine out.`,
      }}
    />
  </div>
)
