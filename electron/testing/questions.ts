/** What a test may ask of the stand-in, over IPC; and what it answers. */
export type Question =
  | { ask: 'record' }
  | { ask: 'fetch'; url: string; method?: string; body?: string }
  | { ask: 'permission'; permission: string; origin: string }
  | { ask: 'navigate'; event: string; url: string }
  | { ask: 'window-open'; url: string }
  | { ask: 'crash'; reason: string }
  | { ask: 'second-instance' }
  | { ask: 'quit' }

/** The values that the stand-in takes from its environment. */
export type Setting = 'SECOND' | 'PACKAGED' | 'NO_SANDBOX' | 'BACKEND' | 'DIALOG'

export type Recorded = { what: string; with: unknown }
