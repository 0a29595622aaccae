import * as z from 'zod'
import type { Viewport } from './viewport.ts'

const Link = z.object({
  id: z.string(),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  url: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .catch(null),
  dest: z
    .union([z.string(), z.array(z.unknown())])
    .nullish()
    .catch(null),
})

/** A place on a page that leads elsewhere; its edges in per cent of the page as it is turned. */
export type PageLink = {
  id: string
  left: number
  top: number
  width: number
  height: number
  /** A web address, or a place inside the document; never a program or a file. */
  to: { url: string } | { destination: unknown }
}

/** The links of a page, given as its document has them; what it would run or launch is not among them. */
export function linksOf(given: readonly unknown[], viewport: Viewport): PageLink[] {
  return given.flatMap((one) => {
    const { data: link } = Link.safeParse(one)
    const to = link?.url ? { url: link.url } : link?.dest ? { destination: link.dest } : null
    if (!link || !to) return []
    const [x1, y1] = viewport.convertToViewportPoint(link.rect[0], link.rect[1])
    const [x2, y2] = viewport.convertToViewportPoint(link.rect[2], link.rect[3])
    return {
      id: link.id,
      to,
      left: (100 * Math.min(x1, x2)) / viewport.width,
      top: (100 * Math.min(y1, y2)) / viewport.height,
      width: (100 * Math.abs(x2 - x1)) / viewport.width,
      height: (100 * Math.abs(y2 - y1)) / viewport.height,
    }
  })
}
