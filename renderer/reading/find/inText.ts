import { Finder } from './Finder.ts'
import { joinRuns } from './runs.ts'
import type { Letters, Shown } from './shown.ts'

/** Marks an element whose text is looked in: a block of text, a row of a table. */
export const looked = { 'data-looked-in': '' }

type Part = Letters & { element: Element; text: string }

function partOf(element: Element, page: number): Part {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const runs: Text[] = []
  const starts: number[] = []
  let length = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    starts.push(length)
    runs.push(node)
    length += joinRuns([node.data]).length
  }
  return { element, page, runs, starts, text: joinRuns(runs.map(({ data }) => data)) }
}

const isNear = ({ element }: Part, frame: DOMRect) => {
  const box = element.getBoundingClientRect()
  return box.bottom > frame.top - frame.height && box.top < frame.bottom + frame.height
}

/** Finding in a text that is in the window as a whole; its parts count as pages. */
export function inText(scroller: HTMLElement): { finder: Finder; shown: Shown } {
  const parts = [...scroller.querySelectorAll('[data-looked-in]')].map(partOf)
  const near = () => {
    const frame = scroller.getBoundingClientRect()
    return parts.filter((part) => isNear(part, frame))
  }
  return {
    finder: new Finder(parts.length, async (page) => parts[page]!.text),
    shown: {
      scroller,
      page() {
        const { top } = scroller.getBoundingClientRect()
        const at = parts.findIndex(({ element }) => element.getBoundingClientRect().bottom > top)
        return Math.max(0, at)
      },
      goTo: (page) => parts[page]!.element.scrollIntoView({ block: 'nearest' }),
      letters: near,
      onChange(changed) {
        scroller.addEventListener('scroll', changed, { passive: true })
        return () => scroller.removeEventListener('scroll', changed)
      },
    },
  }
}
