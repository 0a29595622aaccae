import * as z from 'zod'
import { Id, Line, Prose, Sha256 } from './values.ts'

/** Bytes of one piece of an evidence file; the last piece is shorter. */
export const pieceSize = 1024 * 1024

const common = { id: Id, title: Line }

export const EvidenceFile = z
  .object({
    ...common,
    kind: z.literal('file'),
    /** As the learner named it; null where the review is blind. */
    fileName: Line.nullable(),
    mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
    /** In bytes. */
    size: z.int().nonnegative(),
    sha256: Sha256,
    /** The SHA-256 of each piece of `pieceSize` bytes, in order. */
    pieces: z.array(Sha256),
  })
  .refine(({ size, pieces }) => pieces.length === Math.ceil(size / pieceSize), {
    message: 'the number of pieces does not fit the size',
    path: ['pieces'],
  })
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** `sha256` is taken over the UTF-8 bytes of the text as it was handed in, before names are taken out. */
export const EvidenceText = z.object({
  ...common,
  kind: z.literal('text'),
  text: Prose,
  sha256: Sha256,
})
export type EvidenceText = z.infer<typeof EvidenceText>

/** `sha256` is taken over the UTF-8 bytes of the address. */
export const EvidenceLink = z.object({
  ...common,
  kind: z.literal('link'),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** Set where the review is blind and the address names the learner: it was not sent. */
  withheld: z.literal(true).optional(),
  sha256: Sha256,
})
export type EvidenceLink = z.infer<typeof EvidenceLink>

export const Evidence = z.discriminatedUnion('kind', [EvidenceFile, EvidenceText, EvidenceLink])
export type Evidence = z.infer<typeof Evidence>
