import {
  type ReactNode,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { PlacesProps } from '../anchoring/props.ts'
import { usePassageKeys } from '../anchoring/usePassageKeys.ts'
import { usePassages } from '../anchoring/usePassages.ts'
import { takeCommands } from '../commands.ts'
import { Find, type FindHandle } from '../find/Find.tsx'
import type { Finder } from '../find/Finder.ts'
import { type FindWish, useFindWish } from '../find/finding.ts'
import { inSheets } from '../find/inSheets.ts'
import { useIsActive, useIsShown } from '../shown.ts'
import { useLater } from '../../ui/useLater.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { useKept } from '../useKept.ts'
import type { Labels } from './labels.ts'
import type { Box } from './layout.ts'
import css from './Sheets.module.css'
import { takeFor } from './take.ts'
import { Toolbar, ToolbarRoom } from './Toolbar.tsx'
import { type GoTo, useGoTo } from './useGoTo.ts'
import { type Here, useHere } from './useHere.ts'
import { usePanel } from './usePanel.ts'
import type { Shown, SheetView } from './view.ts'

/** For what a region is being drawn, and how that ends. */
export type Drawing = { is: 'region' | 'cover' | null; onEnd: () => void }

/** How many pages before and after what can be seen are drawn ahead. */
const ahead = 1

type SheetsProps = {
  view: SheetView
  title: string
  goTo: GoTo
  onPlace: (here: Here) => void
  /** What is on a page; it fills its box. */
  renderSheet: (page: number, box: Box, shown: Shown, drawing: Drawing) => ReactNode
  /** Dragging moves the pages instead of selecting text. */
  pans?: boolean
  /** Pages have numbers; a picture has none. */
  numbered?: boolean
  /** What the document calls its pages, where that is not their number. */
  labels?: Labels | null
  /** Takes the passages that are selected; null where none can be, and no regions drawn. */
  onChoose: PlacesProps['onChoose']
  /** Whether regions can be drawn to be covered. */
  canCover: boolean
  /** What stands at the left to find one's way in the pages. */
  renderPanel?: (shown: Shown) => ReactNode
  /** Looks for words in the pages; null where there are none. */
  finder?: Finder | null
}

/** Pages one under the other, of which only those near exist, with the toolbar under them. */
export function Sheets(props: SheetsProps) {
  const { view, title, goTo, onPlace, renderSheet, pans, numbered, onChoose, finder } = props
  const { renderPanel, canCover } = props
  const canDraw = onChoose !== null
  const shown = useSyncExternalStore(view.subscribe, view.shown)
  const isShown = useIsShown()
  const isActive = useIsActive()
  // Its buttons take as long to make as all else of a document that is opened ahead.
  const hasTools = useLater(isShown)
  const scroller = useRef<HTMLDivElement>(null)
  const pageField = useRef<HTMLInputElement>(null)
  const [dim, setDim] = useKept('dim')
  const [drawn, setDrawn] = useState<Drawing['is']>(null)
  const [finds, setFinds] = useState(false)
  const [wish, setWish] = useState<FindWish | null>(null)
  const find = useRef<FindHandle>(null)
  useFindWish((wanted) => {
    if (!finder) return
    setWish(wanted)
    setFinds(true)
  })
  const openFind = useCallback(() => {
    setFinds(true)
    find.current?.focus()
  }, [])
  const beside = useRef<HTMLDivElement>(null)
  const panel = usePanel(beside, scroller)
  const hasPanel = renderPanel !== undefined
  const turnPanel = useEffectEvent(panel.toggle)
  const drawing: Drawing = { is: drawn, onEnd: () => setDrawn(null) }
  const beginPassage = useEffectEvent(usePassageKeys(scroller, onChoose))
  const hasText = Boolean(finder)

  useLayoutEffect(() => view.attach(scroller.current!), [view])
  // After every drawing: whichever layout is in the document now, the window is where it should be.
  useLayoutEffect(() => view.settle(shown))
  // Before the screen is drawn: what can be seen can be worked with, however soon a key comes.
  useLayoutEffect(() => {
    if (!isActive) return undefined
    const askPage = () => {
      pageField.current?.focus()
      pageField.current?.select()
    }
    const draw = (what: 'region' | 'cover') => () =>
      setDrawn((before) => (before === what ? null : what))
    return takeCommands(
      takeFor(view, {
        'reader-go-to-page': numbered ? askPage : null,
        'reader-region': canDraw ? draw('region') : null,
        'reader-cover': canCover ? draw('cover') : null,
        'reader-passage': canDraw && hasText ? () => beginPassage() : null,
        'reader-find': finder ? openFind : null,
        'reader-panel': hasPanel ? () => turnPanel() : null,
      }),
    )
  }, [view, isActive, numbered, canDraw, canCover, hasText, finder, openFind, hasPanel])
  useGoTo(view, isShown ? goTo : null)
  usePassages(scroller, onChoose)

  const pages = shown?.layout.boxes.length ?? 0
  useHere(isShown && shown ? { ...shown, pages } : null, onPlace)

  // Neither to show them nor to let them go holds up the page that one turns to.
  const beyond = useSettled(isShown, false) ? ahead : 0
  const near = shown
    ? shown.layout.boxes
        .map((box, index) => ({ box, index }))
        .slice(Math.max(0, shown.first - beyond), shown.last + beyond + 1)
    : []

  return (
    <>
      {finds && finder && (
        <Find
          key={wish?.nonce ?? ''}
          finder={finder}
          shown={() => inSheets(view, scroller.current!)}
          handle={find}
          wish={wish}
          onClose={() => {
            setWish(null)
            setFinds(false)
          }}
        />
      )}
      <div className={css.stage}>
        {panel.isOpen && shown && renderPanel && (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of what is in it
          <div ref={beside} className={css.panel} data-dim={dim} onKeyDown={panel.onKeyDown}>
            {/* Out of sight only its room is kept. */}
            {isShown && renderPanel(shown)}
          </div>
        )}
        <div
          ref={scroller}
          className={css.scroller}
          role="document"
          aria-label={title}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          data-keys="arrows"
          data-pans={pans}
          data-dim={dim}
          data-finds={finds}
          onPointerDown={pans && drawn === null ? grab(view) : undefined}
        >
          <div
            className={css.sheets}
            style={{ width: shown?.layout.width, height: shown?.layout.height }}
          >
            {near.map(({ box, index }) => (
              <div
                key={index}
                className={css.sheet}
                style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
              >
                {renderSheet(index, box, shown!, drawing)}
              </div>
            ))}
          </div>
        </div>
      </div>
      {/* From the first drawing: what is out of sight is not told when the window of its pages shrinks. */}
      {(!shown || !hasTools) && <ToolbarRoom />}
      {shown && hasTools && (
        <Toolbar
          view={view}
          shown={shown}
          pages={numbered ? pages : null}
          labels={props.labels ?? null}
          pageField={pageField}
          panel={panel.isOpen}
          onPanel={hasPanel ? panel.toggle : null}
          dim={dim}
          onDim={setDim}
          draws={drawn}
          onDraw={setDrawn}
          canDraw={canDraw}
          canCover={canCover}
          onFind={finder ? openFind : null}
        />
      )}
    </>
  )
}

/** Begins to move the pages under the pointer; only by its first button. */
function grab(view: SheetView) {
  return (down: React.PointerEvent<HTMLElement>) => {
    const element = down.currentTarget
    // A press on the scroll bar lies outside what the element holds.
    const inside = down.nativeEvent.offsetX < element.scrollWidth
    if (down.button !== 0 || down.pointerType === 'touch' || !inside) return
    element.setPointerCapture(down.pointerId)
    let { clientX: x, clientY: y } = down
    const move = (event: PointerEvent) => {
      view.pan(event.clientX - x, event.clientY - y)
      ;({ clientX: x, clientY: y } = event)
    }
    const end = new AbortController()
    const { signal } = end
    element.addEventListener('pointermove', move, { signal })
    element.addEventListener('lostpointercapture', () => end.abort(), { signal })
  }
}
