import * as z from 'zod'
import { Framework } from '../../shared/model/framework.ts'
import { Rubric } from '../../shared/model/rubric.ts'
import { Id, Line, Prose } from '../../shared/model/values.ts'
import { type Problem, problem } from '../../shared/protocol/problem.ts'

/** Text of a person without control characters, which no database and no screen wants. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/
const clean = (text: string) => !control.test(text)
const CleanLine = Line.refine(clean, 'has control characters')

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

export const ManifestItem = z
  .object({
    title: CleanLine,
    /** Below the manifest's folder. */
    file: z.string().min(1).optional(),
    text: Prose.min(1).refine(clean, 'has control characters').optional(),
    url: z
      .url({ protocol: /^https?$/, error: 'is not an http or https address' })
      .max(2000)
      .optional(),
    /** The media type; by the file's ending where it is not given. */
    type: z.string().optional(),
    /** What of the file nobody is to see: pages from 1, the rest in per cent of the upright page. */
    covers: z.array(ManifestCover).max(200).optional(),
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
            reason: Prose.min(1).refine(clean, 'has control characters'),
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
  earned: z.array(z.object({ learner: Id, achievement: Id })).default([]),
})
export type Programme = z.infer<typeof Programme>

/** A packet with the place in the manifest that each part of it came from. */
export type Wanted = {
  where: string
  packet: ManifestPacket
  items: { where: string; item: ManifestItem }[]
}

export type Manifest = {
  programme: Programme
  packets: Wanted[]
  /** What could not be read; the packets that it concerns are not among `packets`. */
  faults: Problem[]
}

export const fault = (where: string, detail: string) => problem('manifest-malformed', where, detail)

/** What is wrong with a value, each field by its name. */
export const faultsOf = (where: string, error: z.ZodError) =>
  error.issues.map(({ path, message }) =>
    fault(where, path.length > 0 ? `${path.join('.')} ${message}` : message),
  )
