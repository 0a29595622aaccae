import { t } from '@lingui/core/macro'
import type { Evidence } from '../../shared/model/evidence.ts'
import { type Covering, coversOf, uncovered } from '../reading/covers/cover.ts'
import { coverRegion, liftRegion, nameCover } from '../scoring/covering.ts'
import type { PacketView } from '../store/packet.ts'
import { useSay } from '../ui/Announcer.tsx'

/** What is covered of an item, and how the reviewer covers more of it. */
export function useCovering(
  packetId: string,
  view: PacketView | undefined,
  onProblem: (error: unknown) => void,
): (item: Evidence) => Covering {
  const say = useSay()
  return (item) => {
    if (!view || item.kind !== 'file') return uncovered
    const { sha256 } = item
    return {
      covers: coversOf(view.covers, sha256),
      onCover: (page, box) => {
        const cover = { id: crypto.randomUUID(), sha256, page, box, name: '' }
        coverRegion(packetId, cover).then(() => say(t`Covered`), onProblem)
      },
      onName: (cover, name) => void nameCover(packetId, cover, name).catch(onProblem),
      onLift: (cover) =>
        void liftRegion(packetId, cover).then(() => say(t`The cover is lifted`), onProblem),
    }
  }
}
