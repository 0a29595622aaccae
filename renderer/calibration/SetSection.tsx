import { useLocation } from 'wouter'
import { agreementOf } from '../../shared/rules/agreement/criterion.ts'
import {
  alphaBands,
  fewest,
  kappaBands,
  writeAgreement,
  writeSeverity,
} from '../../shared/rules/agreement/words.ts'
import { pairsOf } from '../../shared/rules/qualification.ts'
import type { CalibrationSet, SetItem } from '../store/calibration.ts'
import { Button } from '../ui/Button.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import css from './CalibrationScreen.module.css'
import { Whisker } from './Whisker.tsx'
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
          <h3 className={css.part}>Practice</h3>
          <p className={css.muted}>
            Rate a packet, then see the agreed ratings with their reasons. As often as you like;
            only your first go at each counts below.
          </p>
          <Items items={practice} name="Practice" />
        </>
      )}
      {rounds.length > 0 && (
        <>
          <h3 className={css.part}>Qualification</h3>
          <p>{writeStanding(set)}</p>
          {first?.role === 'qualification' && (
            <p className={css.muted}>{writeTolerance(first.tolerance)}</p>
          )}
          {rounds.toReversed().map((round) => (
            <div key={round.round} className={css.round}>
              <p>
                <strong>Round {round.round}.</strong> {writeRound(round)}
              </p>
              <Items items={round.items} name={`Round ${round.round}, packet`} />
            </div>
          ))}
        </>
      )}
      {compared.length > 0 && (
        <>
          <h3 className={css.part}>How you agree with the key</h3>
          <ul className={css.criteria}>
            {rubric.criteria.map(({ id, title, ratings }) => {
              const agreement = agreementOf(pairsOf(rubric, id, compared), ratings.length)
              return (
                <li key={id} className={css.criterion}>
                  <h4 className={css.name}>{title}</h4>
                  <p>
                    {writeAgreement(agreement)} {writeSeverity(agreement)}
                  </p>
                  {agreement.packets >= fewest && (
                    <>
                      <Whisker name="Kappa" estimate={agreement.kappa} bands={kappaBands} />
                      <Whisker name="Alpha" estimate={agreement.alpha} bands={alphaBands} />
                    </>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

function Items({ items, name }: { items: SetItem[]; name: string }) {
  const [, navigate] = useLocation()
  return (
    <ul className={css.items}>
      {items.map((item) => (
        <li key={item.id} className={css.item}>
          <Button onPress={() => navigate(`/review/${item.id}`)}>
            {name} {item.mark.nth}
          </Button>
          <StateMark kind={item.isDone ? 'accepted' : item.isHere ? 'ready' : 'arriving'}>
            {item.compared
              ? writeExact(item.compared)
              : item.isDone
                ? 'Decided'
                : item.isHere
                  ? 'To rate'
                  : 'Its evidence is still arriving'}
          </StateMark>
        </li>
      ))}
    </ul>
  )
}
