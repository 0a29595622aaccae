import type { DBCoreTable, Middleware, DBCore } from 'dexie'
import type { Library } from './databases.ts'

/** What a browser says of rows that it cannot read; other failures are of the moment. */
const ofDamage = new Set(['UnknownError', 'DataError', 'NotFoundError', 'NotReadableError'])

const isOfDamage = (error: unknown) => error instanceof Error && ofDamage.has(error.name)

/**
 * Tells of each read of the library that fails as damaged files do. A piece of evidence is left
 * out: whoever reads one checks its hash and has it fetched again.
 */
export function watchReads(library: Library, failed: () => void): void {
  const watch = <Request, Result>(
    read: (request: Request) => Promise<Result>,
  ): ((request: Request) => Promise<Result>) => {
    return (request) => {
      const reading = read(request)
      reading.catch((error: unknown) => {
        if (isOfDamage(error)) failed()
      })
      return reading
    }
  }
  const watched = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    get: watch((request) => table.get(request)),
    getMany: watch((request) => table.getMany(request)),
    query: watch((request) => table.query(request)),
    openCursor: watch((request) => table.openCursor(request)),
    count: watch((request) => table.count(request)),
  })
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'watch-reads',
    create: (core) => ({
      ...core,
      table: (name) => (name === 'pieces' ? core.table(name) : watched(core.table(name))),
    }),
  }
  library.use(middleware)
}
