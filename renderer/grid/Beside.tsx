import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import { useKeys } from '../keys/useKeys.ts'
import { AskLink } from '../review/AskLink.tsx'
import { AskOutside } from '../review/AskOutside.tsx'
import { isOn } from '../review/evidence.ts'
import { useHalves } from '../review/halves/useHalves.ts'
import { useReadingRecord } from '../review/record/useReadingRecord.ts'
import { firstPane } from '../review/stage/foresee.ts'
import { paneOf } from '../review/stage/pane.ts'
import { Stage } from '../review/stage/Stage.tsx'
import { useAhead } from '../review/stage/useAhead.ts'
import { tiedIn } from '../review/tied.ts'
import { CoverProblem } from '../review/CoverProblem.tsx'
import { useCovering } from '../review/useCovering.ts'
import { useReadingKeys } from '../review/useReadingKeys.ts'
import { useRevision } from '../review/useRevision.ts'
import { anchorsOn, placesHere } from '../scoring/anchors.ts'
import { packetView } from '../store/packet.ts'
import { IconButton } from '../ui/Button.tsx'
import css from './Beside.module.css'

type BesideProps = {
  packetId: string
  /** The criterion of the current cell; null where that is in another column. */
  criterionId: string | null
  draft: Draft | null
  /** The packets after it, likely to be looked at next. */
  next: readonly string[]
  onTie: (packetId: string, criterionId: string, anchors: Anchor[]) => void
}

/** Behind the title of an item of an earlier revision. */
const before = t`(before)`
const noScores: Draft['scores'] = {}
const noFormer: Draft['former'] = []

/** The evidence of the current row. Another row is another document in the same place. */
export function Beside({ packetId, criterionId, draft, next, onTie }: BesideProps) {
  const loaded = useLiveQuery(() => packetView(packetId), [packetId])
  // A live query answers with the packet before until the next one is read.
  const view = loaded?.packet.id === packetId ? loaded : undefined
  const [url, setUrl] = useState<string | null>(null)
  const [outside, setOutside] = useState<EvidenceFile | null>(null)
  const halves = useHalves(packetId, view)
  const { items, active, chosen, current } = halves
  // One document: the other half of the place belongs to the table.
  const shown = halves.shown.filter((_, at) => at === active)
  const anchors = view
    ? tiedIn(view.rubric, draft?.scores ?? noScores, draft?.former ?? noFormer)
    : []
  const { earlierIn } = useRevision(view, () => {})
  const ahead = useAhead(
    view,
    shown.map(({ item }) => item),
    async () => {
      const views = await Promise.all(next.map((id) => packetView(id)))
      return views.flatMap((one) => (one ? firstPane(one) : []))
    },
  )
  useReadingRecord(packetId, shown)
  const [coverProblem, setCoverProblem] = useState<Problem | null>(null)
  const coveringOf = useCovering(packetId, view, (error) => setCoverProblem(toProblem(error)))
  useReadingKeys(current?.index ?? 0, halves.show)
  const tie = (isWhole: boolean) => {
    if (!current || criterionId === null || !view) return
    // What is looked at of an earlier revision is not tied.
    if (current.index >= view.packet.evidence.length) return
    const places = isWhole
      ? [{ type: 'item' as const }]
      : placesHere(current.item, current.page, chosen?.places ?? [])
    onTie(packetId, criterionId, anchorsOn(current.item, places, new Date()))
    document.getSelection()?.removeAllRanges()
    halves.forget()
  }
  useKeys({ 'cell-tie': () => tie(false), 'cell-tie-item': () => tie(true) })

  // At the place that is tied to the criterion, where one is; else as the packet was left.
  const goToTied = useEffectEvent((_packetId: string, of: string | null) => {
    const tied = anchors.find((one) => one.criterionId === of && !one.isFormer)
    if (!tied) return
    const index = items.findIndex((item) => isOn(tied.anchor, item))
    if (index >= 0) halves.go(index, tied.anchor)
  })
  const isHere = view !== undefined
  useEffect(() => {
    if (isHere) goToTied(packetId, criterionId)
  }, [isHere, packetId, criterionId])

  const index = current?.index ?? 0
  const nextKey = useKeyHint('item-next')
  const previousKey = useKeyHint('item-previous')
  return (
    <section className={css.beside} id="grid-document" aria-label={t`Evidence of ${packetId}`}>
      <header className={css.head}>
        <p className={css.title}>
          <strong>{packetId}</strong> {current?.item.title}
          {view && index >= view.packet.evidence.length && ` ${before}`}
        </p>
        {items.length > 1 && (
          <>
            <IconButton
              label={t`Previous evidence item${previousKey}`}
              isDisabled={index === 0}
              onPress={() => halves.show(index - 1)}
            >
              <ChevronLeft size={16} aria-hidden />
            </IconButton>
            <span className={css.count}>
              {t`${{ nth: index + 1 }} of ${{ all: items.length }}`}
            </span>
            <IconButton
              label={t`Next evidence item${nextKey}`}
              isDisabled={index === items.length - 1}
              onPress={() => halves.show(index + 1)}
            >
              <ChevronRight size={16} aria-hidden />
            </IconButton>
          </>
        )}
      </header>
      <div className={css.document}>
        <Stage
          shown={shown.flatMap((half) =>
            view
              ? {
                  pane: paneOf(packetId, half.item, view, half.isCopy),
                  seen: {
                    anchors: anchors.filter(({ anchor }) => isOn(anchor, half.item)),
                    earlier: earlierIn(half.item, anchors),
                    chosen: chosen?.at === active ? chosen.places : [],
                    goTo: half.goTo,
                    find: null,
                    onFindAll: null,
                    onChoose: (places) => halves.choose(active, places),
                    onAnchor: () => {},
                    covering: coveringOf(half.item),
                    onPlace: (here) => halves.tell(active, here),
                    onOpenLink: setUrl,
                    onOpenOutside: setOutside,
                  },
                }
              : [],
          )}
          active={0}
          ahead={ahead}
          onActivate={() => {}}
          onClose={() => {}}
        />
      </div>
      <CoverProblem problem={coverProblem} onClose={() => setCoverProblem(null)} />
      <AskLink url={url} onClose={() => setUrl(null)} />
      <AskOutside file={outside} covers={view?.covers ?? []} onClose={() => setOutside(null)} />
    </section>
  )
}
