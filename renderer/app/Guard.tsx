import { Component, type ReactNode } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { Trouble } from './Trouble.tsx'

type GuardProps = {
  /** Another place is tried afresh. */
  place?: string
  children: ReactNode
}

type GuardState = { problem: Problem | null; place: string | undefined }

/**
 * Catches what fails while a screen is drawn. What was entered is in the journal with each
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

  override render() {
    const { problem } = this.state
    if (problem === null) return this.props.children
    return (
      <Trouble
        title="This screen stopped working"
        problem={problem}
        safe="Your ratings, comments and decisions are in the journal on this machine."
        onRetry={() => this.setState({ problem: null })}
      />
    )
  }
}
