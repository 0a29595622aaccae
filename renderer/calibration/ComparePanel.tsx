import { t } from '@lingui/core/macro'
import { useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import { history } from '../scoring/history.ts'
import { openDraft } from '../store/drafts.ts'
import type { ComparedView } from '../store/practice.ts'
import type { PacketView } from '../store/packet.ts'
import { nextToDo } from '../queue/walk.ts'
import { Button } from '../ui/Button.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { useStillHere } from '../ui/useStillHere.ts'
import css from './ComparePanel.module.css'
import { writeApart, writeExact } from './words.ts'

type ComparePanelProps = { view: PacketView; shown: ComparedView }

/** One's own ratings beside the agreed ones and their reasons, criterion by criterion. */
export function ComparePanel({ view, shown }: ComparePanelProps) {
  const { packet, rubric } = view
  const [, navigate] = useLocation()
  const isStillHere = useStillHere()
  const panel = useRef<HTMLElement>(null)
  useLayoutEffect(() => panel.current?.focus(), [])
  const practises = packet.calibration?.role === 'practice'
  const again = async () => {
    const writer = await openDraft(packet.id)
    try {
      await writer.change(history.watch(packet.id, (draft) => ({ ...draft, scores: {} })))
    } finally {
      await writer.close()
    }
  }
  const goOn = async () => {
    const next = await nextToDo(packet.id).catch(() => null)
    if (isStillHere()) navigate(next === null ? '/calibration' : `/review/${next}`)
  }
  useKeys({ decide: () => void goOn(), unrate: () => practises && void again().catch(() => {}) })
  return (
    <section
      ref={panel}
      className={css.panel}
      aria-label={t`Comparison`}
      id="scoring"
      tabIndex={-1}
    >
      <header className={css.header}>
        <h2 className={css.title}>{writeExact(shown.compared)}</h2>
        <p className={css.muted}>
          {practises
            ? t`For your eyes: nothing of this is sent, and no learner is affected.`
            : t`The round is finished. No learner is affected by it.`}
        </p>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <ol className={css.list} aria-label={t`Criteria`} tabIndex={0}>
        {rubric.criteria.map((criterion, index) => {
          const one = shown.compared.find(({ criterionId }) => criterionId === criterion.id)
          if (!one) return null
          const label = (id: string | null) =>
            criterion.ratings.find((rating) => rating.id === id)?.label ?? t`Not rated`
          return (
            <li key={criterion.id} className={css.item} data-criterion={criterion.id}>
              <h3 className={css.criterion}>
                {index + 1} {criterion.title}
              </h3>
              <dl className={css.ratings}>
                <dt>{t({ message: 'Yours', comment: 'the rating that the reviewer gave' })}</dt>
                <dd>{label(one.ownId)}</dd>
                <dt>{t({ message: 'Agreed', comment: 'the rating that the office agreed on' })}</dt>
                <dd>{label(one.agreed.ratingId)}</dd>
              </dl>
              <StateMark kind={one.apart === 0 ? 'met' : 'not-yet'}>{writeApart(one)}</StateMark>
              <p className={css.reason}>{one.agreed.reason}</p>
            </li>
          )
        })}
      </ol>
      <footer className={css.foot}>
        {practises && (
          <Button onPress={() => void again().catch(() => {})}>{t`Rate it again`}</Button>
        )}
        <Button kind="primary" onPress={() => void goOn()}>
          {t`Go on`}
        </Button>
      </footer>
    </section>
  )
}
