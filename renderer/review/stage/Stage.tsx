import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { PlacesProps } from '../../reading/anchoring/props.ts'
import { coversOf, uncovered } from '../../reading/covers/cover.ts'
import type { FindWish } from '../../reading/find/finding.ts'
import type { Here } from '../../reading/sheets/useHere.ts'
import { sides } from '../../reading/shown.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { focusDocument } from '../halves/focus.ts'
import { Split } from '../halves/Split.tsx'
import { Strip } from '../halves/Strip.tsx'
import { ReadingPane } from '../ReadingPane.tsx'
import { arrange, type Pane } from './pane.ts'
import css from './Stage.module.css'

/** What is on screen of an item, and in it. */
export type Seen = PlacesProps & {
  find: FindWish | null
  onFindAll: (() => void) | null
  onPlace: (here: Here) => void
  onOpenLink: (url: string) => void
  onOpenOutside: (file: EvidenceFile) => void
}
export type Shown = { pane: Pane; seen: Seen }

type StageProps = {
  /** One document, or two; none while their packet is being read. */
  shown: readonly Shown[]
  /** The one that keys mean. */
  active: number
  /** Opened ahead, out of sight. */
  ahead: readonly Pane[]
  onActivate: (at: number) => void
  onClose: (at: number) => void
}

const nothing = () => {}
const unseen: Seen = {
  anchors: [],
  earlier: null,
  chosen: [],
  goTo: null,
  find: null,
  onFindAll: null,
  onChoose: null,
  onAnchor: nothing,
  covering: uncovered,
  onPlace: nothing,
  onOpenLink: nothing,
  onOpenOutside: nothing,
}

/**
 * The readers on screen and those opened ahead behind them. To show another one is to make it visible:
 * it stands in the document already, painted, with its text.
 */
export function Stage({ shown, active, ahead, onActivate, onClose }: StageProps) {
  const [panes, setPanes] = useState<readonly Pane[]>([])
  const keys = shown.map(({ pane }) => pane.key)
  // What was on screen is taken out of the document when the reviewer has the next one to look at.
  const leaving = useSettled(keys.join('\n')).split('\n')
  const wanted = [
    ...shown.map(({ pane }) => pane),
    ...ahead.filter(({ key }) => !keys.includes(key)),
    ...panes.filter(({ key }) => leaving.includes(key) && !keys.includes(key)),
  ]
  const next = arrange(panes, wanted)
  if (next !== panes) setPanes(next)
  const isSplit = shown.length > 1

  /** What is likely to be shown beside another stands where it would be; other packets fill the stage. */
  const placeOf = ({ packetId }: Pane, at: number) =>
    at >= 0 ? at : packetId === shown[0]?.pane.packetId ? active : null
  const close = (at: number) => {
    flushSync(() => onClose(at))
    focusDocument(null)
  }
  return (
    <Split isSplit={isSplit}>
      {next.map((pane) => {
        const at = keys.indexOf(pane.key)
        const isShown = at >= 0
        const place = placeOf(pane, at)
        const side = isSplit && place !== null ? sides[place]! : null
        return (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears where the hand and the focus are
          <div
            key={pane.key}
            id={isShown && side ? `${side}-document` : undefined}
            className={css.pane}
            data-shown={isShown}
            data-half={side}
            onPointerDownCapture={() => onActivate(at)}
            onFocusCapture={() => onActivate(at)}
          >
            {isShown && side && (
              <Strip
                side={side}
                title={pane.item.title}
                isActive={at === active}
                onClose={() => close(at)}
              />
            )}
            <ReadingPane
              item={pane.item}
              files={pane.files}
              place={pane.key}
              isShown={isShown}
              isActive={at === active}
              side={isShown ? side : null}
              {...(shown[at]?.seen ?? {
                ...unseen,
                covering: { ...uncovered, covers: coversOf(pane.covers, pane.item.sha256) },
              })}
            />
          </div>
        )
      })}
    </Split>
  )
}
