import type { CommentBank } from '../../../shared/model/comments.ts'
import { bank as cfd1 } from './cfd-1.ts'
import { bank as cfd2 } from './cfd-2.ts'
import { bank as cfd3 } from './cfd-3.ts'
import { bank as fl1 } from './fl-1.ts'
import { bank as fl2 } from './fl-2.ts'
import { bank as fl3 } from './fl-3.ts'
import { bank as nmc } from './nmc-draft.ts'

/** The comments that the demonstration's office shares, a bank for each rubric. */
export const banks: CommentBank[] = [cfd1, cfd2, cfd3, fl1, fl2, fl3, nmc]
