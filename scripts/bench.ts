/**
 * `npm run bench -- NAME` runs one benchmark, `npm run bench` lists and runs all. Each prints one
 * line of JSON with its ratios; whatever else is said goes to the error stream. Options after the
 * names go to each.
 */
import { spawnSync } from 'node:child_process'

const benchmarks: Record<string, string> = {
  decide: 'Enter until a decision is signed and durable twice, against one put and one append',
  find: 'words typed until the first hit is on screen, against the viewer of pdfjs-dist',
  hostile: 'broken and malicious files: what is shown, how the window goes on, memory given back',
  memory: 'memory of the window after 1,000 packets over that after 500',
  pull: 'evidence and packets into the library, against plain fetch and put',
  queue: 'the first screen, and keys until painted, with 100,000 packets over few',
  push: 'a thousand decisions sent and written down, against posting the same batches',
  resume: 'bytes of evidence sent again after a cut',
  session: 'reviews at speed: how much of a session is waiting, and frames that came late',
  switch: 'Enter until the next document is on screen, against the viewer of pdfjs-dist',
  scroll: 'long tasks while a manual of thousands of pages is scrolled, against the same viewer',
  save: 'a rating key pressed until it is durable, against one plain put',
}

const given = process.argv.slice(2)
const from = given.findIndex((word) => word.startsWith('--'))
const [names, options] = from < 0 ? [given, []] : [given.slice(0, from), given.slice(from)]
const unknown = names.filter((name) => !(name in benchmarks))
if (unknown.length > 0 || names.length === 0)
  for (const [name, what] of Object.entries(benchmarks)) console.error(`${name}: ${what}`)
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}.`)
  process.exit(1)
}

const chosen = names.length > 0 ? names : Object.keys(benchmarks)
const failed = chosen.filter((name) => {
  const { status } = spawnSync(process.execPath, [`test/bench/${name}.ts`, ...options], {
    stdio: 'inherit',
  })
  return status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
