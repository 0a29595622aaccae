/** The texts of documents as two major versions of pdf.js read them. */
import { join } from 'node:path'
import * as now from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as before from 'pdfjs-dist-5/legacy/build/pdf.mjs'
import { pageText } from '../../renderer/reading/pdf/pageText.ts'

export type Read = {
  pages: number
  textOf: (page: number) => Promise<string>
  close: () => Promise<void>
}

const modules = join(import.meta.dirname, '../../node_modules')

const optionsOf = (name: string, bytes: Uint8Array) => ({
  // The reader of the document takes the bytes away.
  data: Uint8Array.from(bytes),
  verbosity: 0,
  cMapUrl: join(modules, name, 'cmaps/'),
  standardFontDataUrl: join(modules, name, 'standard_fonts/'),
})

type Proxy = {
  numPages: number
  getPage: (number: number) => Promise<{
    getTextContent: (options: {
      includeMarkedContent: true
    }) => Promise<Parameters<typeof pageText>[0]>
  }>
}

function readingOf({ numPages: pages, ...proxy }: Proxy, close: () => Promise<void>): Read {
  const texts = new Map<number, Promise<string>>()
  async function read(page: number) {
    const content = (await proxy.getPage(page + 1)).getTextContent({ includeMarkedContent: true })
    return pageText(await content).text
  }
  return {
    pages,
    textOf(page) {
      const text = texts.get(page) ?? read(page)
      texts.set(page, text)
      return text
    },
    close,
  }
}

/** Read by the version that the window has. */
export async function readNow(bytes: Uint8Array): Promise<Read> {
  useOwnWorker()
  const task = now.getDocument(optionsOf('pdfjs-dist', bytes))
  const proxy = await task.promise
  return readingOf({ numPages: proxy.numPages, getPage: (number) => proxy.getPage(number) }, () =>
    task.destroy(),
  )
}

/** Read by the major version before it. */
export async function readBefore(bytes: Uint8Array): Promise<Read> {
  useOwnWorker()
  const task = before.getDocument(optionsOf('pdfjs-dist-5', bytes))
  const proxy = await task.promise
  return readingOf({ numPages: proxy.numPages, getPage: (number) => proxy.getPage(number) }, () =>
    task.destroy(),
  )
}

/** Each version takes the worker of its own only where it finds no other. */
const useOwnWorker = () => Reflect.deleteProperty(globalThis, 'pdfjsWorker')
