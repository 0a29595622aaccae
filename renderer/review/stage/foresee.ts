import type { Evidence } from '../../../shared/model/evidence.ts'
import { holdDrafts } from '../../store/drafts-ahead.ts'
import { packetView, type PacketView } from '../../store/packet.ts'
import { whenPacketsChange } from '../../store/when-packets-change.ts'
import { neighbours, nextToDo } from '../../queue/walk.ts'
import { evidenceOf } from '../evidence.ts'
import { halvesLeft } from './left.ts'
import { keyOf, type Pane, paneOf } from './pane.ts'

/** The packets that are likely to be opened next, as they were when this one was opened. */
let prepared = new Map<string, PacketView>()

let endFollowing = () => {}

/** Forgets of what was foreseen what is another now: what is covered meanwhile is covered at once. */
function follow(ids: readonly string[]): ReadonlySet<string> {
  endFollowing()
  const stale = new Set<string>()
  endFollowing = whenPacketsChange(ids, (changed) => {
    for (const id of changed) {
      stale.add(id)
      prepared.delete(id)
    }
  })
  return stale
}

/** A packet as it was foreseen, until it is read anew; null where it was not. */
export const foreseen = (packetId: string): PacketView | null => prepared.get(packetId) ?? null

/**
 * What a reviewer is likely to look at next, most likely first: the packet that deciding leads to, the
 * items beside the one that is read, the packets after the next, and the one before. The drafts of
 * those that deciding leads to are opened with them.
 * @param shown what is on screen; the one that is read comes first
 */
export async function foresee(view: PacketView, shown: readonly Evidence[]): Promise<Pane[]> {
  const id = view.packet.id
  const [nextId, around] = await Promise.all([nextToDo(id), neighbours(id)])
  const laterId = nextId && (await nextToDo(nextId))
  const lastId = laterId && (await nextToDo(laterId))
  const toDo = [nextId, laterId, lastId].flatMap((one) => (one && one !== id ? one : []))
  // Without them a rubric comes a moment after its document.
  void holdDrafts([...new Set(toDo)]).catch(() => {})
  const likely = [nextId, around.next, laterId, lastId, around.previous]
  const stale = follow(likely.flatMap((one) => one || []))
  const [next, following, later, last, previous] = await Promise.all(
    likely.map(async (one) => one && packetView(one)),
  )
  const views = [next, following, later, last, previous].flatMap((one) => one || [])
  const fresh = views.filter(({ packet }) => !stale.has(packet.id))
  prepared = new Map(fresh.map((one) => [one.packet.id, one]))

  const items = evidenceOf(view)
  const at = items.findIndex(({ sha256 }) => sha256 === shown[0]?.sha256)
  const beside = (step: number) => (items[at + step] ? [paneOf(id, items[at + step]!, view)] : [])
  const first = (one: PacketView | null | '' | undefined) => (one ? firstPane(one) : [])
  return [
    ...first(next),
    ...beside(1),
    ...first(following),
    ...first(later),
    ...first(last),
    ...beside(-1),
    ...first(previous),
  ].filter(({ key }) => !shown.some((item) => key === keyOf(id, item)))
}

/** What a packet shows when it is opened. */
export function firstPane(view: PacketView): Pane[] {
  const items = evidenceOf(view)
  return halvesLeft(view.packet.id, items).halves.flatMap(({ index, isCopy }) =>
    items[index] ? [paneOf(view.packet.id, items[index], view, isCopy)] : [],
  )
}
