// Kept before anything of a simulation could stand in for it.
const realImmediate = setImmediate

/** So many at once, as Node asks the system for news after all of them, which takes longer than most tasks. */
const most = 64
let left = 0
let waiting: (() => void) | null = null

function next(): void {
  left -= 1
  const resume = waiting
  waiting = null
  resume?.()
}

/** Resolves when all that follows from a task is done: Node empties its microtasks between immediates. */
export const microtasksDone = () =>
  new Promise<void>((resolve) => {
    waiting = resolve
    if (left > 0) return
    left = most
    for (let more = most; more > 0; more -= 1) realImmediate(next)
  })
