import { createContext, use } from 'react'

/**
 * Whether the reader is on screen. One that is not was opened ahead: it is drawn as it will be, but
 * takes no commands, follows no wishes and tells nothing.
 */
export const ShownContext = createContext(true)

export const useIsShown = () => use(ShownContext)
