const written: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
  '([1-9])': '1–9',
}

/** The parts of a binding; what may be held down or not is left out. */
const partsOf = (binding: string) =>
  binding.split(/(?<=\w|\])\+/).filter((part) => !part.startsWith('['))

/** A second form of the same key, by its place on the keyboard. */
const isByPlace = (binding: string) => binding.startsWith('(Digit')

/** A binding as it stands on a key cap, part by part; empty for a second form of the same key. */
export function writeKeys(binding: string, mac: boolean): string[] {
  if (isByPlace(binding)) return []
  return partsOf(binding).map((part) => {
    if (part === '$mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    return written[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}

/** Bindings in the words of `aria-keyshortcuts`; undefined where there are none. */
export function ariaKeys(bindings: readonly string[], mac: boolean): string | undefined {
  const ways = bindings
    .filter((binding) => !isByPlace(binding))
    .map((binding) =>
      partsOf(binding)
        .map((part) => (part === '$mod' ? (mac ? 'Meta' : 'Control') : part))
        .join('+'),
    )
  return ways.length > 0 ? ways.join(' ') : undefined
}
