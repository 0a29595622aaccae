import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useLocation } from 'wouter'
import { FileText, Image, Link2, ScrollText } from 'lucide-react'
import type { Evidence } from '../../shared/model/evidence.ts'
import { writeBytes } from '../ui/bytes.ts'
import { type PacketView, packetView } from '../store/packet.ts'
import type { QueueRow } from '../store/queue.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { percent } from '../ui/percent.ts'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { outcomeName } from '../words/shared.ts'
import { writeDay } from '../words/format.ts'
import css from './Details.module.css'
import { isDecided, stateOf } from './state.ts'
import { writeAttempt, writeSubject } from './words.ts'

/** What is known of the selected packet, beside the rows. */
export function Details({ row, onOpen }: { row: QueueRow; onOpen: () => void }) {
  const view = useLiveQuery(() => packetView(row.id), [row.id])
  const state = stateOf(row)
  const here = view?.packet.id === row.id ? view : null
  // The row cannot name an item: its title is in the packet alone.
  const ofItem = Object.values(here?.files ?? {}).find((file) => file.state === 'failed')?.problem
  const problem = row.problem && (ofItem ?? row.problem)
  return (
    <aside className={css.details} aria-label={t`Packet ${{ packet: row.id }}`}>
      <header>
        <h2 className={css.title}>{row.id}</h2>
        <p>{writeSubject(row)}</p>
        <p className={css.muted}>
          {row.learner && `${row.learner} · `}
          {writeAttempt(row.attempt)}
        </p>
        <p className={css.state}>
          <StateMark kind={state.key}>{state.text}</StateMark>
        </p>
      </header>
      {row.locked && <WayToUnlock />}
      <Button kind={row.locked ? 'plain' : 'primary'} onPress={onOpen}>
        {isDecided(row) || row.locked
          ? t`Open`
          : row.standing === 'draft'
            ? t`Go on reviewing`
            : t({ message: 'Review', context: 'command' })}
      </Button>
      {problem && <ProblemNote problem={problem} />}
      {here && <More view={here} />}
    </aside>
  )
}

const wayToUnlock = t`Your office opens the packets of this rubric when you have passed its qualification set.`

function WayToUnlock() {
  const [, navigate] = useLocation()
  return (
    <>
      <p>{wayToUnlock}</p>
      <Button kind="primary" onPress={() => navigate('/calibration')}>
        {t`Go to the set`}
      </Button>
    </>
  )
}

const icons = { text: ScrollText, link: Link2, file: FileText, picture: Image }

const iconOf = (item: Evidence) =>
  icons[item.kind === 'file' && item.mediaType.startsWith('image/') ? 'picture' : item.kind]

function More({ view: { packet, rubric, achievement, files } }: { view: PacketView }) {
  const submitted = writeDay(packet.submittedAt)
  return (
    <>
      <section>
        <h3 className={css.heading}>{t`Evidence`}</h3>
        <ul>
          {packet.evidence.map((item) => {
            const Icon = iconOf(item)
            const file = item.kind === 'file' ? files[item.sha256] : undefined
            return (
              <li key={item.id} className={css.item}>
                <Icon size={15} aria-hidden />
                <span className={css.name}>{item.title}</span>
                <span className={css.muted}>
                  {file &&
                    (file.problem
                      ? t`not here`
                      : file.have < file.size
                        ? `${percent(file.have, file.size)} %`
                        : writeBytes(file.size))}
                </span>
              </li>
            )
          })}
        </ul>
        <p className={css.muted}>{t`Handed in ${{ date: submitted }}`}</p>
      </section>
      <section>
        <h3 className={css.heading}>{rubric.title}</h3>
        <ul>
          {achievement.standards.map(({ id, code, statement }) => (
            <li key={id} className={css.standard}>
              <span className={css.code}>{code}</span> {statement}
            </li>
          ))}
        </ul>
      </section>
      {packet.earlier.length > 0 && (
        <section>
          <h3 className={css.heading}>{t`Earlier attempts`}</h3>
          <ul>
            {packet.earlier.map(({ attempt, decisionId, outcome }) => (
              <li key={decisionId} className={css.item}>
                <span className={css.name}>{writeAttempt(attempt)}</span>
                <StateMark kind={outcomeMark(outcome)}>{outcomeName(outcome)}</StateMark>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
