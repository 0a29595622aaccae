import * as nodePath from 'node:path'
import * as nodeZlib from 'node:zlib'
import { bundle } from '../engine/bundle.ts'
import { globalNames } from './globals.ts'

/** What each program of a simulation is made of, made once. */
export async function loadPrograms() {
  const folder = 'test/sim/machine'
  const [host, window, indexedDb] = await Promise.all([
    bundle<typeof import('./host.ts')>(`${folder}/host.ts`, globalNames),
    bundle<typeof import('./window.ts')>(`${folder}/window.ts`, globalNames),
    bundle<typeof import('./indexed-db.ts')>(`${folder}/indexed-db.ts`, ['globalThis']),
  ])
  return { host, window, indexedDb }
}
export type Programs = Awaited<ReturnType<typeof loadPrograms>>
export type Window = typeof import('./window.ts')

/** The modules of Node that hold nothing of one machine. */
export const plainModules = {
  'node:path': nodePath,
  'node:zlib': nodeZlib,
}
