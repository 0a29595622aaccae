import type { Completion } from '../../shared/rules/stack.ts'

/** In a line that has little room: what is completed last. */
export function writeBriefly({ level, badge }: Completion): string | null {
  if (badge !== null) return `the macro-badge ${badge}`
  return level === null ? null : `Level ${level}`
}

/** What is completed, in words: `Level 3 and the macro-badge Field worker`; null where nothing is. */
export function writeCompletion({ level, badge }: Completion): string | null {
  const parts = [level === null ? null : `Level ${level}`, badge && `the macro-badge ${badge}`]
  return parts.filter(Boolean).join(' and ') || null
}
