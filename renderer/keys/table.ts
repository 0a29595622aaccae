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
    label: 'Find a command or a packet by its name',
    typing: true,
  },
  { id: 'help', keys: ['[Shift]+?'], scope: 'anywhere', label: 'Show these shortcuts' },
  { id: 'sync-sheet', keys: ['s'], scope: 'anywhere', label: 'Open the sync sheet' },
  {
    id: 'lock',
    keys: ['$mod+Shift+L'],
    scope: 'anywhere',
    label: 'Lock Evidence Desk',
    typing: true,
  },
  { id: 'undo', keys: ['$mod+z'], scope: 'anywhere', label: 'Take back what was done last' },
  { id: 'redo', keys: ['$mod+Shift+z'], scope: 'anywhere', label: 'Do again what was taken back' },
  { id: 'go-queue', keys: ['q'], scope: 'anywhere', label: 'Go to the queue' },
  {
    id: 'go-grid',
    keys: ['Shift+G'],
    scope: 'anywhere',
    label: 'Go to the grid, to score in bulk',
  },
  { id: 'go-calibration', keys: ['Shift+C'], scope: 'anywhere', label: 'Go to the calibration' },
  { id: 'go-conflicts', keys: ['x'], scope: 'anywhere', label: 'Go to the conflicts' },
  {
    id: 'go-settings',
    keys: ['$mod+,'],
    scope: 'anywhere',
    label: 'Go to the settings',
    typing: true,
  },

  {
    id: 'row-next',
    keys: ['ArrowDown', 'j'],
    scope: 'queue',
    label: 'Next packet',
    repeats: true,
  },
  {
    id: 'row-previous',
    keys: ['ArrowUp', 'k'],
    scope: 'queue',
    label: 'Previous packet',
    repeats: true,
  },
  { id: 'row-first', keys: ['Home'], scope: 'queue', label: 'First packet' },
  { id: 'row-last', keys: ['End'], scope: 'queue', label: 'Last packet' },
  { id: 'row-open', keys: ['Enter'], scope: 'queue', label: 'Open the packet' },
  { id: 'flag', keys: ['Shift+F'], scope: 'anywhere', label: 'Flag the packet to come back to it' },
  { id: 'row-filter', keys: ['/'], scope: 'queue', label: 'Filter by text' },

  // By key and by place: on some keyboards the digits of the top row need Shift.
  {
    id: 'rate',
    keys: ['([1-9])', '(Digit[1-9])'],
    scope: 'review',
    label: 'Rate the criterion, go on when it is complete',
    fixed: true,
  },
  // By place alone: with Shift the keys of the top row are other characters on each keyboard.
  {
    id: 'tick',
    keys: ['Shift+(Digit[1-9])'],
    scope: 'review',
    label: 'Tick off what a rating names, and back',
    fixed: true,
  },
  { id: 'unrate', keys: ['Backspace'], scope: 'review', label: 'Take the rating back' },
  {
    id: 'criterion-next',
    keys: ['ArrowDown', 'j'],
    scope: 'review',
    label: 'Next criterion',
    repeats: true,
  },
  {
    id: 'criterion-previous',
    keys: ['ArrowUp', 'k'],
    scope: 'review',
    label: 'Previous criterion',
    repeats: true,
  },
  {
    id: 'next-unrated',
    keys: ['n'],
    scope: 'review',
    label: 'Next criterion that still lacks something',
  },
  {
    id: 'tie',
    keys: ['e'],
    scope: 'review',
    label: 'Tie what is chosen or on screen to the criterion',
  },
  {
    id: 'tie-item',
    keys: ['i'],
    scope: 'review',
    label: 'Tie the whole item to the criterion',
  },
  { id: 'comment', keys: ['c'], scope: 'review', label: 'Comment on the criterion' },
  { id: 'bank', keys: ['b'], scope: 'review', label: 'Choose a comment from the bank' },
  { id: 'feedback', keys: ['f'], scope: 'review', label: 'Write feedback to the learner' },
  { id: 'outcome', keys: ['o'], scope: 'review', label: 'Choose another outcome' },
  { id: 'item-next', keys: ['.'], scope: 'review', label: 'Next evidence item' },
  { id: 'item-previous', keys: [','], scope: 'review', label: 'Previous evidence item' },
  {
    id: 'find-all',
    keys: ['l'],
    scope: 'review',
    label: 'Find in all evidence of the packet',
  },
  {
    id: 'beside',
    keys: ['v'],
    scope: 'review',
    label: 'Two documents side by side, and back',
  },
  { id: 'other', keys: ['y'], scope: 'review', label: 'Go to the other of two documents' },
  {
    id: 'since',
    keys: ['a'],
    scope: 'review',
    label: 'What changed since the attempt before, and back',
  },
  {
    id: 'stack',
    keys: ['Shift+L'],
    scope: 'review',
    label: 'Levels of the pathway, and what this decision completes',
  },
  { id: 'fill', keys: ['m'], scope: 'review', label: 'Document in full screen, and back' },
  { id: 'packet-next', keys: ['Alt+ArrowRight'], scope: 'review', label: 'Next packet' },
  { id: 'packet-previous', keys: ['Alt+ArrowLeft'], scope: 'review', label: 'Previous packet' },
  { id: 'decide', keys: ['Enter'], scope: 'review', label: 'Decide, or go to what is missing' },
  {
    id: 'decide-typing',
    keys: ['$mod+Enter'],
    scope: 'review',
    label: 'Decide from within a text',
    typing: true,
  },
  { id: 'take-back', keys: ['u'], scope: 'review', label: 'Take the decision back, or amend it' },

  {
    id: 'cell-down',
    keys: ['ArrowDown'],
    scope: 'grid',
    label: 'Next packet',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-up',
    keys: ['ArrowUp'],
    scope: 'grid',
    label: 'Previous packet',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-right',
    keys: ['ArrowRight'],
    scope: 'grid',
    label: 'Next column',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-left',
    keys: ['ArrowLeft'],
    scope: 'grid',
    label: 'Previous column',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-home',
    keys: ['Home'],
    scope: 'grid',
    label: 'First criterion',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-end',
    keys: ['End'],
    scope: 'grid',
    label: 'Last criterion',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-top',
    keys: ['$mod+Home'],
    scope: 'grid',
    label: 'First criterion of the first packet',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-bottom',
    keys: ['$mod+End'],
    scope: 'grid',
    label: 'Last criterion of the last packet',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-page-down',
    keys: ['PageDown'],
    scope: 'grid',
    label: 'A screen of packets down',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'cell-page-up',
    keys: ['PageUp'],
    scope: 'grid',
    label: 'A screen of packets up',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-down',
    keys: ['Shift+ArrowDown'],
    scope: 'grid',
    label: 'Select downwards',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-up',
    keys: ['Shift+ArrowUp'],
    scope: 'grid',
    label: 'Select upwards',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-right',
    keys: ['Shift+ArrowRight'],
    scope: 'grid',
    label: 'Select to the right',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-left',
    keys: ['Shift+ArrowLeft'],
    scope: 'grid',
    label: 'Select to the left',
    within: 'cells',
    fixed: true,
    repeats: true,
  },
  {
    id: 'select-all',
    keys: ['$mod+a'],
    scope: 'grid',
    label: 'Select all cells',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-rate',
    keys: ['([1-9])', '(Digit[1-9])'],
    scope: 'grid',
    label: 'Rate the cell, and go on',
    fixed: true,
  },
  {
    id: 'cell-clear',
    keys: ['Backspace', 'Delete'],
    scope: 'grid',
    label: 'Take the ratings of the selection back',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-fill',
    keys: ['$mod+d'],
    scope: 'grid',
    label: 'Fill the selection with its first row; one cell with the one above',
  },
  {
    id: 'cell-copy',
    keys: ['a'],
    scope: 'grid',
    label: 'Give the selected packets what the current one has',
  },
  {
    id: 'cell-decide',
    keys: ['$mod+Enter'],
    scope: 'grid',
    label: 'Decide the selected packets, after a look',
  },
  {
    id: 'cell-tie',
    keys: ['e'],
    scope: 'grid',
    label: 'Tie what is chosen or on screen to the criterion of the cell',
  },
  {
    id: 'cell-tie-item',
    keys: ['i'],
    scope: 'grid',
    label: 'Tie the whole item to the criterion of the cell',
  },
  {
    id: 'cell-one',
    keys: ['o'],
    scope: 'grid',
    label: 'One criterion across all packets, and back',
  },
  {
    id: 'cell-open',
    keys: ['Enter'],
    scope: 'grid',
    label: 'Open the packet at the criterion',
    within: 'cells',
    fixed: true,
  },
  {
    id: 'cell-leave',
    keys: ['Escape'],
    scope: 'grid',
    label: 'Leave the selection, or go back to the cells',
    fixed: true,
  },

  {
    id: 'resolve',
    keys: ['Enter'],
    scope: 'conflict',
    label: 'Resubmit or amend, whichever is offered first',
  },
  { id: 'second-opinion', keys: ['o'], scope: 'conflict', label: 'Keep as a second opinion' },
  { id: 'withdraw', keys: ['w'], scope: 'conflict', label: 'Withdraw with a reason' },
  {
    id: 'leave-text',
    keys: ['Escape'],
    scope: 'review',
    label: 'Leave a text',
    typing: true,
    fixed: true,
  },
] as const satisfies readonly Shortcut[]

const reading = readerKeys.map((key) => ({ ...key, scope: 'reader' as const }))

/** Every shortcut of the window; the help sheet is made of the same table. */
export const shortcuts: readonly Shortcut[] = [...own, ...reading]

export type ShortcutId = (typeof own)[number]['id'] | (typeof readerKeys)[number]['id']
