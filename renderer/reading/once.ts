/**
 * Remembers which wishes were followed, by their nonce: a page that is drawn again, or an item that one
 * comes back to, follows none twice.
 * @returns whether a wish is new; it is not from then on
 */
export function once(): (nonce: number) => boolean {
  const done = new Set<number>()
  return (nonce) => {
    const isNew = !done.has(nonce)
    done.add(nonce)
    return isNew
  }
}
