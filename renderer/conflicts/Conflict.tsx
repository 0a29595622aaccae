import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Outcome } from '../../shared/model/outcome.ts'
import { ReviewTitle } from '../review/ReviewTitle.tsx'
import { type ConflictView, conflictView } from '../store/conflicts.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { outcomeName } from '../words/shared.ts'
import { writeMoment } from '../words/format.ts'
import css from './Conflict.module.css'
import { Comparison } from './Comparison.tsx'
import { EvidenceMoved } from './EvidenceMoved.tsx'
import { Resolve } from './Resolve.tsx'
import { writeWhy } from './words.ts'

/** One decision that did not take effect: what was decided beside what is now, and what to do. */
export function Conflict({ id }: { id: string }) {
  const loaded = useLiveQuery(() => conflictView(id), [id])
  // Once it is resolved there is nothing to show; what was shown stays until the screen is left.
  const [left, setLeft] = useState(false)
  const main = useRef<HTMLElement>(null)
  const [, navigate] = useLocation()
  useEffect(() => {
    document.title = t`Conflict on ${id} – Evidence Desk`
  }, [id])
  useLayoutEffect(() => main.current?.focus(), [])

  const leave = (to: string) => {
    setLeft(true)
    navigate(to)
  }
  return (
    <Page
      mainRef={main}
      title={
        <span className={css.title}>
          <span className={css.id}>{id}</span>
          {loaded?.now && <ReviewTitle view={loaded.now} />}
        </span>
      }
    >
      {loaded === null && !left && (
        <EmptyScreen title={t`Nothing asks for you on ${id}`}>
          <p>{t`It was resolved, or its decision is in effect.`}</p>
          <Button onPress={() => navigate('/conflicts')}>{t`To the conflicts`}</Button>
        </EmptyScreen>
      )}
      {loaded && <Content view={loaded} onLeave={leave} />}
    </Page>
  )
}

type ContentProps = { view: ConflictView; onLeave: (to: string) => void }

function Content({ view, onLeave }: ContentProps) {
  const { row, review } = view
  const { packetRevision, rubricVersion } = review
  const time = writeMoment(review.madeAt)
  return (
    <div className={css.body}>
      <section className={css.why} aria-label={t`What happened`}>
        <StateMark kind={row.state === 'refused' ? 'refused' : 'conflict'}>
          <strong>{writeWhy(row.receipt?.conflict ?? null)}</strong>
        </StateMark>
        {row.problem && <ProblemNote problem={row.problem} />}
        <dl className={css.facts}>
          <Fact name={t`You decided`} outcome={review.outcome}>
            {t`${time}, on revision ${packetRevision}, rubric version ${rubricVersion}`}
          </Fact>
          {row.receipt && (
            <Fact name={t`Received`} outcome={null}>
              {t`${{ time: writeMoment(row.receipt.receivedAt) }}, receipt ${{ receipt: row.receipt.id }}`}
            </Fact>
          )}
          <Now view={view} />
        </dl>
      </section>
      <Resolve view={view} onLeave={onLeave} />
      <EvidenceMoved view={view} />
      <Comparison view={view} />
    </div>
  )
}

const away = {
  withdrawn: t`The packet is withdrawn`,
  reassigned: t`The packet is with someone else`,
  unlisted: t`The packet is not listed for you any more`,
}

function Now({ view: { now, review } }: { view: ConflictView }) {
  if (now === null && review.outcome === 'recused')
    return (
      <Fact name={t`Now`} outcome={null}>
        {t`The packet is hidden here since you stepped back from it`}
      </Fact>
    )
  const why = away[now?.gone ?? 'withdrawn']
  if (now === null || now.gone !== null)
    return (
      <Fact name={t`Now`} outcome={null}>
        {why}
      </Fact>
    )
  const { revision, rubricVersion, decided } = now.packet
  const inEffect =
    decided &&
    (decided.own
      ? t`You decided it on another device ${{ time: writeMoment(decided.own.madeAt) }}; that is in effect.`
      : t`Another reviewer’s decision is in effect.`)
  return (
    <Fact name={t`Now`} outcome={decided?.outcome ?? null}>
      {inEffect && `${inEffect} `}
      {t`Revision ${revision}, rubric version ${rubricVersion}`}
    </Fact>
  )
}

type FactProps = { name: string; outcome: Outcome | null; children: React.ReactNode }

const Fact = ({ name, outcome, children }: FactProps) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>
      {outcome && (
        <span className={css.outcome}>
          <StateMark kind={outcomeMark(outcome)}>{outcomeName(outcome)}</StateMark>
        </span>
      )}
      <span className={css.muted}>{children}</span>
    </dd>
  </div>
)
