import type { Covering } from '../../covers/put.ts'
import type { PlannedPacket } from '../plan.ts'
import type { Random } from '../random.ts'
import type { Setting, Writer } from '../texts/writer.ts'
import type { Look } from '../paper/paper.ts'

/** One thing that a learner hands in. */
export type HandIn =
  | {
      kind: 'file'
      title: string
      fileName: string
      mediaType: string
      bytes: Uint8Array
      /** What of it the office has covered. */
      covers?: Covering[]
    }
  | { kind: 'text'; title: string; text: string }
  | { kind: 'link'; title: string; url: string }

/** What it takes to make one: whose it is, their words, and the way their papers look. */
export type Task = {
  packet: PlannedPacket
  /** As it stands on the papers: the learner's number where the review is blind. */
  who: string
  setting: Setting
  writer: Writer
  random: Random
  look: Look
  /** How many of the same recipe came before it in this packet. */
  nth: number
}

export type Maker = (task: Task) => HandIn | Promise<HandIn>

const inWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
export const dateInWords = (at: Date) => inWords.format(at)

const inFigures = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
})
export const dateInFigures = (at: Date) => inFigures.format(at)

/** So many days before a learner handed in. */
export const daysBefore = ({ packet }: Task, days: number) =>
  new Date(packet.submittedAt.getTime() - days * 86_400_000)

/** A name as somebody would give it to a file. */
export const fileNameOf = (task: Task, words: string, extension: string) => {
  const plain = words.replace(/[^A-Za-z0-9]+/g, ' ').trim()
  const styled = task.random.pick([
    plain.replaceAll(' ', '_'),
    plain.replaceAll(' ', '-').toLowerCase(),
    plain,
    `${plain} FINAL`,
    `${plain.replaceAll(' ', '_')}_v${task.random.whole(2, 4)}`,
  ])
  return `${styled}.${extension}`
}
