import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { CommentBank } from '../../shared/model/comments.ts'
import type { Framework } from '../../shared/model/framework.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { WriteDraft } from './draft-row.ts'
import type { Keyring } from './keyring.ts'
import type {
  BaseRow,
  BodyRow,
  CommentRow,
  CommentUseRow,
  CoverRow,
  DraftRow,
  FileRow,
  FlagRow,
  IntentRow,
  JournalMeta,
  LibraryMeta,
  PacketRow,
  PieceRow,
  PlaceRow,
  ReadingRow,
  RepeatRow,
  SealedDecision,
  TextRow,
  TimeRow,
  TrialRow,
} from './rows.ts'

type MetaRow<Meta> = { [Key in keyof Meta]: { key: Key; value: Meta[Key] } }[keyof Meta]
export type MetaTable<Meta> = Table<MetaRow<Meta>, string>

/** What can be fetched again. */
export type Library = Dexie & {
  frameworks: Table<Framework, string>
  rubrics: Table<Rubric, [id: string, version: number]>
  packets: Table<PacketRow, string>
  bodies: Table<BodyRow, string>
  bases: Table<BaseRow, [id: string, revision: number]>
  files: Table<FileRow, string>
  pieces: Table<PieceRow, [sha256: string, index: number]>
  texts: Table<TextRow, [sha256: string, part: number]>
  banks: Table<CommentBank, string>
  meta: MetaTable<LibraryMeta>
}

/** What cannot be fetched again. */
export type Journal = Dexie & {
  drafts: Table<DraftRow, string>
  intents: Table<IntentRow, string>
  decisions: Table<SealedDecision, string>
  readings: Table<ReadingRow, string>
  places: Table<PlaceRow, string>
  flags: Table<FlagRow, string>
  comments: Table<CommentRow, string>
  covers: Table<CoverRow, string>
  commentUses: Table<CommentUseRow, string>
  trials: Table<TrialRow, [packetId: string, at: string]>
  repeats: Table<RepeatRow, string>
  times: Table<TimeRow, string>
  meta: MetaTable<JournalMeta>
}

export type Store = {
  library: Library
  journal: Journal
  /** Open what both databases keep sealed. */
  keys: Keyring
  /** Writes a draft, off the window's own thread where there is one. */
  writeDraft: WriteDraft
  /** Where the journal lives: `own` bucket, or beside the library where there are no buckets. */
  bucket: 'own' | 'default'
}

/** The versions of the rows; a database with a higher one was written by a newer program. */
export const schemas = { library: 5, journal: 5 } as const

export const libraryIndexes = {
  frameworks: 'id',
  rubrics: '[id+version]',
  // What has no value is not in an index: by `gone`, `begun`, `role` and `repeatOf` only the few are found that have one.
  packets:
    'id, [dueAt+id], [ready+dueAt+id], [rubricId+rubricVersion+standing+dueAt+id], gone, *files, *earlierFiles, begun, role, repeatOf',
  bodies: 'id',
  bases: '[id+revision], id',
  files: 'sha256, state',
  pieces: '[sha256+index]',
  texts: '[sha256+part]',
  banks: 'rubricId',
  meta: 'key',
}

// A sequence is not unique here: a profile that was set up anew counts from 1 again, and its
// decisions must not be turned away by those of the device before it.
const journalIndexes = {
  drafts: 'packetId',
  intents: 'decisionId, at',
  decisions: 'id, sequence, packetId, [state+sequence]',
  readings: 'packetId',
  places: 'key, leftAt',
  flags: 'packetId',
  comments: 'id, rubricId',
  covers: 'id, sha256',
  commentUses: 'key',
  trials: '[packetId+at]',
  // A repeat that is out of the queue has no packet, one that is open was not decided.
  repeats: 'id, packetId, of, decidedAt',
  times: 'packetId',
  meta: 'key',
}

// Dexie's cache would show a live query rows whose transaction is still under way; on these screens
// "saved" means durable.
const truth: DexieOptions = { cache: 'disabled' }

export function libraryDatabase(options: DexieOptions = {}): Library {
  const database = new Dexie('library', {
    ...truth,
    ...options,
    chromeTransactionDurability: 'relaxed',
  })
  database.version(schemas.library).stores(libraryIndexes)
  return database as Library
}

/**
 * @param keyId of the key that seals it. Another key has a journal of its own: what one that was lost
 *   has sealed is not deleted, as the key may come back.
 */
export function journalDatabase(keyId: string, options: DexieOptions = {}): Journal {
  const database = new Dexie(`journal ${keyId}`, {
    ...truth,
    ...options,
    chromeTransactionDurability: 'strict',
  })
  database.version(schemas.journal).stores(journalIndexes)
  return database as Journal
}

/** A value of a `meta` table, or `otherwise` when it was never written. */
export async function readMeta<Meta, Key extends keyof Meta & string>(
  table: MetaTable<Meta>,
  key: Key,
  otherwise: Meta[Key],
): Promise<Meta[Key]> {
  const row = await table.get(key)
  return row === undefined ? otherwise : (row.value as Meta[Key])
}

export async function writeMeta<Meta, Key extends keyof Meta & string>(
  table: MetaTable<Meta>,
  key: Key,
  value: Meta[Key],
): Promise<void> {
  await table.put({ key, value })
}
