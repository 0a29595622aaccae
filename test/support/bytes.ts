/** Looks for what must not lie open in the files of a machine, byte by byte. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** What something looks like when it is written down without being encrypted. */
function formsOf(canary: Buffer): Buffer[] {
  const text = canary.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(canary)
  // Base64 of the same bytes looks another way at each of three places; the ends are left out.
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), canary]).toString('base64')
    return Buffer.from(shifted.slice(4, -4))
  })
  return [
    canary,
    ...(isText ? [Buffer.from(text, 'utf16le')] : []),
    ...base64.filter(({ length }) => length >= 8),
    Buffer.from(canary.toString('hex')),
  ]
}

/**
 * Which canaries are in which files of a folder, in whatever form.
 * @param canaries by what they are; at least eight bytes each
 */
export async function findInFolder(
  folder: string,
  canaries: Record<string, Buffer>,
): Promise<string[]> {
  const forms = Object.entries(canaries).flatMap(([name, canary]) =>
    formsOf(canary).map((form) => ({ name, form })),
  )
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    for (const { name, form } of forms)
      if (bytes.includes(form)) found.push(`${name} in ${relative(folder, path)}`)
  }
  return [...new Set(found)]
}
