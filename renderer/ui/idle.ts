const waiting: (() => void)[] = []

/** Milliseconds after which it is done all the same; those that must be left for another. */
const [latest, least] = [1000, 1]

const ask = () => requestIdleCallback(run, { timeout: latest })

function run(deadline: IdleDeadline) {
  try {
    do waiting.shift()?.()
    while (waiting.length > 0 && deadline.timeRemaining() > least)
  } finally {
    if (waiting.length > 0) ask()
  }
}

/** Does something small while the window has nothing else to do, after what was asked for before. */
export function inIdle(work: () => void): void {
  waiting.push(work)
  if (waiting.length === 1) ask()
}
