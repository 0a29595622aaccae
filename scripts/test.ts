/**
 * Everything that must hold, in the order in which a failure is cheapest to learn of: types, lint,
 * texts, build, unit and contract tests, simulation, end-to-end tests. It goes on after a failure, and ends with one
 * line of sums.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { ensureBrowser } from './browser/ensure.ts'

type Sums = { passed: number; failed: number; skipped: number }
const sums: Sums = { passed: 0, failed: 0, skipped: 0 }
const modules = 'node_modules'
const lingui = `${modules}/@lingui/cli/dist/lingui.js`

// The programs under test are started hundreds of times: what Node has compiled of them once is kept.
process.env.NODE_COMPILE_CACHE = resolve('artifacts/compile-cache')

// A log has no use for colours. Playwright sets the one variable, which Node does not want beside
// the other.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
const plainPlaywright = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' }

function add(found: Sums) {
  sums.passed += found.passed
  sums.failed += found.failed
  sums.skipped += found.skipped
}

function run(name: string, args: string[], env: NodeJS.ProcessEnv): boolean {
  console.log(`\n── ${name}`)
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

/** A step that is right or wrong as a whole counts as one test. */
function check(name: string, args: string[]): boolean {
  const good = run(name, args, plain)
  add({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 })
  return good
}

/** A runner that crashed has left no report or an incomplete one: that is a failure too. */
function suite(
  name: string,
  args: string[],
  report: string,
  read: (text: string) => Sums,
  env: NodeJS.ProcessEnv = plain,
) {
  rmSync(report, { force: true })
  const good = run(name, args, env)
  const found = existsSync(report)
    ? read(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 }
  if (!good && found.failed === 0) found.failed = 1
  add(found)
}

function vitestSums(text: string): Sums {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text)
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

function playwrightSums(text: string): Sums {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

function vitest(project: string) {
  const report = `artifacts/${project}.json`
  suite(
    `${project} tests`,
    [
      `${modules}/vitest/vitest.mjs`,
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
    vitestSums,
  )
}

mkdirSync('artifacts', { recursive: true })
const browser = ensureBrowser()
check('types', ['scripts/types.ts'])
check('lint', [`${modules}/oxlint/bin/oxlint`, '--type-aware'])
check('format', [`${modules}/oxfmt/bin/oxfmt`, '--check', '.'])
check('catalogue in step with the texts', [lingui, 'check', 'sync'])
const built = check('build', [`${modules}/electron-vite/bin/electron-vite.js`, 'build'])
vitest('unit')
vitest('contract')
vitest('simulation')
if (built && browser) {
  const report = 'artifacts/e2e.json'
  suite(
    'end-to-end tests',
    [`${modules}/@playwright/test/cli.js`, 'test', '--reporter=list,json'],
    report,
    playwrightSums,
    { ...plainPlaywright, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  )
} else {
  console.log('\nThe end-to-end tests need a build and a Chromium, Chrome or Edge.')
  add({ passed: 0, failed: 1, skipped: 0 })
}

const skipped = sums.skipped > 0 ? `, ${sums.skipped} skipped` : ''
console.log(`\n${sums.passed} passed, ${sums.failed} failed${skipped}`)
process.exit(sums.failed === 0 ? 0 : 1)
