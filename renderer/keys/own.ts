import { z } from 'zod'
import { type Shortcut, type ShortcutId, shortcuts, together } from './table.ts'

/** What a reviewer made of the shortcuts; what is not named is as the table has it. */
export type OwnKeys = {
  /** Whether keys without Ctrl, Alt or ⌘ do anything (WCAG 2.1.4, Character Key Shortcuts). */
  singles: boolean
  changed: Partial<Record<ShortcutId, string[]>>
}

export const asInTable: OwnKeys = { singles: true, changed: {} }

const name = 'keys'

const Stored = z.object({
  singles: z.boolean(),
  changed: z.record(z.string(), z.array(z.string().max(40)).max(4)),
})

function read(): OwnKeys {
  try {
    const { singles, changed } = Stored.parse(JSON.parse(localStorage.getItem(name) ?? ''))
    const known = Object.entries(changed).filter(([id]) => isChangeable(id))
    return { singles, changed: Object.fromEntries(known) }
  } catch {
    // Nothing was changed here, or by a program that wrote it otherwise.
    return asInTable
  }
}

const byId = new Map<string, Shortcut>(shortcuts.map((shortcut) => [shortcut.id, shortcut]))

export const isChangeable = (id: string): id is ShortcutId =>
  byId.has(id) && byId.get(id)!.fixed !== true

let own: OwnKeys | null = null
const listeners = new Set<() => void>()

export const ownKeys = (): OwnKeys => (own ??= read())

export function keepKeys(next: OwnKeys): void {
  own = next
  localStorage.setItem(name, JSON.stringify(next))
  tell()
}

function tell() {
  for (const listener of listeners) listener()
}

function hear({ key }: StorageEvent) {
  if (key !== name) return
  own = null
  tell()
}

/** Hears of changes, in other windows too. */
export function onKeys(listener: () => void): () => void {
  if (listeners.size === 0) globalThis.addEventListener('storage', hear)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) globalThis.removeEventListener('storage', hear)
  }
}

/** Keys that move, and what they are pressed for everywhere: none that speech or a slip would press. */
const named = /^(Arrow\w+|Page(Up|Down)|Home|End|Enter|Escape|Backspace|Delete|Tab|F\d+)$/

/** Whether a binding is a letter, a digit or a sign alone, which somebody who speaks may utter. */
export function isSingle(binding: string): boolean {
  const key = binding.replace(/^(\[?Shift\]?\+)/, '')
  return !/^(\$mod|Alt|Control|Meta)\+/.test(key) && !named.test(key)
}

/** The keys that a shortcut has now. */
export function keysOf({ id, keys }: Pick<Shortcut, 'id' | 'keys'>, { singles, changed }: OwnKeys) {
  const now: readonly string[] = changed[id as ShortcutId] ?? keys
  return singles ? now : now.filter((binding) => !isSingle(binding))
}

const plain = (binding: string) => binding.replaceAll(/\[\w+\]\+/g, '').toLowerCase()

/** A digit rates, by key and by place. */
const meansDigit = (binding: string) => /^[1-9]$/.test(plain(binding))

/** The shortcut that listens where this one does and has the binding already; null where none has. */
export function clash(id: ShortcutId, binding: string, now: OwnKeys): Shortcut | null {
  const { scope } = byId.get(id)!
  const beside = new Set(together.filter((scopes) => scopes.includes(scope)).flat())
  const others = shortcuts.filter(
    (one) =>
      one.id !== id &&
      beside.has(one.scope) &&
      // Cells have their keys where the document has not the focus.
      !(scope === 'reader' && one.within),
  )
  const has = (one: Shortcut) =>
    one.id === 'rate' || one.id === 'cell-rate'
      ? meansDigit(binding)
      : (now.changed[one.id as ShortcutId] ?? one.keys).some((key) => plain(key) === plain(binding))
  return others.find(has) ?? null
}

/** With other keys for one shortcut; those of the table are no change. */
export function withKeys(now: OwnKeys, id: ShortcutId, keys: string[] | null): OwnKeys {
  const { [id]: _, ...rest } = now.changed
  const same = keys?.join() === byId.get(id)!.keys.join()
  return { ...now, changed: keys === null || same ? rest : { ...rest, [id]: keys } }
}
