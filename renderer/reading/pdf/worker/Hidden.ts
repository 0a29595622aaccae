import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Cover, CoverBox } from '../../../../shared/model/cover.ts'
import { coveredWords, edgesOf, lies, wordsOf } from '../../covers/text.ts'
import type { Outline } from '../../panel/outline.ts'
import type { Labels } from '../../sheets/labels.ts'
import type { PageShape } from '../viewport.ts'
import { textOf } from './text.ts'

export type PageCover = Pick<Cover, 'page' | 'box'>

/** In place of a title that repeats what is covered. */
const instead = 'Covered'

export function shapeOf({ view, userUnit, rotate }: PDFPageProxy): PageShape {
  return { view: view as unknown as PageShape['view'], userUnit, rotate }
}

/** What is covered in one document, and what it says of that in other places. */
export class Hidden {
  readonly #proxy: PDFDocumentProxy
  readonly #byPage: Map<number, CoverBox[]>
  #words: Promise<Set<string>> | null = null

  constructor(proxy: PDFDocumentProxy, covers: readonly PageCover[]) {
    this.#proxy = proxy
    this.#byPage = new Map(
      [...Map.groupBy(covers, ({ page }) => page)].map(([page, list]) => [
        page,
        list.map(({ box }) => box),
      ]),
    )
  }

  on(page: number): readonly CoverBox[] {
    return this.#byPage.get(page) ?? []
  }

  /** Links under a cover are left out: where they lead may be what is covered. */
  links<Link extends { rect: unknown }>(page: number, links: Link[], shape: PageShape): Link[] {
    const boxes = this.on(page)
    if (boxes.length === 0) return links
    return links.filter(({ rect }) => {
      if (!Array.isArray(rect)) return false
      const edges = edgesOf(rect as number[], shape)
      return !boxes.some((box) => lies(edges, box))
    })
  }

  /** What a page says in place of its pictures is left out where any of it is covered. */
  structure(page: number, tree: unknown): unknown {
    return this.on(page).length === 0 ? tree : withoutAlts(tree)
  }

  /** A title in the contents that has a word which is covered is not told. */
  async outline(outline: Outline): Promise<Outline> {
    const words = await this.#covered()
    if (words.size === 0) return outline
    const entries = outline.entries.map((entry) =>
      wordsOf(entry.title).some((word) => words.has(word)) ? { ...entry, title: instead } : entry,
    )
    return { ...outline, entries }
  }

  async labels(labels: Labels | null): Promise<Labels | null> {
    const words = await this.#covered()
    if (labels === null || words.size === 0) return labels
    return labels.map((label) =>
      label !== null && wordsOf(label).some((word) => words.has(word)) ? null : label,
    )
  }

  #covered(): Promise<Set<string>> {
    return (this.#words ??= this.#readCovered())
  }

  async #readCovered(): Promise<Set<string>> {
    const words = new Set<string>()
    for (const [index, boxes] of this.#byPage) {
      if (index >= this.#proxy.numPages) continue
      const page = await this.#proxy.getPage(index + 1)
      for (const word of coveredWords(await textOf(page), boxes, shapeOf(page))) words.add(word)
    }
    return words
  }
}

function withoutAlts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutAlts)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) =>
      name === 'alt' ? [] : [[name, name === 'children' ? withoutAlts(value) : value]],
    ),
  )
}
