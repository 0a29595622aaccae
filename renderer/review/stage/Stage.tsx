import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { PlacesProps } from '../../reading/anchoring/props.ts'
import type { FindWish } from '../../reading/find/finding.ts'
import type { Here } from '../../reading/sheets/Sheets.tsx'
import { ReadingPane } from '../ReadingPane.tsx'
import { arrange, type Pane } from './pane.ts'
import css from './Stage.module.css'

type StageProps = PlacesProps & {
  /** What is on screen; null while its packet is being read. */
  shown: Pane | null
  /** Opened ahead, out of sight. */
  ahead: readonly Pane[]
  onPlace: (here: Here) => void
  find: FindWish | null
  onFindAll: () => void
  onOpenLink: (url: string) => void
  onOpenOutside: (file: EvidenceFile) => void
}

const nothing = () => {}
const unseen = {
  anchors: [],
  earlier: null,
  chosen: [],
  goTo: null,
  find: null,
  onFindAll: null,
  onChoose: null,
  onAnchor: nothing,
  onPlace: nothing,
  onOpenLink: nothing,
  onOpenOutside: nothing,
}

/**
 * The reader and the readers opened ahead, one over the other. To show another one is to make it
 * visible: it stands in the document already, painted, with its text.
 */
export function Stage({ shown, ahead, ...seen }: StageProps) {
  const [panes, setPanes] = useState<readonly Pane[]>([])
  const wanted = shown ? [shown, ...ahead.filter(({ key }) => key !== shown.key)] : ahead
  const next = arrange(panes, wanted)
  if (next !== panes) setPanes(next)
  return (
    <div className={css.stage}>
      {next.map((pane) => {
        const isShown = pane.key === shown?.key
        return (
          <div key={pane.key} className={css.pane} data-shown={isShown} inert={!isShown}>
            <ReadingPane
              item={pane.item}
              files={pane.files}
              place={pane.key}
              isShown={isShown}
              {...(isShown ? seen : unseen)}
            />
          </div>
        )
      })}
    </div>
  )
}
