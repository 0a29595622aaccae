import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/host.ts'
import { readIfThere, writeWhole } from './files.ts'

test('a file is replaced whole and leaves nothing beside it', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.json')
  await writeFile(path, 'old', { mode: 0o644 })
  await Promise.all([writeWhole(path, 'new one'), writeWhole(path, 'new two')])
  expect(['new one', 'new two']).toContain(await readFile(path, 'utf8'))
  expect((await stat(path)).mode & 0o077).toBe(0)
  expect(await readdir(folder)).toEqual(['a.json'])
})

test('a write that fails leaves the old', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.json')
  await mkdir(path)
  await writeFile(join(path, 'in it'), 'x')
  await expect(writeWhole(path, 'new')).rejects.toMatchObject({ syscall: 'rename' })
  expect(await readdir(folder)).toEqual(['a.json'])
  expect(await readdir(path)).toEqual(['in it'])
})

test('what is not there is told from what cannot be read', async () => {
  const folder = await temporaryFolder()
  expect(await readIfThere(join(folder, 'none'))).toBeNull()
  await expect(readIfThere(folder)).rejects.toMatchObject({ code: 'EISDIR' })
})
