/** Damage to the files of a workstation that is closed: found by their names, never read. */
import { open, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Random } from '../../../shared/rules/random.ts'

export type Backend = 'leveldb' | 'sqlite'

/** The switch that has Chromium keep IndexedDB in SQLite. */
export const backendSwitches: Record<Backend, string[]> = {
  leveldb: ['--disable-features=IdbSqliteBackingStore'],
  sqlite: ['--enable-features=IdbSqliteBackingStore'],
}

/** Each database has a storage bucket of its own, whose folder has the bucket's number. */
const buckets = { journal: /^journal(-\d+)?$/, library: /^library$/ } as const
export type Store = keyof typeof buckets

const storage = 'browser/Default/WebStorage'

/** The newest bucket of a store, by Chromium's register of them. */
function folderOf(profile: string, store: Store): string | null {
  const register = new DatabaseSync(join(profile, storage, 'QuotaManager'), { readOnly: true })
  const rows = register.prepare('select id, name from buckets order by id').all()
  register.close()
  const bucket = rows.findLast(({ name }) => buckets[store].test(String(name)))
  return bucket ? join(profile, storage, String(bucket['id'])) : null
}

/** Which files of a store, by their names. */
const parts: Record<Backend, Record<string, RegExp>> = {
  leveldb: {
    manifest: /MANIFEST-\d+$/,
    current: /CURRENT$/,
    log: /\/\d+\.log$/,
    table: /\.ldb$/,
    blob: /\.blob\//,
    all: /IndexedDB\//,
  },
  sqlite: {
    database: /IndexedDB\/.*\/?[A-Z2-7]{40,}$/,
    wal: /-wal$/,
    all: /IndexedDB\//,
  },
}

const acts = ['header', 'bytes', 'cut', 'delete'] as const
type Act = (typeof acts)[number]

export type Injury = { store: Store; part: string; act: Act }

export const nameOf = ({ store, part, act }: Injury) => `${store} ${part} ${act}`

/** Every way of damage there is to a backend's files. */
export const injuries = (backend: Backend): Injury[] =>
  (['journal', 'library'] as const).flatMap((store) =>
    Object.keys(parts[backend]).flatMap((part) =>
      acts.filter((act) => part !== 'all' || act === 'delete').map((act) => ({ store, part, act })),
    ),
  )

async function filesIn(profile: string, store: Store): Promise<string[]> {
  const folder = folderOf(profile, store)
  if (folder === null) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path.includes('/IndexedDB/'))
}

/** Which backend the files of the journal are of, by their names; null where there are none. */
export async function backendOf(profile: string): Promise<Backend | null> {
  const files = await filesIn(profile, 'journal')
  if (files.some((file) => parts.leveldb['current']!.test(file))) return 'leveldb'
  return files.some((file) => parts.sqlite['database']!.test(file)) ? 'sqlite' : null
}

async function partOf(profile: string, backend: Backend, { store, part }: Injury) {
  const named = parts[backend][part]!
  return (await filesIn(profile, store)).filter((file) => named.test(file))
}

/** Whether there are such files, or will be as soon as the browser is killed. */
export const hasPart = async (profile: string, backend: Backend, injury: Injury) =>
  injury.part === 'wal' || (await partOf(profile, backend, injury)).length > 0

/** Damages files of a closed profile. */
export async function injure(
  profile: string,
  backend: Backend,
  injury: Injury,
  random: Random,
): Promise<void> {
  for (const file of await partOf(profile, backend, injury)) await harm(file, injury.act, random)
}

/** In bytes: as much as a bad sector's neighbourhood shows of itself. */
const wound = 64

/** Overwrites the beginning or some place of a file, cuts it somewhere, or deletes it. */
export async function harm(path: string, act: Act, random: Random): Promise<void> {
  const { size } = await stat(path)
  if (act === 'delete') await rm(path)
  else if (act === 'cut') await truncate(path, random.below(size))
  else {
    const file = await open(path, 'r+')
    const length = Math.min(wound, size)
    const bytes = Buffer.from(Array.from({ length }, () => random.below(256)))
    await file.write(bytes, 0, length, act === 'header' ? 0 : random.below(size - length + 1))
    await file.close()
  }
}
