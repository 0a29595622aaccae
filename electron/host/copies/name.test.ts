import { describe, expect, test } from 'vitest'
import { safeName } from './name.ts'

describe('safeName', () => {
  test.each([
    ['Field log.doc', 'Field log.doc'],
    ['Küste 2026.tar.gz', 'Küste 2026.tar.gz'],
    ['../../.ssh/keys.zip', '_.._.ssh_keys.zip'],
    [String.raw`C:\Windows\x.mov`, 'C__Windows_x.mov'],
    ['log\u202Efdp.doc', 'log_fdp.doc'],
    ['log.doc. . ', 'log.doc'],
    ['nul.doc', '_nul.doc'],
    [`${'x'.repeat(300)}.doc`, `${'x'.repeat(97)}.doc`],
  ])('%j is kept as %j', (given, name) => {
    expect(safeName(given)).toBe(name)
  })
  test.each([
    'a.exe',
    'photo.jpg.EXE',
    'a.exe. .',
    'a.lnk',
    'a.desktop',
    'a.html',
    'a.svg',
    'a.xlsm',
    'a.ps1',
    'a.app',
    'a.hta\u200B',
    'noending',
    '.hidden',
    'a.',
    'a.e e',
    '',
  ])('%j is refused', (given) => {
    expect(() => safeName(given)).toThrow(expect.objectContaining({ name: 'ProblemError' }))
  })
})
