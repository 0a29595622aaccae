import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Anchor, Place } from '../../shared/model/anchor.ts'
import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import { forgetPasswords } from '../reading/pdf/passwords.ts'
import { pageOf } from '../scoring/anchors.ts'
import { DecidedPanel } from '../scoring/DecidedPanel.tsx'
import type { GoTo } from '../reading/sheets/useGoTo.ts'
import type { PacketView } from '../store/packet.ts'
import { stillComing } from './arrival.ts'
import { evidenceOf, isOn } from './evidence.ts'
import { AskLink } from './AskLink.tsx'
import { AskOutside } from './AskOutside.tsx'
import { Coming } from './Coming.tsx'
import { Desk } from './Desk.tsx'
import { ReadingPane } from './ReadingPane.tsx'
import { Scoring, type TiedAnchor } from './Scoring.tsx'
import { useReadingKeys } from './useReadingKeys.ts'
import { useWarmNext } from './useWarmNext.ts'

/** What the reader shows: which item, on which page, and where it was asked to go. */
export type Shown = {
  index: number
  page: number
  goTo: GoTo
}

const none: readonly Place[] = []

let wishes = 0
/** Unique over all sittings: the reader follows no wish twice. */
const nextWish = () => (wishes += 1)

/** A sitting with one packet, from opening it to the decision. */
export function Sitting({ view }: { view: PacketView }) {
  const { packet, decision, files } = view
  const [shown, setShown] = useState<Shown>({ index: 0, page: 0, goTo: null })
  const [anyway, setAnyway] = useState(false)
  const [, navigate] = useLocation()
  const [url, setUrl] = useState<string | null>(null)
  const [outside, setOutside] = useState<EvidenceFile | null>(null)
  const [criterionId, setCriterionId] = useState<string | null>(null)
  const [chosen, setChosen] = useState(none)
  // Of the draft; marked on the pages.
  const [anchors, setAnchors] = useState<TiedAnchor[]>([])

  const items = evidenceOf(view)
  const index = Math.min(shown.index, items.length - 1)
  const item = items[index]!
  const show = (wanted: number) => {
    if (!items[wanted]) return
    setShown({ index: wanted, page: 0, goTo: null })
    setChosen(none)
  }
  const go = (anchor: Anchor) => {
    const named = ({ id }: Evidence) => id === anchor.evidenceId
    const seen = items.findIndex((one) => named(one) && one.sha256 === anchor.sha256)
    const found = seen < 0 ? items.findIndex(named) : seen
    if (found < 0) return
    const page = pageOf(anchor)
    setShown({ index: found, page, goTo: { page, anchorId: anchor.id, nonce: nextWish() } })
    if (found !== index) setChosen(none)
  }
  useReadingKeys(shown.index, show)
  useWarmNext(packet.id)
  useEffect(() => forgetPasswords, [])

  const coming = stillComing(packet.evidence, files)
  if (coming.length > 0 && !anyway && !decision)
    return <Coming view={view} coming={coming} onAnyway={() => setAnyway(true)} />

  const past = index >= packet.evidence.length
  // A draft begun in answer to a decision goes on; without one the decision is shown.
  const reviewing = !decision || view.standing === 'draft'
  const forget = () => {
    document.getSelection()?.removeAllRanges()
    setChosen(none)
  }
  /** From an anchor in the document to what it is tied to. */
  const lead = ({ id }: Anchor) => {
    const tied = anchors.find(({ anchor }) => anchor.id === id)
    if (tied) setCriterionId(tied.criterionId)
  }
  const reading = (
    <ReadingPane
      item={item}
      files={files}
      anchors={anchors.filter(({ anchor }) => isOn(anchor, item))}
      chosen={chosen}
      goTo={shown.goTo}
      onChoose={reviewing && !past ? setChosen : null}
      onAnchor={lead}
      onPage={(page) => setShown((before) => ({ ...before, page }))}
      onOpenLink={setUrl}
      onOpenOutside={setOutside}
    />
  )
  return (
    <>
      <Desk
        view={view}
        items={items}
        shown={{ ...shown, index }}
        anchors={anchors}
        onShow={show}
        reading={reading}
      >
        {reviewing ? (
          <Scoring
            view={view}
            item={item}
            page={shown.page}
            past={past}
            chosen={chosen}
            onForget={forget}
            criterionId={criterionId}
            onCriterion={setCriterionId}
            onAnchors={setAnchors}
            onGo={go}
          />
        ) : (
          <DecidedPanel
            view={view}
            decision={decision}
            onResolve={() => navigate(`/conflicts/${packet.id}`)}
            onGo={go}
          />
        )}
      </Desk>
      <AskLink url={url} onClose={() => setUrl(null)} />
      <AskOutside file={outside} onClose={() => setOutside(null)} />
    </>
  )
}
