import { app } from 'electron'
import type { Problem } from '../../shared/protocol/problem.ts'

/** What whoever started this program is told over IPC. */
type Message = { ready: { address: string } } | { problem: Problem }

export const tellParent = (message: Message): boolean => process.send?.(message) ?? false

/** The parent's end is ours, however it came to it. */
export function endWithParent(): void {
  if (process.send) process.on('disconnect', () => app.quit())
}
