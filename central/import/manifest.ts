import * as z from 'zod'
import { Framework } from '../../shared/model/framework.ts'
import { Outcome } from '../../shared/model/outcome.ts'
import { Rubric } from '../../shared/model/rubric.ts'
import { Id, Line, Prose } from '../../shared/model/values.ts'
import type { Problem } from '../../shared/protocol/problem.ts'

/** Text of a person without control characters, which no database and no screen wants. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/
const clean = (text: string) => !control.test(text)
const CleanLine = Line.refine(clean, 'has control characters')
const CleanProse = Prose.refine(clean, 'has control characters')
const Url = z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).max(2000)

/** An instant with its offset, or a day, of which the given end is meant, in UTC. */
const moment = (end: string) =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'is neither a day (2026-11-23) nor an instant (2026-11-23T15:04:05Z)',
    })
    .transform((text) => new Date(text.length === 10 ? `${text}T${end}Z` : text).toISOString())

const Share = z.number().min(0).max(100)
const ManifestCover = z.object({
  page: z.int().positive().default(1),
  left: Share,
  top: Share,
  width: Share.gt(0),
  height: Share.gt(0),
  name: z.string().trim().max(300).refine(clean, 'has control characters').default(''),
})

/** Also what a cell of `manifest.csv` is told. */
const notCovers =
  'is not like “1: 10 8 40 4 name”: a page, then left, top, width and height in per cent'

export const ManifestItem = z
  .object({
    title: CleanLine,
    /** Below the manifest's folder. */
    file: z.string().min(1).optional(),
    text: CleanProse.min(1).optional(),
    url: Url.optional(),
    /** The media type; by the file's ending where it is not given. */
    type: z.string().optional(),
    /** What of the file nobody is to see: pages from 1, the rest in per cent of the upright page. */
    covers: z.array(ManifestCover, { error: notCovers }).max(200).optional(),
  })
  .refine(({ file, covers }) => covers === undefined || file !== undefined, {
    message: 'only a file has covers',
  })
  .refine(
    ({ file, text, url }) => [file, text, url].filter((one) => one !== undefined).length === 1,
    { message: 'needs exactly one of file, text and url' },
  )
export type ManifestItem = z.infer<typeof ManifestItem>

export const ManifestPacket = z.object({
  id: Id,
  learner: z.object({
    id: Id,
    name: CleanLine.optional(),
    alias: CleanLine.optional(),
    /** Other names, e-mail addresses and user names of the learner. */
    also: z.array(CleanLine).max(20).optional(),
  }),
  achievement: Id,
  attempt: z.int().positive().default(1),
  blind: z.boolean().default(false),
  reviewer: Id.optional(),
  submitted: moment('00:00:00.000'),
  due: moment('23:59:59.999').optional(),
  /** Set where its ratings are agreed on. Packets of a set are given as copies, to nobody themselves. */
  calibration: z
    .object({
      role: z.enum(['practice', 'qualification', 'seed']),
      agreed: z
        .array(
          z.object({
            criterion: Id,
            rating: Id,
            reason: CleanProse.min(1),
          }),
        )
        .min(1),
    })
    .optional(),
})
export type ManifestPacket = z.infer<typeof ManifestPacket>

/** What may stand beside the packets in `manifest.json`, or in a `framework.json`. */
export const Programme = z.object({
  framework: Framework.optional(),
  rubrics: z.array(Rubric).default([]),
  reviewers: z.array(z.object({ id: Id, name: CleanLine })).default([]),
})
export type Programme = z.infer<typeof Programme>

/** A level that a learner had earned before these records began. */
export const ManifestEarned = z.object({
  learner: Id,
  achievement: Id,
  at: moment('00:00:00.000').optional(),
  /** What it was earned by: named, and known again by what was handed in, where that is still there. */
  evidence: z
    .array(
      z
        .object({
          title: CleanLine,
          file: z.string().min(1).optional(),
          text: CleanProse.min(1).optional(),
          url: Url.optional(),
        })
        .refine(
          ({ file, text, url }) => [file, text, url].filter((one) => one !== undefined).length <= 1,
          { message: 'has at most one of file, text and url' },
        ),
    )
    .max(100)
    .optional(),
})
export type ManifestEarned = z.infer<typeof ManifestEarned>
export type EarnedItem = NonNullable<ManifestEarned['evidence']>[number]

/** An attempt that was decided before these records began. */
export const ManifestEarlier = z.object({
  learner: Id,
  achievement: Id,
  attempt: z.int().positive(),
  decided: moment('00:00:00.000'),
  outcome: Outcome.exclude(['recused'], {
    error: `is none of ${Outcome.exclude(['recused']).options.join(', ')}`,
  }),
  /** The newest of the achievement's rubric where it is not given. */
  rubricVersion: z.int().positive().optional(),
  ratings: z
    .array(z.object({ criterion: Id, rating: Id, comment: CleanProse.default('') }))
    .max(200)
    .refine(
      (ratings) => new Set(ratings.map(({ criterion }) => criterion)).size === ratings.length,
      { message: 'has a criterion twice' },
    )
    .default([]),
  feedback: CleanProse.default(''),
  /** What was handed in with it, where it is still there. */
  evidence: z.array(ManifestItem).max(100).default([]),
})
export type ManifestEarlier = z.infer<typeof ManifestEarlier>

export type PlacedItem = { where: string; item: ManifestItem }

/** A packet with the place in the manifest that each part of it came from. */
export type Wanted = { where: string; packet: ManifestPacket; items: PlacedItem[] }

/** What learners did before these records began, each with its place in the manifest. */
export type History = {
  earned: { where: string; entry: ManifestEarned }[]
  earlier: { where: string; entry: ManifestEarlier }[]
}

export type Manifest = {
  programme: Programme
  history: History
  packets: Wanted[]
  /** What could not be read; the packets that it concerns are not among `packets`. */
  faults: Problem[]
}
