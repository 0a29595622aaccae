import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { conflicts } from '../store/conflicts.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { Page, PageToCome } from '../ui/Page.tsx'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { outcomeName } from '../words/shared.ts'
import { writeDay } from '../words/format.ts'
import css from './Conflicts.module.css'
import { writeWhy } from './words.ts'

const columns = [
  t`Packet`,
  t`Learner`,
  t`What happened`,
  t`You decided`,
  t({ message: 'On', comment: 'a column: the day of the decision' }),
]

/** The decisions that did not take effect and wait for the reviewer. */
export function Conflicts() {
  const rows = useLiveQuery(() => conflicts(), [])
  const [, navigate] = useLocation()
  const list = useRef<HTMLOListElement>(null)
  const ready = rows !== undefined
  useEffect(() => {
    document.title = t`Conflicts – Evidence Desk`
  }, [])
  useEffect(() => {
    if (ready) list.current?.querySelector('a')?.focus()
  }, [ready])

  /** The arrows go from one to the next, as in the queue. */
  const step = (event: React.KeyboardEvent) => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (by === undefined) return
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
    event.preventDefault()
  }

  if (rows === undefined) return <PageToCome />
  return (
    <Page
      title={t`Conflicts`}
      head={
        rows.length > 0 && (
          <p className={css.muted}>{t`Decided here, and without effect at central records.`}</p>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyScreen title={t`No conflicts`}>
          <p>{t`Every decision of yours was taken up or is still under way.`}</p>
          <Button onPress={() => navigate('/')}>{t`Back to the queue`}</Button>
        </EmptyScreen>
      ) : (
        <>
          {/* Each line is a link that says all of itself. */}
          <p className={css.head} aria-hidden>
            {columns.map((name) => (
              <span key={name}>{name}</span>
            ))}
          </p>
          {/* Its links have the focus; the list only hears their arrow keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <ol ref={list} className={css.list} onKeyDown={step}>
            {rows.map((row) => (
              <li key={row.packetId}>
                <Link href={`/conflicts/${row.packetId}`} className={css.row}>
                  <span className={css.id}>{row.packetId}</span>
                  <span className={css.learner}>
                    {row.learner ??
                      (row.outcome === 'recused'
                        ? t({ message: 'hidden', comment: 'in place of the learner’s name' })
                        : t({
                            message: 'no longer here',
                            comment: 'in place of the learner’s name',
                          }))}
                  </span>
                  <span className={css.why}>
                    <StateMark kind={row.kind === null ? 'refused' : 'conflict'}>
                      {writeWhy(row.kind)}
                    </StateMark>
                  </span>
                  <span className={css.outcome}>
                    {row.outcome && (
                      <StateMark kind={outcomeMark(row.outcome)}>
                        {outcomeName(row.outcome)}
                      </StateMark>
                    )}
                  </span>
                  <span className={css.muted}>{writeDay(row.madeAt)}</span>
                </Link>
              </li>
            ))}
          </ol>
        </>
      )}
    </Page>
  )
}
