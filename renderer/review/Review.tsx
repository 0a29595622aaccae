import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import { flag } from '../queue/acts.ts'
import { keepPlace, recallPlace } from '../queue/place.ts'
import { useNeighbours } from '../queue/useNeighbours.ts'
import { writeSubject } from '../queue/words.ts'
import { tellOpened } from '../store/activity.ts'
import { packetView } from '../store/packet.ts'
import { steppedBack } from '../store/recusal.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { leaveFill, toggleFill } from './fill.ts'
import { useBeside } from './halves/useBeside.ts'
import { useHalves } from './halves/useHalves.ts'
import css from './Review.module.css'
import { ReviewHeader } from './ReviewHeader.tsx'
import { Sitting } from './Sitting.tsx'
import { SteppedBack } from './SteppedBack.tsx'
import { useLeafing } from './useLeafing.ts'
import { useForeseen } from './stage/useForeseen.ts'

const writeLocked = (rubric: string) =>
  t`Your office wants the qualification set of “${rubric}” passed first. What you have begun here is kept.`

/** One packet: its evidence beside its rubric. */
export function Review({ id }: { id: string }) {
  const loaded = useLiveQuery(() => packetView(id), [id])
  const foreseen = useForeseen(id)
  const recusal = useLiveQuery(() => steppedBack(id), [id])
  const around = useNeighbours(id)
  const [, navigate] = useLocation()
  const main = useRef<HTMLElement>(null)
  const say = useSay()
  const tell = useTell()
  // A live query answers with the packet before until the next one is read.
  const read = loaded?.packet.id === id || loaded === null ? loaded : undefined
  const view = read === undefined ? (foreseen ?? undefined) : read
  const subject =
    view &&
    writeSubject({
      pathwayTitle: view.pathway.title,
      level: view.achievement.level,
      achievementTitle: view.achievement.title,
    })

  const halves = useHalves(id, view ?? undefined)
  const { shown } = halves
  const splitOrNot = useBeside(halves)
  const leaf = useLeafing(id)
  useKeys({
    'packet-next': () => leaf('next'),
    'packet-previous': () => leaf('previous'),
    fill: toggleFill,
    flag: () => void flag(id).then(say, () => tell(t`The flag could not be kept`)),
  })
  useEffect(() => leaveFill, [])
  // Before it is drawn: the focus is not taken from where a key has led by then.
  useLayoutEffect(() => main.current?.focus(), [id])
  useEffect(() => {
    document.title = t`${id} – Evidence Desk`
    // Back in the queue, the packet that was open last is the one selected.
    keepPlace({ ...recallPlace(), selected: id })
  }, [id])
  const opened = view?.packet.id
  useEffect(() => {
    if (!opened) return
    const tell = () => void tellOpened(opened).catch(() => {})
    // When the packet is on screen, which comes first.
    requestIdleCallback(tell, { timeout: 1000 })
  }, [opened])
  useEffect(() => {
    if (subject) say(t`Packet ${id}, ${subject}`)
    // Said once a packet: `say` is another function at each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, subject])

  return (
    <main ref={main} className={css.screen} tabIndex={-1} aria-labelledby="review-title">
      <ReviewHeader
        id={id}
        view={view ?? null}
        around={around}
        isSplit={shown.length === 0 ? null : shown.length > 1}
        onSplit={splitOrNot}
        onLeaf={leaf}
      />
      {view === null && recusal && <SteppedBack id={id} {...recusal} />}
      {view === null && recusal === null && (
        <EmptyScreen title={t`${id} is not on this machine`}>
          <p>{t`It was taken back, or it has not come yet.`}</p>
          <Button onPress={() => navigate('/')}>{t`Back to the queue`}</Button>
        </EmptyScreen>
      )}
      {view?.locked && (
        <EmptyScreen title={t`${id} opens when you have qualified`}>
          <p>{writeLocked(view.rubric.title)}</p>
          <Button kind="primary" onPress={() => navigate('/calibration')}>
            {t`Go to the set`}
          </Button>
        </EmptyScreen>
      )}
      {view !== null && !view?.locked && <Sitting id={id} view={view} halves={halves} />}
    </main>
  )
}
