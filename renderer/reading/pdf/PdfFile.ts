import { plural, t } from '@lingui/core/macro'
import type { Cover } from '../../../shared/model/cover.ts'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { type Problem, problem, ProblemError, toProblem } from '../../../shared/protocol/problem.ts'
import type { Size } from '../sheets/layout.ts'
import { openNamed, type OpenSource } from '../source.ts'
import { onScreen } from './onScreen.ts'
import { openDocument, type Opened } from './open.ts'
import type { OpenPdf, Painted } from './OpenPdf.ts'
import { passwords, whenForgotten } from './passwords.ts'
import { PasswordWanted } from './PasswordWanted.ts'
import { Turns } from './turns.ts'
import { OutOfPatience, patience, watch } from './watch.ts'
import type { Area, Want } from './worker/paint.ts'
import { lease, type Lease } from './workers.ts'

export type PdfState =
  | { is: 'opening' }
  | { is: 'locked'; wrong: boolean }
  | { is: 'open'; turn: number; pdf: OpenPdf; first: Size }
  | { is: 'failed'; problem: Problem }

/** What is done on a page: painting it, or reading something from it. */
type Stage = 'paint' | 'small' | 'ask'

type Work<T> = (pdf: OpenPdf, signal: AbortSignal) => Promise<T>

/** How long a sound worker may take to answer a small question, in milliseconds. */
const answer = 2000

const took = plural(
  { seconds: patience / 1000 },
  { one: 'it took longer than # second', other: 'it took longer than # seconds' },
)

/**
 * One document and all that lives and dies with it: its worker's lease and its pages. What is covered
 * of it is so for all of its life: other covers make another one.
 */
export class PdfFile {
  readonly #file: EvidenceFile
  readonly #openSource: OpenSource
  readonly #covers: readonly Cover[]
  readonly #isApart: boolean
  readonly #listeners = new Set<() => void>()
  readonly #turns = new Turns(1)
  /** Pages that were given up; they are not tried again by themselves. */
  readonly #givenUp: Record<Stage, Set<number>> = {
    paint: new Set(),
    small: new Set(),
    ask: new Set(),
  }
  #careful = false
  #state: PdfState = { is: 'opening' }
  #opened: Opened | null = null
  #lease: Lease | null = null
  /** Counts openings and endings: what an earlier one still brings is not wanted any more. */
  #turn = 0
  /** Aborted when the document ends, and with it all that is still being done on it. */
  #session = new AbortController()
  #isShown = false
  /** Aborted as soon as somebody looks at it. */
  #lookedAt = new AbortController()
  /** Settled as soon as there is something to be seen. */
  readonly #sight = Promise.withResolvers<void>()
  /** Settled when it is out of sight again. */
  #left = Promise.withResolvers<void>()
  #attention = 0

  /** @param isApart for one that nobody will look at */
  constructor(
    file: EvidenceFile,
    openSource: OpenSource,
    covers: readonly Cover[],
    isApart = false,
  ) {
    this.#covers = covers
    this.#isApart = isApart
    this.#file = file
    this.#openSource = openSource
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly state = () => this.#state

  /** Tells the page that the reviewer is on; those nearest to it are painted first. */
  attend(page: number) {
    this.#attention = page
  }

  /** Opens the document; the function that it returns closes it. */
  open(): () => void {
    void this.#open()
    return () => {
      this.#end()
      this.#become({ is: 'opening' })
    }
  }

  /** The document is on screen until the function that it returns is called. */
  show(): () => void {
    this.#mark(true)
    // What failed out of sight is tried again where somebody looks.
    if (this.#state.is === 'failed') this.retry()
    return () => this.#mark(false)
  }

  retry() {
    this.#end()
    void this.#open()
  }

  unlock(password: string) {
    passwords.set(this.#file.sha256, password)
    this.retry()
  }

  /** Tries a page again that was given up. */
  forgive(page: number) {
    this.#givenUp.paint.delete(page)
    this.#givenUp.ask.delete(page)
  }

  /** Paints a page in its turn. Throws a ProblemError that names the page, or the signal's reason. */
  async paint(page: number, want: Want, signal: AbortSignal): Promise<Painted> {
    try {
      return await this.#stage('paint', page, signal, (pdf, stop) => pdf.paint(page, want, stop))
    } finally {
      if (!signal.aborted) this.#sight.resolve()
    }
  }

  paintPart(page: number, want: Want, area: Area, signal: AbortSignal) {
    return this.#stage('paint', page, signal, (pdf, stop) => pdf.paintPart(page, want, area, stop))
  }

  /** Paints a page small, when nothing else is to be painted, and is stopped by what is. */
  paintSmall(page: number, want: Want, signal: AbortSignal): Promise<Painted> {
    return this.#spare('small', page, signal, async (pdf, stop) => {
      const painted = await pdf.paint(page, want, stop)
      // What was decoded for it is wanted again only where the page itself is near.
      if (Math.abs(page - this.#attention) > 1) await pdf.forget(page)
      return painted
    })
  }

  /** Asks something about a page, such as its text. Throws as `paint` does. */
  ask<T>(page: number, signal: AbortSignal, question: (pdf: OpenPdf) => Promise<T>): Promise<T> {
    return this.#stage('ask', page, signal, question)
  }

  /** Asks in turn with what is to be painted, so that one page is whole before the next is begun. */
  askInTurn<T>(page: number, signal: AbortSignal, question: (pdf: OpenPdf) => Promise<T>) {
    return this.#inTurn('ask', page, signal, question)
  }

  /** Asks when nothing is to be painted; a few such questions do not wait for each other. */
  askInSpare<T>(page: number, signal: AbortSignal, question: (pdf: OpenPdf) => Promise<T>) {
    return this.#spare('ask', page, signal, question, 1)
  }

  #stage<T>(kind: Stage, page: number, signal: AbortSignal, work: Work<T>): Promise<T> {
    if (kind === 'ask' && !this.#careful) return this.#prepare(kind, page, signal, work).run()
    return this.#inTurn(kind, page, signal, work)
  }

  #inTurn<T>(kind: Stage, page: number, signal: AbortSignal, work: Work<T>): Promise<T> {
    const { either, run } = this.#prepare(kind, page, signal, work)
    const rank = () => Math.abs(page - this.#attention)
    return this.#turns.run(rank, either, run)
  }

  #spare<T>(
    kind: Stage,
    page: number,
    signal: AbortSignal,
    work: Work<T>,
    takes?: number,
  ): Promise<T> {
    const { either, run } = this.#prepare(kind, page, signal, work)
    return this.#turns.spare(either, run, takes)
  }

  /** What is done on a page, and the signal under which it may be. */
  #prepare<T>(kind: Stage, page: number, signal: AbortSignal, work: Work<T>) {
    const stop = new AbortController()
    const either = AbortSignal.any([signal, stop.signal, this.#session.signal])
    const run = async (until: AbortSignal = either) => {
      if (this.#state.is !== 'open') throw new DOMException('The document was closed', 'AbortError')
      if (this.#givenUp[kind].has(page)) throw this.#pageProblem(page, took)
      const turn = this.#turn
      try {
        return await watch(work(this.#state.pdf, until), patience, until)
      } catch (error) {
        if (until.aborted || turn !== this.#turn) throw error
        if (!(error instanceof OutOfPatience)) {
          throw this.#pageProblem(page, t`the page is damaged`, error)
        }
        stop.abort()
        await this.#overdue(kind, page, turn)
        throw this.#pageProblem(page, took, error)
      }
    }
    return { either, run }
  }

  #pageProblem(page: number, detail: string, cause?: unknown) {
    const [title, number] = [this.#file.title, page + 1]
    const subject = t({
      message: `${title}, page ${number},`,
      comment: 'the subject of a sentence: “…, page 3, cannot be shown: it is damaged”',
    })
    return new ProblemError(problem('evidence-unreadable', subject, detail), { cause })
  }

  /**
   * A stage took too long. If the worker still answers, it is that page's doing. If not, the
   * document is opened again on another worker; the first time any page may have been the cause, so
   * from then on they are read one by one, and the next to take too long is the one.
   */
  async #overdue(kind: Stage, page: number, turn: number) {
    if (this.#state.is !== 'open') return
    const hangs = await watch(this.#state.pdf.ping(), answer).then(
      () => false,
      (error: unknown) => error instanceof OutOfPatience,
    )
    if (!hangs || this.#careful) this.#givenUp[kind].add(page)
    if (turn !== this.#turn) return
    // What it read for that page is a collector's to find, and large; the end of a worker is sure.
    if (!hangs) return this.#lease?.retire()
    this.#careful = true
    this.#pace()
    this.#lease?.condemn()
    this.retry()
  }

  async #open() {
    const turn = ++this.#turn
    this.#session = new AbortController()
    const still = () => turn === this.#turn
    this.#become({ is: 'opening' })
    const password = passwords.get(this.#file.sha256) ?? null
    if (password !== null) whenForgotten(() => this.retry(), this.#session.signal)
    let leased: Lease | null = null
    try {
      await this.#giveWay()
      if (!still()) return
      const source = await openNamed(this.#openSource, this.#file.title, this.#file.sha256)
      if (!still()) return
      const lost = () => still() && this.retry()
      leased = lease(source.size, lost, this.#isApart)
      this.#lease = leased
      leased.isShown = this.#isShown
      const opened = await openDocument({
        title: this.#file.title,
        source,
        lease: leased,
        password,
        covers: this.#covers,
        onError: (error) => {
          if (still()) this.#fail(toProblem(error))
        },
      })
      if (!still()) {
        await opened.close()
        return
      }
      this.#opened = opened
      const { pdf } = opened
      const first = await watch(pdf.size(0), patience, this.#session.signal)
      if (still()) this.#become({ is: 'open', turn, pdf, first })
    } catch (error) {
      if (still()) this.#opening(error)
    } finally {
      if (!still()) leased?.end()
    }
  }

  /** What an opening that did not succeed becomes. */
  #opening(error: unknown) {
    if (error instanceof PasswordWanted) {
      passwords.delete(this.#file.sha256)
      this.#end()
      this.#become({ is: 'locked', wrong: error.wrong })
      return
    }
    if (error instanceof OutOfPatience) this.#lease?.condemn()
    const found =
      error instanceof ProblemError
        ? error.problem
        : problem(
            'evidence-unreadable',
            this.#file.title,
            error instanceof OutOfPatience ? took : t`its pages are damaged`,
          )
    this.#fail(found)
  }

  #fail(found: Problem) {
    this.#end()
    this.#become({ is: 'failed', problem: found })
  }

  /** Ends what the last opening made; the state is for whoever calls to say. */
  #end() {
    this.#turn += 1
    this.#session.abort()
    const leased = this.#lease
    const opened = this.#opened
    this.#lease = null
    this.#opened = null
    void (async () => {
      await opened?.close()
      leased?.end()
    })()
  }

  /**
   * On screen two at once: one that takes long does not keep the others waiting. Out of sight one, so
   * that somebody who reads or writes meanwhile is kept up the less.
   */
  #pace() {
    this.#turns.allow(this.#isShown && !this.#careful ? 2 : 1)
  }

  #mark(isShown: boolean) {
    this.#isShown = isShown
    this.#pace()
    if (isShown) {
      this.#lookedAt.abort()
      onScreen.waitFor(Promise.race([this.#sight.promise, this.#left.promise]))
    } else {
      this.#lookedAt = new AbortController()
      this.#left.resolve()
      this.#left = Promise.withResolvers()
    }
    if (this.#lease) this.#lease.isShown = isShown
  }

  /** Lets the documents come first that somebody looks at and sees nothing of yet. */
  async #giveWay() {
    const signal = AbortSignal.any([this.#session.signal, this.#lookedAt.signal])
    await onScreen.come(signal).catch(() => {})
  }

  #become(state: PdfState) {
    this.#state = state
    // The message stands where the page would.
    if (state.is === 'failed' || state.is === 'locked') this.#sight.resolve()
    for (const listener of this.#listeners) listener()
  }
}
