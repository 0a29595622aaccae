/** What runs in a window of a simulated workstation and in its worker, bundled as one program. */
import { Dexie } from 'dexie'

// Dexie looks for these on the real global object, which a simulated window has not.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })

import { store } from '../../../renderer/store/open.ts'

export { openStore, store } from '../../../renderer/store/open.ts'
export { reconcileJournal } from '../../../renderer/store/reconcile.ts'
export { openDraft } from '../../../renderer/store/drafts.ts'
export { decide } from '../../../renderer/store/decide.ts'
export { packetView } from '../../../renderer/store/packet.ts'
export { status } from '../../../renderer/store/status.ts'
export { here } from '../../../renderer/store/host.ts'
export { conflicts, conflictView } from '../../../renderer/store/conflicts.ts'
export { keepAsOpinion, reviewAgain, withdrawDecision } from '../../../renderer/store/resolve.ts'
export { takeBack } from '../../../renderer/store/take-back.ts'
export { openDecisions, openDraftRow } from '../../../renderer/store/sealed.ts'
export { clock, runSync } from '../../../renderer/sync/loop.ts'

/** The packets as this machine has them, by due date. */
export const queue = () => store().library.packets.orderBy('[dueAt+id]').toArray()
