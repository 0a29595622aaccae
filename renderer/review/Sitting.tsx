import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { ComparePanel } from '../calibration/ComparePanel.tsx'
import { useCompared } from '../calibration/useCompared.ts'
import { useKeys } from '../keys/useKeys.ts'
import { forgetPasswords } from '../reading/pdf/passwords.ts'
import { SearchPanel } from '../reading/search/SearchPanel.tsx'
import { DecidedPanel } from '../scoring/DecidedPanel.tsx'
import type { PacketView } from '../store/packet.ts'
import { arrivedOf, stillComing } from './arrival.ts'
import { AskLink } from './AskLink.tsx'
import { AskOutside } from './AskOutside.tsx'
import { Coming } from './Coming.tsx'
import { Desk } from './Desk.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { coversOf } from '../reading/covers/cover.ts'
import { isOn, placeOf } from './evidence.ts'
import { focusReview } from './focus.ts'
import type { HalvesHandle } from './halves/useHalves.ts'
import { CoverProblem } from './CoverProblem.tsx'
import { keeper, openSource } from './ReadingPane.tsx'
import { useReadingRecord } from './record/useReadingRecord.ts'
import css from './Review.module.css'
import { Scoring } from './Scoring.tsx'
import { marksOf } from './since/since.ts'
import { SinceBar } from './since/SinceBar.tsx'
import { SincePanel } from './since/SincePanel.tsx'
import { useSince } from './since/useSince.ts'
import { paneOf } from './stage/pane.ts'
import { type Seen, Stage } from './stage/Stage.tsx'
import { useAhead } from './stage/useAhead.ts'
import { useSearch } from './useSearch.ts'
import { useReadingKeys } from './useReadingKeys.ts'
import { useCovering } from './useCovering.ts'
import { useRevision } from './useRevision.ts'
import { useSitting } from './useSitting.ts'

/** Of two halves, the one that keys mean while something lies over both. */
const none = -1

type SittingProps = {
  id: string
  /** Undefined while it is being read. */
  view: PacketView | undefined
  halves: HalvesHandle
}

/** A packet in work: its evidence, what of it is on screen, and the scoring. */
export function Sitting({ id, view, halves }: SittingProps) {
  const { items, shown, active, current, chosen } = halves
  const [sitting, change] = useSitting(id)
  const [url, setUrl] = useState<string | null>(null)
  const [outside, setOutside] = useState<EvidenceFile | null>(null)
  const search = useSearch()
  const [, navigate] = useLocation()
  const index = current?.index ?? 0
  const byUse = active === 0 ? shown : shown.toReversed()
  const ahead = useAhead(
    view,
    byUse.map(({ item }) => item),
  )
  const since = useSince(view, shown)
  const goTo = (at: number, anchor: Anchor) => {
    since.close()
    halves.go(at, anchor)
  }
  const go = (anchor: Anchor) => goTo(indexOf(items, anchor), anchor)
  const { revision, earlierIn } = useRevision(view, (now, anchor) =>
    goTo(placeOf(items, now), anchor),
  )
  /** Shows an item, which what lies over the documents gives way to. */
  const show = (at: number) => {
    since.close()
    halves.show(at)
  }
  useReadingKeys(index, show)
  useKeys({ 'find-all': search.open, ...(since.of ? { since: since.toggle } : {}) })
  const leave = useEffectEvent((_packetId: string) => forgetPasswords())
  useEffect(() => () => leave(id), [id])
  const opened = useReadingRecord(id, shown)
  const [coverProblem, setCoverProblem] = useState<Problem | null>(null)
  const coveringOf = useCovering(id, view, (error) => setCoverProblem(toProblem(error)))
  const compared = useCompared(view)

  const coming = view ? stillComing(view.packet.evidence, view.files) : []
  if (view && coming.length > 0 && !sitting.anyway && !view.decision)
    return <Coming view={view} coming={coming} onAnyway={() => change({ anyway: true })} />

  const isPast = (at: number) => view !== undefined && at >= view.packet.evidence.length
  // A draft begun in answer to a decision goes on; without one the decision is shown.
  const reviewing = view && (!view.decision || view.standing === 'draft')
  const forget = () => {
    document.getSelection()?.removeAllRanges()
    halves.forget()
  }
  /** From an anchor in the document to what it is tied to. */
  const lead = ({ id: anchorId }: Anchor) => {
    const tied = sitting.anchors.find(({ anchor }) => anchor.id === anchorId)
    if (tied) change({ criterionId: tied.criterionId })
  }
  /** What is on screen of a half, and what is done in it. */
  const seenIn = ({ item, goTo, index }: (typeof shown)[number], at: number): Seen => ({
    anchors: sitting.anchors.filter(({ anchor }) => isOn(anchor, item)),
    earlier: earlierIn(item, sitting.anchors),
    chosen: chosen?.at === at ? chosen.places : [],
    goTo,
    find: at === active ? search.wishFor(item) : null,
    onFindAll: search.open,
    onChoose: reviewing && !isPast(index) ? (places) => halves.choose(at, places) : null,
    onAnchor: lead,
    covering: coveringOf(item),
    onPlace: (here) => halves.tell(at, here),
    onOpenLink: setUrl,
    onOpenOutside: setOutside,
  })
  return (
    <>
      <Desk
        items={
          view && (
            <EvidenceList
              items={items}
              past={view.packet.evidence.length}
              markOf={marksOf(view.packet)}
              files={view.files}
              current={index}
              beside={shown[1 - active]?.index ?? -1}
              tied={countTied(sitting.anchors.filter(({ isFormer }) => !isFormer))}
              opened={opened}
              onShow={show}
              onFind={search.open}
            />
          )
        }
        search={
          search.isOpen && view ? (
            <SearchPanel
              items={view.packet.evidence.map((evidence) => ({
                evidence,
                covers: coversOf(view.covers, evidence.sha256),
                isHere: arrivedOf(evidence, view.files) === null,
              }))}
              openSource={openSource}
              keeper={keeper}
              handle={search.handle}
              onGo={(one, hit, query) => {
                since.close()
                halves.bring(placeOf(items, one))
                search.wish(one, query, hit)
              }}
              onClose={search.close}
            />
          ) : null
        }
        reading={
          <>
            {since.of && (
              <SinceBar since={since.of} isOpen={since.isOpen} onToggle={since.toggle} />
            )}
            <div className={css.leaf}>
              <div className={css.stage} data-covered={since.isOpen}>
                <Stage
                  shown={shown.flatMap((half, at) =>
                    view
                      ? {
                          pane: paneOf(id, half.item, view, half.isCopy),
                          seen: seenIn(half, at),
                        }
                      : [],
                  )}
                  active={since.isOpen ? none : active}
                  ahead={ahead}
                  onActivate={halves.activate}
                  onClose={halves.close}
                />
              </div>
              {view && since.of && since.isOpen && (
                <SincePanel
                  key={id}
                  view={view}
                  since={since.of}
                  onOpen={(one) => {
                    show(placeOf(items, one))
                    focusReview()
                  }}
                  onClose={since.leave}
                />
              )}
            </div>
          </>
        }
        scoring={
          view &&
          current &&
          (compared ? (
            <ComparePanel key={id} view={view} shown={compared} />
          ) : reviewing ? (
            <Scoring
              key={id}
              view={view}
              item={current.item}
              page={current.page}
              past={isPast(index)}
              chosen={chosen}
              onForget={forget}
              opened={opened}
              onShow={(one) => show(placeOf(items, one))}
              criterionId={sitting.criterionId}
              onCriterion={(criterionId) => change({ criterionId })}
              onAnchors={(anchors) => change({ anchors })}
              revision={revision}
              onGo={go}
            />
          ) : (
            <DecidedPanel
              key={id}
              view={view}
              decision={view.decision!}
              onResolve={() => navigate(`/conflicts/${id}`)}
              onGo={go}
            />
          ))
        }
      />
      <CoverProblem problem={coverProblem} onClose={() => setCoverProblem(null)} />
      <AskLink url={url} onClose={() => setUrl(null)} />
      <AskOutside file={outside} covers={view?.covers ?? []} onClose={() => setOutside(null)} />
    </>
  )
}

/** The very bytes that an anchor was tied to, else what stands now in their place. */
function indexOf(items: Evidence[], anchor: Anchor): number {
  const seen = items.findIndex((one) => isOn(anchor, one))
  return seen < 0 ? items.findIndex(({ id }) => id === anchor.evidenceId) : seen
}

/** How many places of each item are tied, by the item's SHA-256. */
function countTied(anchors: { anchor: Anchor }[]): Map<string, number> {
  const tied = new Map<string, number>()
  for (const { anchor } of anchors) tied.set(anchor.sha256, (tied.get(anchor.sha256) ?? 0) + 1)
  return tied
}
