/** Shows a packet where it stands on screen; false where it does not. */
type Show = (packetId: string) => boolean

const screens = new Set<Show>()

/** A screen with several packets takes part until the function that it returns is called. */
export function takeShowing(show: Show): () => void {
  screens.add(show)
  return () => void screens.delete(show)
}

/** Shows what was taken back in the packet on the screen of now; false where that has not got it. */
export const showDone: Show = (packetId) => [...screens].some((show) => show(packetId))
