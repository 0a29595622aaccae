import { haveBytes } from '../store/files.ts'
import type { Store } from '../store/databases.ts'
import type { LibraryCounts } from '../store/rows.ts'
import { decidedIn } from '../store/work.ts'
import { openLearner, openPacket } from '../store/sealed.ts'

/** The library's counts, found by counting: what the kept ones must always equal. */
export async function countByHand({ library }: Store): Promise<LibraryCounts> {
  const packets = (await library.packets.toArray()).filter(({ role }) => role === null)
  const files = await library.files.toArray()
  return {
    packets: packets.length,
    decided: decidedIn(packets),
    ready: packets.filter(({ ready }) => ready === 1).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    have: files.reduce((sum, file) => sum + haveBytes(file), 0),
  }
}

/** All of the library but bytes and what the status line says, to compare. */
export async function contents(store: Store) {
  const { library, keys } = store
  const meta = (await library.meta.toArray()).filter(({ key }) => key !== 'sync')
  return {
    // Sealed anew each time, so that only what they say can be compared.
    packets: await Promise.all(
      (await library.packets.toArray()).map(async ({ salt: _, ...row }) => ({
        ...row,
        learner: await openLearner(keys, { ...row, salt: _ }),
      })),
    ),
    bodies: await Promise.all((await library.bodies.toArray()).map((row) => openPacket(keys, row))),
    files: (await library.files.toArray()).map(({ salt, ...row }) => ({
      ...row,
      salt: salt.length,
    })),
    rubrics: await library.rubrics.toArray(),
    frameworks: await library.frameworks.toArray(),
    pieces: await library.pieces.toCollection().primaryKeys(),
    meta,
  }
}
