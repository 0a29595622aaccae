/** Run in the window: how many portions of documents' text its library keeps. */
export async function textsKept(): Promise<number> {
  const { storageBuckets } = navigator as Navigator & {
    storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> }
  }
  const opening = (await storageBuckets.open('library')).indexedDB.open('library')
  const library = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const counting = library.transaction('texts').objectStore('texts').count()
  await new Promise((resolve) => counting.addEventListener('success', resolve))
  library.close()
  return counting.result
}
