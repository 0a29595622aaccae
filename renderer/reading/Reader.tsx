import { t } from '@lingui/core/macro'
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import { Arriving, type Arrival } from './Arriving.tsx'
import { coverKey } from './covers/cover.ts'
import { viewOf } from './kinds.ts'
import { FindingContext, type FindWish } from './find/finding.ts'
import type { TextKeeper } from './find/kept.ts'
import { LinkView } from './LinkView.tsx'
import { MarkdownView } from './markdown/MarkdownView.tsx'
import { MediaView } from './media/MediaView.tsx'
import { NoView } from './NoView.tsx'
import { OfficeView } from './office/OfficeView.tsx'
import { PdfView } from './pdf/PdfView.tsx'
import { DecodedView } from './picture/DecodedView.tsx'
import { PictureView } from './picture/PictureView.tsx'
import css from './Reader.module.css'
import { ActiveContext, nameOn, ShownContext, type Side, SideContext, useIsShown } from './shown.ts'
import type { Here } from './sheets/useHere.ts'
import type { PlacesProps } from './anchoring/props.ts'
import type { OpenSource } from './source.ts'
import { TextPage } from './text/TextPage.tsx'
import { TextView } from './text/TextView.tsx'

export type ReaderProps = PlacesProps & {
  /** The item shown. */
  evidence: Evidence
  /** The name under which the reader keeps where the item was left. */
  place: string
  /** False where the item is opened ahead, out of sight. */
  isShown?: boolean
  /** False where another reader on screen takes the commands. */
  isActive?: boolean
  /** Which of two documents on screen it is; null where there is but one. */
  side?: Side | null
  openSource: OpenSource
  /** Keeps the text of documents, so that they are looked in without being read again. */
  keeper: TextKeeper
  /** A hit that the host wants shown. */
  find: FindWish | null
  /** Looks for what is looked for here in all evidence of the packet, too; null where that is all. */
  onFindAll: (() => void) | null
  /** A file that is not all here yet; null when it is. */
  arrived: Arrival | null
  onPlace: (here: Here) => void
  /** A web address that the reviewer wants opened; the host of the reader asks and opens. */
  onOpenLink: (url: string) => void
  /** A file that the reviewer wants another program to open; the host asks and opens. */
  onOpenOutside: (file: EvidenceFile) => void
}

/** Shows one item of evidence, whatever it is, and never runs any of it. */
export const Reader = (props: ReaderProps) => {
  const { isShown = true, isActive = true, side = null, find, onFindAll, ...rest } = props
  const section = useRef<HTMLElement>(null)
  useFocusKept(section, coverKey(rest.covering.covers), isActive)
  return (
    <ShownContext value={isShown}>
      <ActiveContext value={isActive}>
        <SideContext value={side}>
          <FindingContext value={{ wish: find, onAll: onFindAll }}>
            <section
              ref={section}
              className={css.reader}
              // Where there is no document in it that could, it takes the focus.
              tabIndex={-1}
              aria-label={nameOn(side, t`Evidence: ${{ title: rest.evidence.title }}`)}
              aria-current={side !== null && isActive ? 'true' : undefined}
            >
              <Item key={rest.place} {...rest} />
            </section>
          </FindingContext>
        </SideContext>
      </ActiveContext>
    </ShownContext>
  )
}

/** With other covers a document is opened anew, and what had the focus in it is gone. */
function useFocusKept(section: RefObject<HTMLElement | null>, covered: string, isActive: boolean) {
  const before = useRef(covered)
  useEffect(() => {
    const isOther = before.current !== covered
    before.current = covered
    if (isOther && isActive && document.activeElement === document.body)
      section.current?.focus({ preventScroll: true })
  }, [section, covered, isActive])
}

type ItemProps = Omit<ReaderProps, 'isShown' | 'isActive' | 'side' | 'find' | 'onFindAll'>

function Item(props: ItemProps) {
  const { evidence, arrived, onPlace, onOpenLink } = props
  switch (evidence.kind) {
    case 'link':
      return (
        <WholeItem onPlace={onPlace}>
          <LinkView link={evidence} onOpenLink={onOpenLink} />
        </WholeItem>
      )
    case 'text':
      return (
        <WholeItem onPlace={onPlace}>
          <TextPage
            title={evidence.title}
            place={props.place}
            text={evidence.text}
            as="prose"
            notes={[]}
            rest={null}
            places={props}
          />
        </WholeItem>
      )
    default:
      if (arrived) return <Arriving title={evidence.title} arrival={arrived} />
      return <File {...props} file={evidence} />
  }
}

function File(props: ItemProps & { file: EvidenceFile }) {
  const { file, openSource, onPlace, onOpenOutside } = props
  const onOutside = () => onOpenOutside(file)
  const covered = coverKey(props.covering.covers)
  const view = viewOf(file)
  switch (view) {
    case 'pdf':
      return <PdfView key={covered} {...props} />
    case 'picture':
      return <PictureView key={covered} {...props} />
    case 'decoded':
      return <DecodedView {...props} onOutside={onOutside} />
    case 'audio':
    case 'video':
      return (
        <WholeItem onPlace={onPlace}>
          <MediaView
            file={file}
            openSource={openSource}
            as={view}
            place={props.place}
            onOutside={onOutside}
          />
        </WholeItem>
      )
    case 'office':
      return (
        <WholeItem onPlace={onPlace}>
          <OfficeView
            file={file}
            openSource={openSource}
            place={props.place}
            places={props}
            onOutside={onOutside}
          />
        </WholeItem>
      )
    case 'markdown':
      return (
        <WholeItem onPlace={onPlace}>
          <MarkdownView file={file} openSource={openSource} place={props.place} places={props} />
        </WholeItem>
      )
    case 'none':
      return (
        <WholeItem onPlace={onPlace}>
          <NoView file={file} onOutside={onOutside} />
        </WholeItem>
      )
    default:
      return (
        <WholeItem onPlace={onPlace}>
          <TextView
            file={file}
            openSource={openSource}
            as={view}
            place={props.place}
            places={props}
          />
        </WholeItem>
      )
  }
}

/** What has no pages is one place. */
function WholeItem({ onPlace, children }: Pick<ReaderProps, 'onPlace'> & { children: ReactNode }) {
  const isShown = useIsShown()
  const tell = useEffectEvent(onPlace)
  useEffect(() => {
    if (isShown) tell({ page: 0, first: 0, last: 0, pages: 1 })
  }, [isShown])
  return children
}
