import { t } from '@lingui/core/macro'
import { Dexie } from 'dexie'
import { Component, type ReactNode } from 'react'
import { type Problem, ProblemError, toProblem } from '../../shared/protocol/problem.ts'
import { ownFetch } from '../store/ask.ts'
import { insistOnRoom } from '../store/open-library.ts'
import { Trouble } from './Trouble.tsx'

const databaseErrors = new Set<string>(Object.values(Dexie.errnames))

/** Whether it is what Dexie or the browser says of a database; a fault of a screen is not drawn again. */
const isOfDatabase = (error: unknown) => error instanceof Error && databaseErrors.has(error.name)

/** Milliseconds until a screen is drawn again whose database has told nothing. */
const patience = 5000

type GuardProps = {
  /** Another place is tried afresh. */
  place?: string
  children: ReactNode
}

type GuardState = { problem: Problem | null; place: string | undefined }

/**
 * Catches what fails while a screen is drawn, and draws it again once a database that the browser had
 * closed, as it does when the disk is full, is open again. What was entered is in the journal with each
 * keystroke, so that a screen can be thrown away without loss. React has error boundaries only as
 * classes.
 */
export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { problem: null, place: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { problem: toProblem(error) }
  }

  static getDerivedStateFromProps({ place }: GuardProps, state: GuardState) {
    return place === state.place ? null : { problem: null, place }
  }

  #again: ReturnType<typeof setTimeout> | undefined

  override componentDidCatch(error: unknown) {
    if (!isOfDatabase(error)) return
    this.#stop()
    void this.#tellOfRoom()
    Dexie.on.storagemutated.subscribe(this.#draw)
    this.#again = setTimeout(this.#draw, patience)
  }

  async #tellOfRoom() {
    try {
      await insistOnRoom(ownFetch)
    } catch (error) {
      if (error instanceof ProblemError && this.state.problem !== null)
        this.setState({ problem: error.problem })
    }
  }

  override componentWillUnmount() {
    this.#stop()
  }

  #stop() {
    Dexie.on.storagemutated.unsubscribe(this.#draw)
    clearTimeout(this.#again)
  }

  #draw = () => {
    this.#stop()
    this.setState({ problem: null })
  }

  override render() {
    const { problem } = this.state
    if (problem === null) return this.props.children
    return (
      <Trouble
        title={t`This screen stopped working`}
        problem={problem}
        safe={t`Your ratings, comments and decisions are in the journal on this machine.`}
        onRetry={this.#draw}
      />
    )
  }
}
