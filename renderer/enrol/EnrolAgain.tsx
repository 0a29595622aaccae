import { t } from '@lingui/core/macro'
import type { Session } from '../../shared/protocol/host.ts'
import { useDesk } from '../app/session.ts'
import { Sheet } from '../ui/Sheet.tsx'
import css from './Enrol.module.css'
import { EnrolForm } from './EnrolForm.tsx'

type EnrolAgainProps = {
  isOpen: boolean
  onClose: () => void
  onEnrolled: (session: Session) => Promise<void>
}

/** The same form for a machine whose enrolment ended; the work on it stays. */
export function EnrolAgain({ isOpen, onClose, onEnrolled }: EnrolAgainProps) {
  const { enrolment } = useDesk().session
  return (
    <Sheet title={t`Enrol again`} isOpen={isOpen} onClose={onClose}>
      <p className={css.lead}>
        {t`Ask your office for a new code for ${{ reviewer: enrolment.reviewer.name }}. Your packets, drafts and decisions stay on this machine.`}
      </p>
      <EnrolForm
        address={enrolment.address}
        deviceName={enrolment.deviceName}
        onEnrolled={onEnrolled}
      />
    </Sheet>
  )
}
