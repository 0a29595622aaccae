import { t } from '@lingui/core/macro'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useKeyHint } from '../keys/useShortcut.ts'
import type { PacketView } from '../store/packet.ts'
import type { Neighbours } from '../queue/walk.ts'
import { IconButton } from '../ui/Button.tsx'
import { writeNumber } from '../words/format.ts'
import { BesideButton } from './halves/BesideButton.tsx'
import { FillButton } from './FillButton.tsx'
import css from './ReviewHeader.module.css'
import { ReviewTitle } from './ReviewTitle.tsx'

type ReviewHeaderProps = {
  id: string
  view: PacketView | null
  around: Neighbours | null
  /** Whether two documents are side by side; null where there is none that could be. */
  isSplit: boolean | null
  onSplit: () => void
  onLeaf: (way: 'next' | 'previous') => void
}

/** Whose packet it is and where in the queue; drawn anew for each so that the change is seen. */
export function ReviewHeader(props: ReviewHeaderProps) {
  const { id, view, around, isSplit, onSplit, onLeaf } = props
  const previousKey = useKeyHint('packet-previous')
  const nextKey = useKeyHint('packet-next')
  return (
    <header className={css.header}>
      <h1 id="review-title" key={id} className={css.title}>
        <span className={css.id}>{id}</span>
        {view && <ReviewTitle view={view} />}
      </h1>
      <div className={css.steps}>
        <BesideButton isOn={isSplit === true} isDisabled={isSplit === null} onPress={onSplit} />
        <FillButton />
        <nav className={css.steps} aria-label={t`Packets`}>
          <IconButton
            label={t`Previous packet${previousKey}`}
            isDisabled={!around?.previous}
            onPress={() => onLeaf('previous')}
          >
            <ChevronLeft size={16} aria-hidden />
          </IconButton>
          {around && around.position > 0 && (
            <span className={css.position}>
              {t`${{ position: writeNumber(around.position) }} of ${{ total: writeNumber(around.total) }}`}
            </span>
          )}
          <IconButton
            label={t`Next packet${nextKey}`}
            isDisabled={!around?.next}
            onPress={() => onLeaf('next')}
          >
            <ChevronRight size={16} aria-hidden />
          </IconButton>
        </nav>
      </div>
    </header>
  )
}
