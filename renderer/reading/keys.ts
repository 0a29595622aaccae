import { t } from '@lingui/core/macro'

/**
 * The reader's own shortcuts, for the window's one table. `keys` are in tinykeys' words. Whoever
 * binds them calls `commandReader(id)` and prevents the default when it answers true.
 */
export const readerKeys = [
  { id: 'reader-down', keys: ['PageDown'], label: t`Scroll the document down`, repeats: true },
  { id: 'reader-up', keys: ['PageUp'], label: t`Scroll the document up`, repeats: true },
  { id: 'reader-next-page', keys: [']'], label: t`Next page`, repeats: true },
  { id: 'reader-previous-page', keys: ['['], label: t`Previous page`, repeats: true },
  { id: 'reader-go-to-page', keys: ['g'], label: t`Go to a page by its number` },
  { id: 'reader-find', keys: ['/'], label: t`Find in the document` },
  { id: 'reader-panel', keys: ['t'], label: t`Pages and contents of the document` },
  { id: 'reader-zoom-in', keys: ['[Shift]++', '='], label: t`Zoom in`, repeats: true },
  { id: 'reader-zoom-out', keys: ['-'], label: t`Zoom out`, repeats: true },
  { id: 'reader-actual-size', keys: ['0'], label: t`Actual size` },
  { id: 'reader-fit-width', keys: ['w'], label: t`Fit the width` },
  { id: 'reader-fit-page', keys: ['h'], label: t`Fit the whole page` },
  { id: 'reader-rotate', keys: ['r'], label: t`Turn by a quarter` },
  { id: 'reader-region', keys: ['d'], label: t`Draw a region of the page` },
  { id: 'reader-cover', keys: ['Shift+D'], label: t`Cover a region of the page` },
  {
    id: 'reader-passage',
    keys: ['p'],
    label: t`Choose a passage: arrows move, with Shift they take more`,
  },
] as const satisfies readonly {
  id: string
  keys: readonly string[]
  label: string
  repeats?: true
}[]

export type ReaderCommand = (typeof readerKeys)[number]['id']
