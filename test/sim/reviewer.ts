/** What a reviewer does in a window, through the same functions that the screens use. */
import { criteria } from './records/programme.ts'
import { Decision, type SignedDecision } from '../../shared/model/decision.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import type { World } from './engine/world.ts'
import type { Device } from './machine/device.ts'
import type { Window } from './machine/programs.ts'
import type { Told } from './told.ts'

export type Scene = { world: World; told: Told; device: Device; window: Window }

/** Problems that a reviewer may meet; anything else is a fault of the program. */
const expected = new Set([
  'packet-not-here',
  'draft-overtaken',
  'already-decided',
  'decided-before',
  'draft-incomplete',
  'draft-outdated',
  'host-unreachable',
  'journal-unwritable',
  'journal-behind',
  'journal-damaged',
  'draft-unwritable',
  'already-sent',
  'vault-destroyed',
  'nothing-decided',
])

/** Goes through a reviewer's work as it is written; a problem of the catalogue ends it. */
export function act({ world }: Scene, work: Promise<void>): Promise<void> {
  return work.catch((error: unknown) => {
    if (error instanceof ProblemError && expected.has(error.problem.code)) {
      world.note(error.problem.code)
      return
    }
    world.fail(error)
  })
}

/**
 * One of the packets that are on this machine and still to be reviewed. One in conflict can only be
 * answered: its screen has no ratings until it is taken up again.
 */
async function choose({ window }: Scene, number: number): Promise<string | null> {
  const rows = await window.queue()
  const open = rows.filter(
    ({ standing, gone }) => gone === null && (standing === 'open' || standing === 'draft'),
  )
  return open[number % open.length]?.id ?? null
}

/** Whether it is a packet of before, served once more: what is chosen on it is signed by nobody. */
async function isRepeat({ window }: Scene, packetId: string): Promise<boolean> {
  const row = await window.store().library.packets.get(packetId)
  return row?.repeatOf !== undefined
}

/** Goes to a packet, looks at what changed and gives one rating. */
export async function review(scene: Scene, number: number, rating: number): Promise<void> {
  const packetId = await choose(scene, number)
  if (packetId !== null) await rate(scene, packetId, rating)
}

/** Rates a criterion of a packet, with a comment. */
export async function rate(scene: Scene, packetId: string, rating: number): Promise<void> {
  const { told, device, window } = scene
  const isKept = !(await isRepeat(scene, packetId))
  const draft = await window.openDraft(packetId)
  try {
    if (draft.outdated !== null) await draft.renew()
    const criterionId = criteria[rating % criteria.length]!
    const step = ['no', 'yes', 'well'][Math.floor(rating / criteria.length)]!
    const mark = told.mark(packetId)
    await draft.change((before) => {
      const score = { ratingId: `${criterionId}-${step}`, comment: mark, anchors: [] }
      return {
        ...before,
        scores: { ...before.scores, [criterionId]: score },
        note: `${before.note}|${mark}`,
      }
    })
    // The draft of a repeat goes with it.
    if (isKept) told.save(device, packetId, mark)
  } finally {
    await draft.close()
  }
}

/** Completes a review and decides it; `returned` sends the packet back instead of rating it. */
export async function decide(scene: Scene, number: number, returned: boolean): Promise<void> {
  const packetId = await choose(scene, number)
  if (packetId !== null) await complete(scene, packetId, returned)
}

async function complete(scene: Scene, packetId: string, returned: boolean): Promise<void> {
  const { window, told } = scene
  const isAgain = await isRepeat(scene, packetId)
  const draft = await window.openDraft(packetId)
  try {
    if (draft.outdated !== null) await draft.renew()
    await draft.change((before) => ({
      ...before,
      scores: Object.fromEntries(
        criteria.map((id) => {
          const score = before.scores[id] ?? { ratingId: null, comment: '', anchors: [] }
          return [id, { ...score, ratingId: score.ratingId ?? `${id}-yes` }]
        }),
      ),
      reason: before.kind === 'amendment' ? 'Looked at it again' : '',
      chosenOutcome: returned ? 'returned' : null,
      feedback: returned ? `Please hand in more for ${packetId}` : '',
    }))
    // From there on the screen goes on, and a crash must not lose it.
    const safe = (made: SignedDecision) =>
      isAgain ? void told.unsigned.add(made.id) : decided(scene, packetId, made)
    const { signed } = await window.decide(packetId, undefined, undefined, safe)
    // It may have been made before.
    safe(signed)
  } finally {
    await draft.close().catch(() => {})
  }
}

/** Notes what a window has called decided. */
function decided(
  { world, told, device }: Scene,
  packetId: string,
  { canonical, hash, id }: SignedDecision,
): void {
  const decision = Decision.parse(JSON.parse(canonical))
  if (decision.id !== id || decision.packetId !== packetId)
    world.fail(new Error(`${packetId} was decided, and the decision is ${canonical}`))
  const before = told.decisions.get(id)
  if (before !== undefined && before.canonical !== canonical)
    world.fail(new Error(`${packetId} was decided twice, each time otherwise`))
  told.decisions.set(id, { device, packetId, canonical, hash })
}

/** One of the packets that are decided, and with this reviewer. */
async function chooseDecided({ window }: Scene, number: number): Promise<string | null> {
  const rows = await window.queue()
  const done = rows.filter(
    ({ standing, gone }) => gone === null && (standing === 'decided' || standing === 'accepted'),
  )
  return done[number % done.length]?.id ?? null
}

/** Takes a decision back while it is on this machine only. */
export async function takeBack(scene: Scene, number: number): Promise<void> {
  const packetId = await chooseDecided(scene, number)
  if (packetId !== null) await scene.window.takeBack(packetId)
}

/** Begins to amend a decision; like any draft it is decided later. */
export async function amend(scene: Scene, number: number): Promise<void> {
  const packetId = await chooseDecided(scene, number)
  if (packetId !== null) await scene.window.reviewAgain(packetId, 'amendment')
}

export async function withdraw(scene: Scene, number: number): Promise<void> {
  const packetId = await chooseDecided(scene, number)
  if (packetId === null) return
  const isAgain = await isRepeat(scene, packetId)
  const { signed } = await scene.window.withdrawDecision(packetId, 'It was the wrong one')
  if (!isAgain) decided(scene, packetId, signed)
}

/** Answers one of the conflicts in one of the ways that there are. */
export async function answer(scene: Scene, number: number, choice: number): Promise<void> {
  const asking = await scene.window.conflicts()
  const packetId = asking[number % asking.length]?.packetId
  if (packetId !== undefined) await resolve(scene, packetId, choice)
}

/** @param choice among the ways that the screen offers for it */
export async function resolve(scene: Scene, packetId: string, choice: number): Promise<void> {
  const { window } = scene
  const view = await window.conflictView(packetId)
  const way = view?.resolutions[choice % view.resolutions.length]
  if (way === 'second-opinion')
    decided(scene, packetId, (await window.keepAsOpinion(packetId)).signed)
  if (way === 'withdraw') {
    const { signed } = await window.withdrawDecision(packetId, 'It came too late')
    decided(scene, packetId, signed)
  }
  if (way !== 'resubmit' && way !== 'amend') return
  await window.reviewAgain(packetId, way === 'amend' ? 'amendment' : 'review')
  await complete(scene, packetId, false)
}
