import type { PageTexts } from './PageTexts.ts'

/** The texts of the documents that are open, by the SHA-256 of the file. */
const shelf = new Map<string, PageTexts>()

/** Lends the text of an open document until the function that it returns is called. */
export function shelve(sha256: string, texts: PageTexts): () => void {
  shelf.set(sha256, texts)
  return () => {
    if (shelf.get(sha256) === texts) shelf.delete(sha256)
  }
}

/** Null where the document is not open. */
export const borrow = (sha256: string): PageTexts | null => shelf.get(sha256) ?? null
