import { t } from '@lingui/core/macro'
import { readerKeys } from '../reading/keys.ts'

/** Where a shortcut works. `anywhere` works beside each of the others. */
export type Scope = 'anywhere' | 'queue' | 'grid' | 'review' | 'conflict' | 'reader'

export type Shortcut = {
  id: string
  /** In tinykeys' words; each alone does it. */
  keys: readonly string[]
  scope: Scope
  label: string
  /** Works while a text is being typed, too. */
  typing?: true
  /** Another key may be held down for it: moving through a list. */
  repeats?: true
  /** Works only while the cells of the grid have the focus; the document has the key elsewhere. */
  within?: 'cells'
  /** Its keys cannot be others. */
  fixed?: true
}

/** The scopes whose shortcuts listen at the same time. */
export const together: readonly (readonly Scope[])[] = [
  ['anywhere', 'queue'],
  ['anywhere', 'grid', 'reader'],
  ['anywhere', 'review', 'reader'],
  ['anywhere', 'conflict'],
]

const own = [
  {
    id: 'palette',
    keys: ['$mod+k'],
    scope: 'anywhere',
    label: t`Find a command or a packet by its name`,
    typing: true,
  },
  { id: 'help', keys: ['[Shift]+?'], scope: 'anywhere', label: t`Show these shortcuts` },
  { id: 'sync-sheet', keys: ['s'], scope: 'anywhere', label: t`Open the sync sheet` },
  {
    id: 'lock',
    keys: ['$mod+Shift+L'],
    scope: 'anywhere',
    label: t`Lock Evidence Desk`,
    typing: true,
  },
  { id: 'undo', keys: ['$mod+z'], scope: 'anywhere', label: t`Take back what was done last` },
  { id: 'redo', keys: ['$mod+Shift+z'], scope: 'anywhere', label: t`Do again what was taken back` },
  { id: 'go-queue', keys: ['q'], scope: 'anywhere', label: t`Go to the queue` },
  {
    id: 'go-grid',
    keys: ['Shift+G'],
    scope: 'anywhere',
    label: t`Go to the grid, to score in bulk`,
  },
  { id: 'go-calibration', keys: ['Shift+C'], scope: 'anywhere', label: t`Go to the calibration` },
  { id: 'go-conflicts', keys: ['x'], scope: 'anywhere', label: t`Go to the conflicts` },
  {
    id: 'go-settings',
    keys: ['$mod+,'],
    scope: 'anywhere',
    label: t`Go to the settings`,
    typing: true,
  },

  {
    id: 'row-next',
    keys: ['ArrowDown', 'j'],
    scope: 'queue',
    label: t`Next packet`,
    repeats: true,
  },
  {
    id: 'row-previous',
    keys: ['ArrowUp', 'k'],
    scope: 'queue',
    label: t`Previous packet`,
    repeats: true,
  },
  { id: 'row-first', keys: ['Home'], scope: 'queue', label: t`First packet` },
  { id: 'row-last', keys: ['End'], scope: 'queue', label: t`Last packet` },
  { id: 'row-open', keys: ['Enter'], scope: 'queue', label: t`Open the packet` },
  {
    id: 'flag',
    keys: ['Shift+F'],
    scope: 'anywhere',
    label: t`Flag the packet to come back to it`,
  },
  { id: 'row-filter', keys: ['/'], scope: 'queue', label: t`Filter by text` },

  // By key and by place: on some keyboards the digits of the top row need Shift.
  {
    id: 'rate',
    keys: ['([1-9])', '(Digit[1-9])'],
    scope: 'review',
    label: t`Rate the criterion, go on when it is complete`,
    fixed: true,
  },
  // By place alone: with Shift the keys of the top row are other characters on each keyboard.
  {
    id: 'tick',
    keys: ['Shift+(Digit[1-9])'],
    scope: 'review',
    label: t`Tick off what a rating names, and back`,
    fixed: true,
  },
  { id: 'unrate', keys: ['Backspace'], scope: 'review', label: t`Take the rating back` },
  {
    id: 'criterion-next',
    keys: ['ArrowDown', 'j'],
    scope: 'review',
    label: t`Next criterion`,
    repeats: true,
  },
  {
    id: 'criterion-previous',
    keys: ['ArrowUp', 'k'],
    scope: 'review',
    label: t`Previous criterion`,
    repeats: true,
  },
  {
    id: 'next-unrated',
    keys: ['n'],
    scope: 'review',
    label: t`Next criterion that still lacks something`,
  },
  {
    id: 'tie',
    keys: ['e'],
    scope: 'review',
    label: t`Tie what is chosen or on screen to the criterion`,
  },
  {
    id: 'tie-item',
    keys: ['i'],
    scope: 'review',
    label: t`Tie the whole item to the criterion`,
  },
  { id: 'comment', keys: ['c'], scope: 'review', label: t`Comment on the criterion` },
  { id: 'bank', keys: ['b'], scope: 'review', label: t`Choose a comment from the bank` },
  { id: 'feedback', keys: ['f'], scope: 'review', label: t`Write feedback to the learner` },
  { id: 'outcome', keys: ['o'], scope: 'review', label: t`Choose another outcome` },
  { id: 'item-next', keys: ['.'], scope: 'review', label: t`Next evidence item` },
  { id: 'item-previous', keys: [','], scope: 'review', label: t`Previous evidence item` },
  {
    id: 'find-all',
    keys: ['l'],
    scope: 'review',
    label: t`Find in all evidence of the packet`,
  },
  {
    id: 'beside',
    keys: ['v'],
    scope: 'review',
    label: t`Two documents side by side, and back`,
  },
  { id: 'other', keys: ['y'], scope: 'review', label: t`Go to the other of two documents` },
  {
    id: 'since',
    keys: ['a'],
    scope: 'review',
    label: t`What changed since the attempt before, and back`,
  },
  {
    id: 'stack',
    keys: ['Shift+L'],
    scope: 'review',
    label: t`Levels of the pathway, and what this decision completes`,
  },
  { id: 'fill', keys: ['m'], scope: 'review', label: t`Document in full screen, and back` },
  { id: 'packet-next', keys: ['Alt+ArrowRight'], scope: 'review', label: t`Next packet` },
  { id: 'packet-previous', keys: ['Alt+ArrowLeft'], scope: 'review', label: t`Previous packet` },
  { id: 'decide', keys: ['Enter'], scope: 'review', label: t`Decide, or go to what is missing` },
  {
    id: 'decide-typing',
    keys: ['$mod+Enter'],
    scope: 'review',
    label: t`Decide from within a text`,
    typing: true,
  },
  { id: 'take-back', keys: ['u'], scope: 'review', label: t`Take the decision back, or amend it` },

  {
    id: 'cell-down',
    keys: ['ArrowDown'],
    scope: 'grid',
    label: t`Next packet`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-up',
    keys: ['ArrowUp'],
    scope: 'grid',
    label: t`Previous packet`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-right',
    keys: ['ArrowRight'],
    scope: 'grid',
    label: t`Next column`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-left',
    keys: ['ArrowLeft'],
    scope: 'grid',
    label: t`Previous column`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-home',
    keys: ['Home'],
    scope: 'grid',
    label: t`First criterion`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-end',
    keys: ['End'],
    scope: 'grid',
    label: t`Last criterion`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-top',
    keys: ['$mod+Home'],
    scope: 'grid',
    label: t`First criterion of the first packet`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-bottom',
    keys: ['$mod+End'],
    scope: 'grid',
    label: t`Last criterion of the last packet`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-page-down',
    keys: ['PageDown'],
    scope: 'grid',
    label: t`A screen of packets down`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-page-up',
    keys: ['PageUp'],
    scope: 'grid',
    label: t`A screen of packets up`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-down',
    keys: ['Shift+ArrowDown'],
    scope: 'grid',
    label: t`Select downwards`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-up',
    keys: ['Shift+ArrowUp'],
    scope: 'grid',
    label: t`Select upwards`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-right',
    keys: ['Shift+ArrowRight'],
    scope: 'grid',
    label: t`Select to the right`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-left',
    keys: ['Shift+ArrowLeft'],
    scope: 'grid',
    label: t`Select to the left`,
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-all',
    keys: ['$mod+a'],
    scope: 'grid',
    label: t`Select all cells`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-rate',
    keys: ['([1-9])', '(Digit[1-9])'],
    scope: 'grid',
    label: t`Rate the cell, and go on`,
    fixed: true,
  },
  {
    id: 'cell-clear',
    keys: ['Backspace', 'Delete'],
    scope: 'grid',
    label: t`Take the ratings of the selection back`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-fill',
    keys: ['$mod+d'],
    scope: 'grid',
    label: t`Fill the selection with its first row; one cell with the one above`,
  },
  {
    id: 'cell-copy',
    keys: ['a'],
    scope: 'grid',
    label: t`Give the selected packets what the current one has`,
  },
  {
    id: 'cell-decide',
    keys: ['$mod+Enter'],
    scope: 'grid',
    label: t`Decide the selected packets, after a look`,
  },
  {
    id: 'cell-tie',
    keys: ['e'],
    scope: 'grid',
    label: t`Tie what is chosen or on screen to the criterion of the cell`,
  },
  {
    id: 'cell-tie-item',
    keys: ['i'],
    scope: 'grid',
    label: t`Tie the whole item to the criterion of the cell`,
  },
  {
    id: 'cell-one',
    keys: ['o'],
    scope: 'grid',
    label: t`One criterion across all packets, and back`,
  },
  {
    id: 'cell-open',
    keys: ['Enter'],
    scope: 'grid',
    label: t`Open the packet at the criterion`,
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-leave',
    keys: ['Escape'],
    scope: 'grid',
    label: t`Leave the selection, or go back to the cells`,
    fixed: true,
  },

  {
    id: 'resolve',
    keys: ['Enter'],
    scope: 'conflict',
    label: t`Resubmit or amend, whichever is offered first`,
  },
  { id: 'second-opinion', keys: ['o'], scope: 'conflict', label: t`Keep as a second opinion` },
  { id: 'withdraw', keys: ['w'], scope: 'conflict', label: t`Withdraw with a reason` },
  {
    id: 'leave-text',
    keys: ['Escape'],
    scope: 'review',
    label: t`Leave a text`,
    typing: true,
    fixed: true,
  },
] as const satisfies readonly Shortcut[]

const reading = readerKeys.map((key) => ({ ...key, scope: 'reader' as const }))

/** Every shortcut of the window; the help sheet is made of the same table. */
export const shortcuts: readonly Shortcut[] = [...own, ...reading]

export type ShortcutId = (typeof own)[number]['id'] | (typeof readerKeys)[number]['id']
