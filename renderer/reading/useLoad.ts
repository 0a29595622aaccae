import { useEffect, useEffectEvent, useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'

type Loaded<T> = { is: 'loading' } | { is: 'here'; value: T } | { is: 'failed'; problem: Problem }

/**
 * Loads something when it is first shown, when `key` changes and on `retry`; what was loaded before
 * stays until then. A value that is no longer shown is handed to `discard`.
 */
export function useLoad<T>(
  key: string | number,
  load: () => Promise<T>,
  discard?: (value: T) => void,
) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: 'loading' })
  const [turn, setTurn] = useState(0)
  // The turn is only counted: what is loaded anew is the same.
  const begin = useEffectEvent((_key: string | number, _turn: number) => load())

  useEffect(() => {
    let made: { value: T } | null = null
    let left = false
    const bring = async () => {
      try {
        const value = await begin(key, turn)
        if (left) return discard?.(value)
        made = { value }
        setLoaded({ is: 'here', value })
      } catch (error) {
        if (!left) setLoaded({ is: 'failed', problem: toProblem(error) })
      }
    }
    void bring()
    return () => {
      left = true
      if (made) discard?.(made.value)
    }
  }, [key, turn, discard])

  const retry = () => {
    setLoaded({ is: 'loading' })
    setTurn(turn + 1)
  }
  return { loaded, retry }
}
