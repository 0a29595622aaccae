import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { build, type Plugin, type Rollup } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The names that a program finds where a platform has its globals, and what they are. */
export type Globals = Record<string, unknown>

/** A program of which each start has its own state, as after a start of the real one. */
export type Program<Exports> = (globals: Globals, modules: Record<string, unknown>) => Exports

/** What agrees the two ends is one for all: it holds no state, and its schemas are slow to make. */
const sharedOnce: Plugin = {
  name: 'shared-once',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'zod' || source.startsWith('node:')) return { id: source, external: true }
    if (importer === undefined || !source.startsWith('.')) return null
    const id = resolve(importer, '..', source)
    return id.startsWith(`${root}shared/`) ? { id, external: 'absolute' } : null
  },
}

async function compile(entry: string): Promise<{ code: string; imports: string[] }> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [sharedOnce],
    // What asks the global object for it must find that of its own start, too.
    define: { 'globalThis.crypto': 'crypto' },
    // As in a window: a package that has a version for browsers is taken in it.
    resolve: {
      conditions: ['browser', 'module', 'import', 'default'],
      // Its front door keeps one Dexie for a whole process of Node, which here is many programs.
      alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }],
    },
    ssr: { noExternal: true, target: 'webworker' },
    build: {
      ssr: entry,
      write: false,
      minify: false,
      target: 'esnext',
      rollupOptions: {
        makeAbsoluteExternalsRelative: false,
        output: { format: 'cjs', codeSplitting: false },
        // Only a window with a screen starts the worker whose address this is.
        onLog: (level, log, handle) => {
          if (log.code !== 'EMPTY_IMPORT_META') handle(level, log)
        },
      },
    },
  })) as Rollup.RollupOutput
  const [chunk] = built.output
  return { code: chunk.code, imports: chunk.imports }
}

/**
 * Makes one script out of a program of this repository, to be started many times in one process of
 * Node: each start has modules, clock, chance, disk and network of its own.
 * @param names of the globals that its starts will be given
 */
export async function bundle<Exports>(
  entry: string,
  names: readonly string[],
): Promise<Program<Exports>> {
  const path = resolve(root, entry)
  const { code, imports } = await compile(path)
  const shared: Record<string, unknown> = {}
  for (const id of imports) {
    shared[id] = await import(id)
  }
  const parameters = ['require', 'module', 'exports', ...names]
  const script = compileFunction(code, parameters, { filename: entry })
  return (globals, modules) => {
    const module = { exports: {} }
    const require = (id: string): unknown => {
      const found = modules[id] ?? shared[id]
      if (found === undefined) throw new Error(`${relative(root, path)} asks for ${id}`)
      return found
    }
    script(require, module, module.exports, ...names.map((name) => globals[name]))
    return module.exports as Exports
  }
}
