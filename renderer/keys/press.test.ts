import { expect, test } from 'vitest'
import { bindingOf, isReserved } from './press.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', true>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
})

test.each([
  [press('e'), 'e'],
  [press('E', { shift: true }), 'Shift+e'],
  [press('?', { shift: true }), '[Shift]+?'],
  [press('Enter', { ctrl: true }), '$mod+Enter'],
  [press('ArrowLeft', { alt: true, shift: true }), 'Alt+Shift+ArrowLeft'],
  [press('Control', { ctrl: true }), null],
  [press('Dead'), null],
])('a press is a binding', (given, binding) => {
  expect(bindingOf(given, false)).toBe(binding)
})

test('on a Mac the command key is what Ctrl is elsewhere', () => {
  expect(bindingOf(press('k', { meta: true }), true)).toBe('$mod+k')
  expect(bindingOf(press('k', { ctrl: true }), true)).toBe('Control+k')
})

test('what browsers keep is not given away', () => {
  expect(isReserved('$mod+w')).toBe(true)
  expect(isReserved('Tab')).toBe(true)
  expect(isReserved('w')).toBe(false)
})
