import { useEffectEvent, useLayoutEffect } from 'react'

/** What the palette finds by its name, beside the shortcuts. */
export type Command = { id: string; label: string; run: () => void }

const offered = new Set<() => readonly Command[]>()

/** Offers commands while the component is on screen; they are asked for when the palette opens. */
export function useCommands(commands: () => readonly Command[]) {
  const now = useEffectEvent(commands)
  // Before the screen is drawn, as with keys: what can be seen can be found by its name.
  useLayoutEffect(() => {
    const offer = () => now()
    offered.add(offer)
    return () => void offered.delete(offer)
  }, [])
}

export const offeredNow = (): Command[] => [...offered].flatMap((offer) => offer())
