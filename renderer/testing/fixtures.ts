import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange, indexedDB } from 'fake-indexeddb'
import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import { pieceSize } from '../../shared/model/evidence.ts'
import type { Framework } from '../../shared/model/framework.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { journalDatabase, libraryDatabase, type Store } from '../store/databases.ts'
import { writeDraft } from '../store/draft-row.ts'
import { sha256 } from '../store/hash.ts'
import { createKeyring, type Keyring } from '../store/keyring.ts'

// Live queries stand still where Dexie found no IndexedDB of the platform's own.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })

const keyId = '00000000-0000-4000-8000-0000000000ce'
const made = createKeyring(keyId, new Uint8Array(32).fill(7))

/** Real keys, the same in every window of a test. */
export const keys: Keyring = {
  keyId,
  derive: async (thing, salt) => (await made).derive(thing, salt),
}

/** A store of its own; given the factories of another, a second window on that one. */
export function openTestStore(
  library = new IDBFactory(),
  journal = new IDBFactory(),
): Store & { factories: [IDBFactory, IDBFactory] } {
  const opened = journalDatabase(keyId, { indexedDB: journal, IDBKeyRange })
  return {
    library: libraryDatabase({ indexedDB: library, IDBKeyRange }),
    journal: opened,
    keys,
    writeDraft: (seen, next) => writeDraft({ journal: opened, keys }, seen, next),
    bucket: 'own',
    factories: [library, journal],
  }
}

export const framework: Framework = {
  id: 'F-1',
  version: 1,
  title: 'A framework',
  pathways: [
    {
      id: 'coast',
      title: 'Coastal field data',
      description: '',
      kind: 'micro-credential',
      achievements: [1, 2, 3].map((level) => ({
        id: `coast-${level}`,
        title: `Coastal field data ${level}`,
        level: level as 1 | 2 | 3,
        rubricId: `R-coast-${level}`,
        standards: [{ id: `S-${level}`, code: `C${level}`, statement: 'Measures' }],
      })),
      macroBadge: { id: 'coast-all', title: 'Coastal field data' },
    },
  ],
}

export const rubric: Rubric = {
  id: 'R-coast-1',
  version: 1,
  achievementId: 'coast-1',
  level: 1,
  title: 'Level 1',
  criteria: ['sampling', 'quality'].map((id) => ({
    id,
    standardId: 'S-1',
    title: id,
    description: `How good the ${id} is`,
    evidenceDemanded: false,
    ratings: [
      { id: `${id}-no`, label: 'Not yet', description: 'No', points: null },
      { id: `${id}-yes`, label: 'Meets', description: 'Yes', points: null },
    ],
    requiredRatingId: `${id}-yes`,
  })),
  feedback: 'optional',
}

/** Bytes that differ by their seed and from piece to piece. */
export function bytesOf(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 97) bytes[at] = (seed * 31 + at * 7) % 251
  if (size > 0) bytes[0] = seed % 251
  return bytes
}

export async function fileOf(
  bytes: Uint8Array<ArrayBuffer>,
  title = 'Field log',
): Promise<EvidenceFile> {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += pieceSize)
    pieces.push(await sha256(bytes.slice(at, at + pieceSize)))
  const hash = await sha256(bytes)
  return {
    kind: 'file',
    id: `E-${hash.slice(0, 8)}`,
    title,
    fileName: null,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: hash,
    pieces,
  }
}

export const textItem: Evidence = {
  kind: 'text',
  id: 'E-text',
  title: 'Reflection',
  text: 'I measured twice.',
  sha256: 'a'.repeat(64),
}

export const packetOf = (id: string, over: Partial<Packet> = {}): Packet => ({
  id,
  revision: 1,
  attempt: 1,
  frameworkId: 'F-1',
  pathwayId: 'coast',
  achievementId: 'coast-1',
  rubricId: 'R-coast-1',
  rubricVersion: 1,
  blind: false,
  covers: [],
  learner: { alias: 'L-17', name: 'Amina Diallo' },
  submittedAt: '2026-11-01T08:00:00.000Z',
  dueAt: '2026-12-01T08:00:00.000Z',
  evidence: [textItem],
  earlier: [],
  earned: [],
  earnedBy: [],
  decided: null,
  calibration: null,
  ...over,
})
