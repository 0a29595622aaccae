import { t } from '@lingui/core/macro'
import { useLocation } from 'wouter'
import type { CalibrationSet, SetItem } from '../store/calibration.ts'
import { Button } from '../ui/Button.tsx'
import { type MarkKind, StateMark } from '../ui/StateMark.tsx'
import { AgreementList } from './AgreementList.tsx'
import css from './CalibrationScreen.module.css'
import { writeExact, writeRound, writeStanding, writeTolerance } from './words.ts'

/** The sets of one rubric, how far they are, and how the reviewer agrees with their key. */
export function SetSection({ set }: { set: CalibrationSet }) {
  const { rubric, practice, rounds } = set
  const first = rounds[0]?.items[0]?.mark
  const compared = [practice, ...rounds.map(({ items }) => items)]
    .flat()
    .flatMap((item) => item.compared ?? [])
  return (
    <section className={css.set} aria-labelledby={`set-${rubric.id}`}>
      <h2 id={`set-${rubric.id}`} className={css.heading}>
        {rubric.title}
      </h2>
      {practice.length > 0 && (
        <>
          <h3 className={css.part}>{t`Practice`}</h3>
          <p className={css.muted}>
            {t`Rate a packet, then see the agreed ratings with their reasons. As often as you like; only your first go at each counts below.`}
          </p>
          <Items items={practice} nameOf={(nth) => t`Practice ${nth}`} />
        </>
      )}
      {rounds.length > 0 && (
        <>
          <h3 className={css.part}>{t`Qualification`}</h3>
          <p>{writeStanding(set)}</p>
          {first?.role === 'qualification' && (
            <p className={css.muted}>{writeTolerance(first.tolerance)}</p>
          )}
          {rounds.toReversed().map((round) => (
            <div key={round.round} className={css.round}>
              <p>
                <strong>{t`Round ${{ round: round.round }}.`}</strong> {writeRound(round)}
              </p>
              <Items
                items={round.items}
                nameOf={(nth) => t`Round ${{ round: round.round }}, packet ${nth}`}
              />
            </div>
          ))}
        </>
      )}
      {compared.length > 0 && (
        <>
          <h3 className={css.part}>{t`How you agree with the key`}</h3>
          <AgreementList rubric={rubric} compared={compared} />
        </>
      )}
    </section>
  )
}

/** Compared and otherwise than agreed is done, and yet nothing to tick off. */
function markOf({ compared, isDone, isHere }: SetItem): MarkKind {
  if (compared?.some(({ apart }) => apart !== 0)) return 'not-yet'
  return isDone ? 'accepted' : isHere ? 'ready' : 'arriving'
}

type ItemsProps = { items: SetItem[]; nameOf: (nth: number) => string }

function Items({ items, nameOf }: ItemsProps) {
  const [, navigate] = useLocation()
  return (
    <ul className={css.items}>
      {items.map((item) => (
        <li key={item.id} className={css.item}>
          <Button onPress={() => navigate(`/review/${item.id}`)}>{nameOf(item.mark.nth)}</Button>
          <StateMark kind={markOf(item)}>
            {item.compared
              ? writeExact(item.compared)
              : item.isDone
                ? t`Decided`
                : item.isHere
                  ? t({ message: 'To rate', comment: 'a state of a packet, not a command' })
                  : t`Its evidence is still arriving`}
          </StateMark>
        </li>
      ))}
    </ul>
  )
}
