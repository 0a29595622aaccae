/** What a test may ask of the stand-in, over IPC; and what it answers. */
export type Question =
  | { ask: 'record' }
  | { ask: 'fetch'; url: string; method?: string; body?: string }
  | { ask: 'permission'; permission: string; origin: string }
  | { ask: 'navigate'; event: string; url: string }
  | { ask: 'window-open'; url: string }
  | { ask: 'crash'; reason: string }
  /** Sets the clock forward, in milliseconds. */
  | { ask: 'later'; by: number }
  | { ask: 'download'; url: string; name: string }
  | { ask: 'context-menu'; params: object }
  | { ask: 'second-instance' }
  /** Presses a button of the dialog that is open. */
  | { ask: 'press'; button: number }
  | { ask: 'quit' }

export type Asked = { id: number; question: Question }
export type Answered = { id: number; answer: unknown }

/** The values that the stand-in takes from its environment. */
export type Setting = 'SECOND' | 'PACKAGED' | 'SWITCH' | 'BACKEND' | 'LOCKED' | 'ROTATED'

export type Recorded = { what: string; with: unknown }
