/** What browsers, systems and screen readers keep for themselves, or that moves the focus. */
export const reserved = [
  '$mod+f',
  '$mod+p',
  '$mod+w',
  '$mod+t',
  '$mod+n',
  '$mod+r',
  '$mod+q',
  '$mod+c',
  '$mod+v',
  '$mod+x',
  '$mod+a',
  'tab',
  'f6',
  'f12',
  ' ',
  'escape',
] as const

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** A press as a binding, in tinykeys' words; null while only modifiers are held. */
export function bindingOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press, mac: boolean) {
  if (modifiers.has(key)) return null
  const main = key.length === 1 ? key.toLowerCase() : key
  const isLetter = main.length === 1 && main !== main.toUpperCase()
  const parts = [
    ...((mac ? metaKey : ctrlKey) ? ['$mod'] : []),
    ...(mac && ctrlKey ? ['Control'] : []),
    ...(!mac && metaKey ? ['Meta'] : []),
    ...(altKey ? ['Alt'] : []),
    // Of a sign it depends on the keyboard whether Shift is held for it.
    ...(shiftKey ? [isLetter || main.length > 1 ? 'Shift' : '[Shift]'] : []),
  ]
  return [...parts, main].join('+')
}

export const isReserved = (binding: string) =>
  (reserved as readonly string[]).includes(binding.toLowerCase())
