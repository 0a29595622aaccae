import { t } from '@lingui/core/macro'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Anchor, Place } from '../../shared/model/anchor.ts'
import { type Draft, emptyScore } from '../../shared/model/draft.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { assess, type Missing } from '../../shared/rules/completeness.ts'
import { behavioursAsked } from '../../shared/rules/behaviours.ts'
import { useCommands } from '../keys/commands.ts'
import { useKeys } from '../keys/useKeys.ts'
import { anchorsOn, placesHere, writePlaces } from '../scoring/anchors.ts'
import { Annotations } from '../scoring/annotations.ts'
import { behaviourId } from '../scoring/Behaviours.tsx'
import { commandsOf } from '../scoring/commands.ts'
import { type Edit, rate, tick } from '../scoring/edits.ts'
import { history } from '../scoring/history.ts'
import { ScoringPanel } from '../scoring/ScoringPanel.tsx'
import { afterRating, nextOpen, startingCriterion, stepFrom } from '../scoring/steps.ts'
import { Verdict } from '../scoring/Verdict.tsx'
import type { PacketView } from '../store/packet.ts'
import type { ReadingRow } from '../store/rows.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'
import { useWorkOn } from '../time/useWorkClock.ts'
import { drawAfter } from '../ui/drawAfter.ts'
import { reveal } from '../ui/reveal.ts'
import { leaveFill } from './fill.ts'
import { focusOn, focusReview } from './focus.ts'
import { InWork } from './InWork.tsx'
import { Notices } from './Notices.tsx'
import type { Revision } from '../scoring/Revised.tsx'
import { AskUnopened } from './record/AskUnopened.tsx'
import { hasAsked, toAskAbout } from './record/opened.ts'
import { type TiedAnchor, tiedIn } from './tied.ts'
import { useComparing } from '../calibration/useComparing.ts'
import { useDecide } from './useDecide.ts'
import { useDraft } from './useDraft.ts'

type ScoringProps = {
  view: PacketView
  /** The item that is read, and where in it the reviewer is. */
  item: Evidence
  page: number
  /** Whether that item is of an earlier revision, to be looked at and not tied. */
  past: boolean
  /** Places that were chosen to be tied, in that item or in the one beside it. */
  chosen: { item: Evidence; places: readonly Place[] } | null
  onForget: () => void
  /** What was on screen so far; null while that is being read. */
  opened: ReadingRow['items'] | null
  onShow: (item: Evidence) => void
  /** The criterion in work; null while the reviewer has not gone anywhere yet. */
  criterionId: string | null
  onCriterion: (criterionId: string) => void
  onAnchors: (anchors: TiedAnchor[]) => void
  revision: Revision
  onGo: (anchor: Anchor) => void
}

type Scores = Draft['scores']
const noScores: Scores = {}
const noFormer: Draft['former'] = []

/** The rubric of the packet in work, bound to its draft and to the keys. */
export function Scoring(props: ScoringProps) {
  const { view, item, page, past, chosen, opened, onForget, onCriterion, onAnchors, onGo } = props
  const { packet, rubric } = view
  const handle = useDraft(packet.id)
  const { writer, draft } = handle
  const assessment = assess(rubric, packet, draft)
  const [tried, setTried] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const [unopened, setUnopened] = useState<Evidence[]>([])
  const practises = packet.calibration?.role === 'practice'
  const decision = useDecide(packet.id, packet.calibration ? '/calibration' : '/')
  const comparing = useComparing(packet.id)
  const say = useSay()
  const tell = useTell()

  // Where the reviewer has not gone anywhere yet, the review begins with the first open criterion.
  const [begun] = useState(() => startingCriterion(assessment))
  const criterionId = props.criterionId ?? begun
  const criterion = rubric.criteria.find(({ id }) => id === criterionId) ?? rubric.criteria[0]!
  const kept = assessment.kept.has(criterion.id)
  const isDisabled = writer === null || decision.isDeciding
  // What it would be a rating of is not what the draft was made on.
  const isStale = handle.outdated !== null
  const meant = chosen?.item ?? item
  const places = placesHere(meant, page, chosen?.places ?? [])
  const label = writePlaces(meant, places)

  useWorkOn(packet.id, rubric.id, criterion.id)
  const tellAnchors = useEffectEvent((scores: Scores, former: Draft['former']) =>
    onAnchors(tiedIn(rubric, scores, former)),
  )
  const { scores = noScores, former = noFormer } = draft ?? {}
  useEffect(() => tellAnchors(scores, former), [scores, former])

  // What cannot be written is told by the writer's state, beside the button that decides.
  const edit = useCallback(
    (change: Edit) => void writer?.change(history.watch(packet.id, change)).catch(() => {}),
    [writer, packet.id],
  )
  const annotations = useMemo(() => new Annotations(edit), [edit])
  const rateByKey = (event: KeyboardEvent) => {
    const digit = Number(event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1] ?? event.key)
    const rating = criterion.ratings[digit - 1]
    if (!rating || isDisabled || isStale) return
    if (kept)
      return tell(t`${{ criterion: criterion.title }} was met in an earlier attempt, and stays met`)
    const written = writer.change(
      history.watch(packet.id, rate(criterion.id, rating.id)),
      'quietly',
    )
    drawAfter(written, () => {
      writer.show()
      onCriterion(afterRating(assess(rubric, packet, writer.draft), criterion.id))
      say(t`${{ criterion: criterion.title }}: ${{ rating: rating.label }}`)
    })
  }
  const tickByKey = ({ code }: KeyboardEvent) => {
    const score = scores[criterion.id] ?? emptyScore
    const asked = behavioursAsked(criterion, score.ratingId)
    const behaviour = asked?.behaviours[Number(code.slice('Digit'.length)) - 1]
    if (!behaviour || kept || isDisabled || isStale) return
    const isSeen = !score.behaviours?.includes(behaviour.id)
    edit(tick(criterion, behaviour.id, isSeen))
    reveal(document.getElementById(behaviourId(behaviour.id)))
    const { text } = behaviour
    say(isSeen ? t`Seen: ${text}` : t`Not seen: ${text}`)
  }
  const write = (field: 'comment' | 'feedback') => {
    leaveFill()
    document.getElementById(field)?.focus()
  }
  const reach = (first: Missing) => {
    flushSync(() => {
      setTried(true)
      if (first.criterionId !== null) onCriterion(first.criterionId)
    })
    leaveFill()
    focusOn(first)
  }
  const nextUnrated = () => {
    const to = nextOpen(assessment, criterion.id)
    if (to === null) tell(t`No criterion lacks anything`)
    else onCriterion(to)
  }
  const lacksAnchor = assessment.missing.some(
    ({ what, criterionId: of }) => what === 'anchor' && of === criterion.id,
  )
  const tieTo = (on: Evidence, tied: readonly Place[]) => {
    if (kept || isDisabled || isStale || (past && on === item)) return
    annotations.tie(criterion.id, anchorsOn(on, tied, new Date()))
    onForget()
    // Who was led here for want of a place goes on from it: Enter would tie the same again.
    if (lacksAnchor && document.activeElement?.id === 'tie-evidence') focusReview()
    say(t`Tied ${{ place: writePlaces(on, tied) }} to ${{ criterion: criterion.title }}`)
  }
  const decide = () => {
    // To compare, only ratings are needed: nothing is written to anybody.
    const [first] = practises
      ? assessment.missing.filter(({ what }) => what === 'rating')
      : assessment.missing
    if (isStale) return
    if (first) return reach(first)
    if (isDisabled) return
    if (practises) return void comparing.compare()
    if (!assessment.outcome) return
    const never = toAskAbout(packet, assessment.outcome, opened)
    if (assessment.outcome !== 'recused') hasAsked(packet.id)
    if (never.length > 0) setUnopened(never)
    else void decision.decide(assessment.outcome)
  }
  const goOn = () => {
    setUnopened([])
    decide()
  }
  useKeys({
    rate: rateByKey,
    tick: tickByKey,
    unrate: () => !kept && !isDisabled && !isStale && edit(rate(criterion.id, null)),
    'next-unrated': nextUnrated,
    'criterion-next': () => onCriterion(stepFrom(rubric.criteria, criterion.id, 1)),
    'criterion-previous': () => onCriterion(stepFrom(rubric.criteria, criterion.id, -1)),
    tie: () => tieTo(meant, places),
    'tie-item': () => tieTo(item, [{ type: 'item' }]),
    comment: () => write('comment'),
    feedback: () => write('feedback'),
    outcome: () => {
      leaveFill()
      setMenuOpen(true)
    },
    decide,
    'decide-typing': decide,
    'leave-text': focusReview,
  })

  useCommands(() =>
    isDisabled || isStale ? [] : commandsOf({ rubric, criterion, kept, edit, onCriterion }),
  )

  // What is on screen works: the panel comes when there is somewhere to write.
  if (writer === null && handle.problem === null)
    return <section aria-label={t`Scoring`} aria-busy />

  return (
    <>
      <InWork
        criterion={criterion}
        number={rubric.criteria.indexOf(criterion) + 1}
        ratingId={scores[criterion.id]?.ratingId ?? null}
      />
      <Notices view={view} handle={handle} />
      <ScoringPanel
        view={view}
        draft={draft}
        assessment={assessment}
        criterion={criterion}
        onCriterion={onCriterion}
        here={
          past && !chosen
            ? null
            : { label, isChosen: chosen !== null, onTie: () => tieTo(meant, places), onForget }
        }
        revision={props.revision}
        annotations={annotations}
        formerRubrics={view.rubrics}
        tried={tried}
        isDisabled={isDisabled || isStale}
        onEdit={edit}
        onGo={onGo}
      >
        <Verdict
          rubric={rubric}
          items={packet.evidence}
          draft={draft}
          assessment={assessment}
          state={handle.state}
          problem={decision.problem ?? comparing.problem}
          isDisabled={isDisabled || isStale}
          kind={practises ? 'practice' : view.gone ? 'second-opinion' : (draft?.kind ?? 'review')}
          isDeciding={decision.isDeciding}
          menuOpen={menuOpen}
          onMenu={setMenuOpen}
          onEdit={edit}
          onDecide={decide}
        />
      </ScoringPanel>
      <AskUnopened
        items={unopened}
        onClose={() => setUnopened([])}
        onDecide={goOn}
        onOpen={(one) => {
          setUnopened([])
          props.onShow(one)
        }}
      />
    </>
  )
}
