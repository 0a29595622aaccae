import type { TextPart } from '../../../shared/rules/text-change.ts'

/** What is shown of a text that changed: its changes, and around them what stayed. */
export type Excerpt = TextPart | { kind: 'skipped'; lines: number }

/** Lines and letters of what stayed that are shown beside a change, and letters worth leaving out. */
const [around, letters, worth] = [2, 160, 120]

/**
 * The changes of a text with a little of what stands around them.
 * @param most changes that are shown; `left` says how many are not
 */
export function excerptsOf(
  parts: readonly TextPart[],
  most = 200,
): { shown: Excerpt[]; left: number } {
  const changes = parts.filter(({ kind }) => kind !== 'same').length
  const shown: Excerpt[] = []
  let told = 0
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'same') {
      if (told === most) return { shown, left: changes - told }
      told += 1
      shown.push(part)
    } else shown.push(...shortened(part.text, at > 0, at < parts.length - 1))
  }
  return { shown, left: 0 }
}

function shortened(text: string, isAfter: boolean, isBefore: boolean): Excerpt[] {
  const head = isAfter ? headOf(text) : 0
  const tail = isBefore ? tailOf(text) : text.length
  if (tail - head < worth) return [{ kind: 'same', text }]
  const lines = text.slice(head, tail).split('\n').length - 1
  const excerpts: Excerpt[] = [
    { kind: 'same', text: text.slice(0, head) },
    { kind: 'skipped', lines },
    { kind: 'same', text: text.slice(tail) },
  ]
  return excerpts.filter((one) => one.kind === 'skipped' || one.text !== '')
}

/** Where what is shown after a change ends. */
function headOf(text: string): number {
  let end = 0
  for (let line = 0; line < around; line += 1) {
    const next = text.indexOf('\n', end)
    if (next < 0 || next > letters) break
    end = next + 1
  }
  if (end > 0) return end
  const space = text.lastIndexOf(' ', letters)
  return space > 0 ? space : whole(text, Math.min(letters, text.length))
}

/** Where what is shown before a change begins. */
function tailOf(text: string): number {
  let begin = text.length
  for (let line = 0; line <= around; line += 1) {
    const next = text.lastIndexOf('\n', begin - 2)
    if (next < 0 || next < text.length - letters) break
    begin = next + 1
  }
  if (begin < text.length) return begin
  const space = text.indexOf(' ', Math.max(0, text.length - letters))
  return space >= 0 && space < text.length - 1
    ? space + 1
    : whole(text, Math.max(0, text.length - letters))
}

/** A letter that takes two units is not cut in the middle. */
const whole = (text: string, at: number) => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
