import { useEffect } from 'react'
import type { VaultState } from '../../shared/protocol/host.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { onWord, sayToWindows } from './channel.ts'
import { onTouch } from '../ui/touches.ts'
import { createRest, readIdle } from './idle.ts'
import { loadAnew } from './loadAnew.ts'
import { lockAll } from './lock.ts'

/** Milliseconds between looks at how long nothing was touched. */
const look = 5000

/** Reloads with every other window that locks, and locks all when none was touched for long. */
export function useLock({ kind }: VaultState): void {
  useEffect(() => onWord((word) => word === 'locked' && loadAnew()), [])

  useEffect(() => {
    // Without a passphrase there is nothing that a lock would ask for.
    if (kind !== 'passphrase') return undefined
    const rest = createRest()
    let told = 0
    const touched = () => {
      rest.touch()
      if (performance.now() - told < look) return
      told = performance.now()
      sayToWindows('active')
    }
    const check = () => {
      if (rest.rested() < readIdle() * 60_000) return
      // What cannot be written must not be lost to a lock: it is tried again.
      void lockAll().catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
      })
    }
    const stopListening = onWord((word) => word === 'active' && rest.touch())
    const timer = setInterval(check, look)
    const letGo = onTouch(touched)
    document.addEventListener('visibilitychange', check)
    return () => {
      stopListening()
      clearInterval(timer)
      letGo()
      document.removeEventListener('visibilitychange', check)
    }
  }, [kind])
}
