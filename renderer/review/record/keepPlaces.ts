import { onRemember, restore } from '../../reading/places.ts'
import { readPlaces, writePlaces } from '../../store/places.ts'

/**
 * Milliseconds: scrolling leaves a place with every step. No longer, because what is written while a
 * window closes may not reach the disk.
 */
const settling = 300

/**
 * Keeps where documents were left from one window to the next.
 * @throws what the journal does; without it the places are kept as long as the window is open
 */
export async function keepPlaces(): Promise<void> {
  restore((await readPlaces()).map(({ key, place }) => [key, place] as const))
  const left = new Map<string, unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    if (left.size === 0) return
    const rows = [...left].map(([key, place]) => ({ key, place, leftAt: Date.now() }))
    left.clear()
    // A place that is not written is only forgotten.
    writePlaces(rows).catch(() => {})
  }
  onRemember((key, place) => {
    left.set(key, place)
    timer ??= setTimeout(write, settling)
  })
  addEventListener('pagehide', write)
  document.addEventListener('visibilitychange', write)
}
