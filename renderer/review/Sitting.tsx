import { useState } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import { pageOf } from '../scoring/anchors.ts'
import { DecidedPanel } from '../scoring/DecidedPanel.tsx'
import type { PacketView } from '../store/packet.ts'
import { stillComing } from './arrival.ts'
import { AskLink } from './AskLink.tsx'
import { Coming } from './Coming.tsx'
import { Desk } from './Desk.tsx'
import { ReadingPane } from './ReadingPane.tsx'
import { Scoring } from './Scoring.tsx'
import { useReadingKeys } from './useReadingKeys.ts'
import { useWarmNext } from './useWarmNext.ts'

/** What the reader shows: which item, on which page, and where it was asked to go. */
export type Shown = {
  index: number
  page: number
  goTo: { page: number; nonce: number } | null
}

/** A sitting with one packet, from opening it to the decision. */
export function Sitting({ view }: { view: PacketView }) {
  const { packet, decision, files } = view
  const [shown, setShown] = useState<Shown>({ index: 0, page: 0, goTo: null })
  const [anyway, setAnyway] = useState(false)
  const [again, setAgain] = useState(false)
  const [url, setUrl] = useState<string | null>(null)
  // Of the decision made before, or of the draft; marked in the margin of the pages.
  const [anchors, setAnchors] = useState<{ anchor: Anchor; label: string }[]>([])

  const item = packet.evidence[Math.min(shown.index, packet.evidence.length - 1)]!
  const show = (index: number) => {
    if (packet.evidence[index]) setShown({ index, page: 0, goTo: null })
  }
  const go = (anchor: Anchor) => {
    const index = packet.evidence.findIndex(({ id }) => id === anchor.evidenceId)
    if (index < 0) return
    const page = pageOf(anchor)
    setShown({ index, page, goTo: { page, nonce: Date.now() } })
  }
  useReadingKeys(shown.index, show)
  useWarmNext(packet.id)

  const coming = stillComing(packet.evidence, files)
  const final = decision && decision.state !== 'conflict' && decision.state !== 'refused'
  if (coming.length > 0 && !anyway && !decision)
    return <Coming view={view} coming={coming} onAnyway={() => setAnyway(true)} />

  const reading = (
    <ReadingPane
      item={item}
      files={files}
      anchors={anchors.filter(({ anchor }) => anchor.evidenceId === item.id)}
      goTo={shown.goTo}
      onPage={(page) => setShown((before) => ({ ...before, page }))}
      onOpenLink={setUrl}
    />
  )
  // A draft begun after a conflict goes on; without one the decision is shown first.
  const reviewing = !decision || (!final && (again || view.standing === 'draft'))
  return (
    <>
      <Desk view={view} shown={shown} anchors={anchors} onShow={show} reading={reading}>
        {reviewing ? (
          <Scoring
            view={view}
            item={item}
            page={shown.page}
            after={again ? decision : null}
            onAnchors={setAnchors}
            onGo={go}
          />
        ) : (
          <DecidedPanel
            view={view}
            decision={decision}
            onAgain={!final && !view.gone ? () => setAgain(true) : null}
            onGo={go}
          />
        )}
      </Desk>
      <AskLink url={url} onClose={() => setUrl(null)} />
    </>
  )
}
