/** Type-checks each folder with the libraries that it may use, and no others. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const folders = ['shared', 'central', 'electron', 'renderer', 'scripts', 'test']
const failed = folders.filter((folder) => {
  const project = `${folder}/tsconfig.json`
  if (!existsSync(project)) return false
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', project],
    {
      stdio: 'inherit',
    },
  )
  return status !== 0
})
if (failed.length > 0) {
  console.error(`types: ${failed.join(', ')}`)
  process.exit(1)
}
