import { t } from '@lingui/core/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import { linksOf, type PageLink } from './links.ts'
import css from './PdfPage.module.css'
import { useIsShown } from '../shown.ts'
import type { PdfFile } from './PdfFile.ts'
import { layOut } from './textLayer.ts'
import { Viewport } from './viewport.ts'

type PageLinksProps = {
  file: PdfFile
  page: number
  rotation: number
  /** What the ids of its elements begin with. */
  ids: string
  onGoTo: (page: number, v: number) => void
  onOpenLink: (url: string) => void
}

/** The links of a page. They are no anchors of the window, which must never leave its own address. */
export function PageLinks({ file, page, rotation, ids, onGoTo, onOpenLink }: PageLinksProps) {
  const [links, setLinks] = useState<PageLink[]>([])
  useEffect(() => {
    const left = new AbortController()
    const find = async () => {
      const found = await file.ask(page, left.signal, async (pdf) =>
        linksOf(await pdf.links(page), new Viewport(await pdf.shape(page), 1, rotation)),
      )
      if (!left.signal.aborted) setLinks(found)
    }
    // A page whose links are damaged is shown without them.
    find().catch(() => {})
    return () => left.abort()
  }, [file, page, rotation])

  const follow = async (to: PageLink['to']) => {
    if ('url' in to) return onOpenLink(to.url)
    const target = await file
      .ask(page, new AbortController().signal, (pdf) => pdf.placeOf(to.destination, rotation))
      .catch(() => null)
    if (target) onGoTo(target.page, target.v)
  }
  const isShown = useIsShown()
  const prepare = useEffectEvent((element: HTMLElement | null) => {
    if (element && !isShown) layOut(element)
  })
  useEffect(() => {
    const [first] = links
    if (first) prepare(document.getElementById(ids + first.id))
  }, [links, ids])
  return links.map(({ id, to, left, top, width, height }) => (
    // A page can have hundreds, and each is drawn again when its page is shown.
    <button
      key={id}
      id={ids + id}
      type="button"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it has no address that may be followed
      role="link"
      className={css.link}
      aria-label={
        'url' in to ? t`${{ url: to.url }}, opens outside` : t`To another page of this document`
      }
      style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
      onClick={() => void follow(to)}
    />
  ))
}
