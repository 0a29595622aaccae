import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginRun } from './run.ts'

let profile: string
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'run-'))
})
afterEach(() => rm(profile, { recursive: true, force: true }))

const mark = () => join(profile, 'host.run')

test('a run after one that ended in order is not interrupted', async () => {
  await (await beginRun(profile)).end()
  expect((await beginRun(profile)).interrupted).toBeNull()
})

test('one after a run that did not end is, each by an id of its own', async () => {
  const ids = [await beginRun(profile), await beginRun(profile)].map((run) => run.interrupted)
  expect(ids).toEqual([expect.any(String), expect.any(String)])
  expect(new Set(ids).size).toBe(2)
})

test('so is the first one after the machine was started, however the last one ended', async () => {
  await (await beginRun(profile)).end()
  const { bootedAt, ended } = JSON.parse(await readFile(mark(), 'utf8'))
  await writeFile(mark(), JSON.stringify({ bootedAt: bootedAt - 3_600_000, ended }))
  expect((await beginRun(profile)).interrupted).not.toBeNull()
})

test('a mark that cannot be read says nothing good', async () => {
  await writeFile(mark(), '\0\0\0')
  expect((await beginRun(profile)).interrupted).not.toBeNull()
})
