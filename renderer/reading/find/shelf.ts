import type { PageTexts } from './PageTexts.ts'

/** The texts of the documents that are open, by the SHA-256 of the file and what is covered of it. */
const shelf = new Map<string, PageTexts>()

/** Lends the text of an open document until the function that it returns is called. */
export function shelve(sha256: string, covers: string, texts: PageTexts): () => void {
  const name = nameOf(sha256, covers)
  shelf.set(name, texts)
  return () => {
    if (shelf.get(name) === texts) shelf.delete(name)
  }
}

/** Null where the document is not open. */
export const borrow = (sha256: string, covers: string): PageTexts | null =>
  shelf.get(nameOf(sha256, covers)) ?? null

const nameOf = (sha256: string, covers: string) => `${sha256} ${covers}`
