import { t } from '@lingui/core/macro'
import type { Cover } from '../../shared/model/cover.ts'
import { keepCover, liftCover } from '../store/covers.ts'
import { type Deed, history as ofWindow, type History } from './history.ts'

type Write = { keep: (cover: Cover) => Promise<void>; lift: (id: string) => Promise<void> }
const journal: Write = { keep: (cover) => keepCover(cover), lift: (id) => liftCover(id) }

const plain = ({ id, sha256, page, box, name }: Cover): Cover => ({ id, sha256, page, box, name })

const keeping = (cover: Cover, said: string, { keep }: Write): Deed => ({
  run: () => keep(cover),
  said,
})
const lifting = ({ id }: Cover, { lift }: Write): Deed => ({
  run: () => lift(id),
  said: t`The cover is lifted`,
})

/** Covers a region of a file for this reviewer; a step that can be taken back. */
export async function coverRegion(
  packetId: string,
  given: Cover,
  history: History = ofWindow,
  write: Write = journal,
): Promise<void> {
  const cover = plain(given)
  await write.keep(cover)
  history.did(lifting(cover, write), keeping(cover, t`Covered again`, write), packetId)
}

export async function liftRegion(
  packetId: string,
  given: Cover,
  history: History = ofWindow,
  write: Write = journal,
): Promise<void> {
  const cover = plain(given)
  await write.lift(cover.id)
  history.did(keeping(cover, t`Covered again`, write), lifting(cover, write), packetId)
}

export async function nameCover(
  packetId: string,
  given: Cover,
  name: string,
  history: History = ofWindow,
  write: Write = journal,
): Promise<void> {
  const cover = plain(given)
  const named = { ...cover, name }
  await write.keep(named)
  history.did(
    keeping(cover, t`Named as before`, write),
    keeping(named, t`Named again`, write),
    packetId,
  )
}
