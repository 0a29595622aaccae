/** What looks like a text of the screens and is none. */
export const exempt: ReadonlySet<string> = new Set(
  [
    // Keys by the names that the browser or the keyboard gives them.
    ['Alt', 'Arrow', 'Backspace', 'Control', 'Ctrl', 'Dead', 'Delete', 'Digit', 'End', 'Enter'],
    ['Esc', 'Escape', 'Home', 'Mac', 'Meta', 'Page Down', 'Page Up', 'Shift'],
    // Names, and examples of what is typed.
    ['Evidence Desk', 'Web Locks', 'Math.sumPrecise', 'Map.prototype.getOrInsertComputed'],
    ['https://records.example.edu', 'ABCD-EFGH-JKMN'],
    // Of the browser's and React Aria's own vocabulary.
    ['bottom end', 'bottom start', 'top end', 'nodownload noremoteplayback', '#about input'],
    ['72px minmax(88px, 1fr) minmax(92px, 0.8fr) … minmax(96px, 0.9fr)'],
    ['utf-16be', 'utf-16le', 'aria-label'],
    // Of this program's: fields of a draft, and a placeholder of the comment bank.
    ['comment', 'outcome', 'rating', 'required rating'],
  ].flat(),
)
