import type { ChildProcess } from 'node:child_process'
import { rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { end, makeRecords, runWith, serve } from '../testing/command.ts'
import { makeFolder } from '../testing/records.ts'

let data: string
let service: ChildProcess
// Beside a service that runs, as an office works; alone, each would start a database of its own.
beforeAll(async () => {
  data = await makeRecords()
  service = (await serve(data, true)).child
})
afterAll(async () => {
  await end(service)
  await rm(data, { recursive: true, force: true })
})

const run = (...args: string[]) => runWith({}, '--data', data, ...args)

test('reviewers are added and listed', async () => {
  const { stdout } = await run('reviewers', 'add', 'R-3', 'Third', 'reviewer')
  expect(stdout).toMatch(/R-3 +Third reviewer +0/)
  expect(JSON.parse((await run('reviewers', '--json')).stdout)).toContainEqual({
    id: 'R-1',
    name: 'First reviewer',
    packets: 1,
  })
})

test('packets are assigned and withdrawn', async () => {
  expect(await run('assign', 'P-1', 'R-2')).toMatchObject({ code: 0 })
  expect(await run('withdraw', 'P-1')).toMatchObject({ code: 0 })
  expect(await run('assign', 'P-9', 'R-2')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('P-9'),
  })
})

test('an import says what it did, and fails when something was left out', async () => {
  const folder = await makeFolder()
  const row = (id: string, text: string) => `${id},s-${id},field-1,2026-11-02,Text,${text},\n`
  await writeFile(
    path.join(folder, 'manifest.csv'),
    `packet,learner,achievement,submitted,title,text,file\n${row('P-10', 'words')}${row('P-11', ',gone.pdf').replace(/,\n$/, '\n')}`,
  )
  expect(await run('import', folder)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('1 packets: 1 new'),
    stderr: expect.stringContaining('manifest.csv, line 3: there is no file gone.pdf'),
  })
  await rm(folder, { recursive: true })
})

test('comment banks are shared from a file, and listed in the shape that is read back', async () => {
  const file = path.join(data, 'comments.json')
  const bank = {
    rubricId: 'rubric-1',
    comments: [{ id: 'c-1', criterionId: 'care', ratingId: null, text: 'See {page}.' }],
  }
  await writeFile(file, JSON.stringify({ banks: [bank] }))
  expect(await run('comments', file)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 banks: 1 new, 0 changed'),
    stderr: expect.stringContaining('rubric-1, c-1: nothing fills in {page}'),
  })
  expect((await run('comments')).stdout).toMatch(/rubric-1 +1 /)
  const { stdout } = await run('comments', '--json')
  expect(JSON.parse(stdout)).toEqual({ banks: [bank] })
  await writeFile(file, stdout)
  expect((await run('comments', file)).stdout).toContain('1 as before')
  await writeFile(file, '{}')
  expect(await run('comments', file)).toMatchObject({ code: 1 })
  expect(await run('comments', path.join(data, 'none.json'))).toMatchObject({ code: 1 })
})

test('decisions, verify, restored and devices answer on records without any', async () => {
  expect(JSON.parse((await run('decisions', '--json')).stdout)).toEqual({
    decisions: [],
    refused: [],
  })
  expect((await run('decisions')).stdout).toMatch(/^no\. +packet +reviewer +kind +outcome/)
  expect(await run('verify')).toEqual({
    code: 0,
    stdout: '0 decisions of 0 devices: nothing is altered or missing.\n',
    stderr: '',
  })
  expect((await run('restored')).stdout).toContain('new epoch')
  expect(JSON.parse((await run('devices', '--json')).stdout)).toEqual([])
})

test('the office sets a lease and takes another key, whose private half is its own', async () => {
  const ask = async (...args: string[]) =>
    JSON.parse((await run('settings', ...args, '--json')).stdout)
  const officeKeyFile = path.join(data, 'office-keys.json')
  const before = await ask()
  expect(before).toMatchObject({ leaseDays: 30, timeSums: false, officeKeyFile })
  const owners = process.platform === 'win32' ? 0 : (await stat(officeKeyFile)).mode & 0o077
  expect(owners).toBe(0)
  expect(await ask('lease', '7')).toEqual({ ...before, leaseDays: 7 })
  expect(await ask('lease', 'none')).toEqual({ ...before, leaseDays: null })
  expect(await ask('time-sums', 'on')).toEqual({ ...before, leaseDays: null, timeSums: true })
  expect((await run('times')).stdout).toBe('No week was told yet; each is when it is over.\n')
  const after = await ask('office-key', 'new')
  expect(after.officeKey).not.toBe(before.officeKey)
  expect((await run('settings')).stdout).toMatch(/lease +none\n/)
})

test('a database that does not answer is named', async () => {
  const DATABASE_URL = 'postgres://central@127.0.0.1:1/central'
  const { stderr } = await runWith({ DATABASE_URL }, 'decisions', '--data', data)
  expect(stderr).toMatch(/^The database does not answer\. Check DATABASE_URL.*\n.*REFUSED.*\n$/)
})

test.each([
  [['nonsense'], 'no command “nonsense”'],
  [['enrol'], 'central enrol REVIEWER'],
  [['enrol', 'R-9'], 'no reviewer R-9'],
  [['serve', '--port', '70000'], '--port is a whole number'],
  [['serve', '--colour'], '--colour'],
  [['revoke', 'x'], 'no device x'],
  [['recover'], 'central recover FILE'],
  [['recover', '/nowhere/decisions.log'], 'no file /nowhere/decisions.log'],
  [['settings', 'lease'], 'settings lease DAYS'],
  [['settings', 'lease', '0'], 'not “0”'],
  [['settings', 'nonsense', '1'], 'settings lease DAYS'],
  [['import', '/nowhere'], 'no manifest.csv'],
])('%j is refused in words', async (args, words) => {
  const { code, stderr } = await run(...args)
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
  expect(stderr).not.toContain('    at ')
})

test('parts of a file are covered, listed and uncovered', async () => {
  const folder = await makeFolder()
  await writeFile(path.join(folder, 'log.pdf'), '%PDF-1.7\n% covered\n')
  await writeFile(
    path.join(folder, 'manifest.csv'),
    'packet,learner,achievement,submitted,title,file,text\nP-20,s-20,field-1,2026-11-02,Log,log.pdf,\nP-20,,,,Words,,words\n',
  )
  await run('import', folder)
  const add = (...words: string[]) => run('covers', 'add', 'P-20', ...words)
  const { stdout } = await add('1', '2', '10', '8', '40', '4', 'A', 'name', '--json')
  const listed = JSON.parse(stdout)
  expect(listed).toMatchObject([
    { packets: ['P-20'], page: 1, box: [0.1, 0.08, 0.4, 0.04], name: 'A name' },
  ])
  expect(await add('2', '1', '10', '8', '40', '4')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('neither a PDF nor a picture'),
  })
  expect(JSON.parse((await run('covers', 'lift', listed[0].id, '--json')).stdout)).toEqual([])
  await rm(folder, { recursive: true })
})
