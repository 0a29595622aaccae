import * as z from 'zod'
import { Sha256, Uuid } from './values.ts'

const Share = z.number().min(0).max(1)

/**
 * left, top, width, height in parts of a page as it stands upright, from its corner at the top left: a
 * page of a PDF as its document turns it, a picture as the camera was held.
 */
export const CoverBox = z
  .tuple([Share, Share, Share, Share])
  .refine(([, , width, height]) => width > 0 && height > 0, 'a cover has a width and a height')
export type CoverBox = z.infer<typeof CoverBox>

/** A region of a page of a file that is not to be seen, nor read in any other way. */
export const Cover = z.object({
  id: Uuid,
  /** Of the file: a cover belongs to its bytes, in whichever packet they are. */
  sha256: Sha256,
  /** Counted from 0. */
  page: z.int().nonnegative(),
  box: CoverBox,
  /** What is under it, in the words of whoever covered it; empty where nothing was said. */
  name: z.string().trim().max(300),
})
export type Cover = z.infer<typeof Cover>
