import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import { useKeys } from '../keys/useKeys.ts'
import { forgetPasswords } from '../reading/pdf/passwords.ts'
import { SearchPanel } from '../reading/search/SearchPanel.tsx'
import { pageOf } from '../scoring/anchors.ts'
import { DecidedPanel } from '../scoring/DecidedPanel.tsx'
import type { PacketView } from '../store/packet.ts'
import { arrivedOf, stillComing } from './arrival.ts'
import { AskLink } from './AskLink.tsx'
import { AskOutside } from './AskOutside.tsx'
import { Coming } from './Coming.tsx'
import { Desk } from './Desk.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { evidenceOf, isOn } from './evidence.ts'
import { keeper, openSource } from './ReadingPane.tsx'
import { useReadingRecord } from './record/useReadingRecord.ts'
import { Scoring } from './Scoring.tsx'
import { itemLeft, leaveItem } from './stage/left.ts'
import { paneOf } from './stage/pane.ts'
import { Stage } from './stage/Stage.tsx'
import { useAhead } from './stage/useAhead.ts'
import { useSearch } from './useSearch.ts'
import { useReadingKeys } from './useReadingKeys.ts'
import { useRevision } from './useRevision.ts'
import { nextWish } from './wishes.ts'
import { useSitting } from './useSitting.ts'

type SittingProps = {
  id: string
  /** Undefined while it is being read. */
  view: PacketView | undefined
}

/** A packet in work: its evidence, the item on screen, and the scoring. */
export function Sitting({ id, view }: SittingProps) {
  const [sitting, change] = useSitting(id)
  const [url, setUrl] = useState<string | null>(null)
  const [outside, setOutside] = useState<EvidenceFile | null>(null)
  const search = useSearch()
  const [, navigate] = useLocation()
  const items = view ? evidenceOf(view) : []
  const index = Math.min(sitting.index ?? itemLeft(id, items), items.length - 1)
  const item = items[index]
  const ahead = useAhead(view, item)
  const show = (wanted: number) => {
    const next = items[wanted]
    if (!next) return
    leaveItem(id, next)
    change({ index: wanted, page: 0, here: null, goTo: null, chosen: [] })
  }
  const goIn = (wanted: number, anchor: Anchor) => {
    const next = items[wanted]
    if (!next) return
    leaveItem(id, next)
    const page = pageOf(anchor)
    const goTo = { page, anchorId: anchor.id, nonce: nextWish() }
    change({ index: wanted, page, goTo, ...(wanted === index ? {} : { here: null, chosen: [] }) })
  }
  const go = (anchor: Anchor) => goIn(indexOf(items, anchor), anchor)
  const { revision, earlierIn } = useRevision(view, (now, anchor) =>
    goIn(items.indexOf(now), anchor),
  )
  useReadingKeys(index, show)
  useKeys({ 'find-all': search.open })
  const leave = useEffectEvent((_packetId: string) => forgetPasswords())
  useEffect(() => () => leave(id), [id])
  const opened = useReadingRecord(id, item, sitting.here)

  const coming = view ? stillComing(view.packet.evidence, view.files) : []
  if (view && coming.length > 0 && !sitting.anyway && !view.decision)
    return <Coming view={view} coming={coming} onAnyway={() => change({ anyway: true })} />

  const past = view !== undefined && index >= view.packet.evidence.length
  // A draft begun in answer to a decision goes on; without one the decision is shown.
  const reviewing = view && (!view.decision || view.standing === 'draft')
  const forget = () => {
    document.getSelection()?.removeAllRanges()
    change({ chosen: [] })
  }
  /** From an anchor in the document to what it is tied to. */
  const lead = ({ id: anchorId }: Anchor) => {
    const tied = sitting.anchors.find(({ anchor }) => anchor.id === anchorId)
    if (tied) change({ criterionId: tied.criterionId })
  }
  return (
    <>
      <Desk
        items={
          view && (
            <EvidenceList
              items={items}
              past={view.packet.evidence.length}
              files={view.files}
              current={index}
              tied={countTied(sitting.anchors.filter(({ isFormer }) => !isFormer))}
              opened={opened}
              onShow={show}
            />
          )
        }
        search={
          search.isOpen && view ? (
            <SearchPanel
              items={view.packet.evidence.map((evidence) => ({
                evidence,
                isHere: arrivedOf(evidence, view.files) === null,
              }))}
              openSource={openSource}
              keeper={keeper}
              handle={search.handle}
              onGo={(one, hit, query) => {
                const at = items.indexOf(one)
                if (at !== index) show(at)
                search.wish(query, hit)
              }}
              onClose={search.close}
            />
          ) : null
        }
        reading={
          <Stage
            shown={view && item ? paneOf(id, item, view.files) : null}
            ahead={ahead}
            anchors={sitting.anchors.filter(({ anchor }) => item && isOn(anchor, item))}
            earlier={item ? earlierIn(item, sitting.anchors) : null}
            chosen={sitting.chosen}
            goTo={sitting.goTo}
            find={search.wanted}
            onFindAll={search.open}
            onChoose={reviewing && !past ? (chosen) => change({ chosen }) : null}
            onAnchor={lead}
            onPlace={(here) => change({ page: here.page, here })}
            onOpenLink={setUrl}
            onOpenOutside={setOutside}
          />
        }
        scoring={
          view &&
          item &&
          (reviewing ? (
            <Scoring
              key={id}
              view={view}
              item={item}
              page={sitting.page}
              past={past}
              chosen={sitting.chosen}
              onForget={forget}
              opened={opened}
              onShow={(one) => show(items.indexOf(one))}
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
      <AskLink url={url} onClose={() => setUrl(null)} />
      <AskOutside file={outside} onClose={() => setOutside(null)} />
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
