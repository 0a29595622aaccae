import { type Parts, readPart } from './unpack.ts'
import { walk } from './xml.ts'

export type Relation = { id: string; type: string; part: string }

/** What a part of an office file refers to (ECMA-376-2); of the whole file where `part` is ''. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const xml = readPart(parts, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  const found: Relation[] = []
  if (xml === null) return found
  walk(xml, {
    open(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const url = URL.parse(attribute('Target') ?? '', `zip://file/${part}`)
      if (!url) return
      // The last word of the type is the same in both sets of names that are in use.
      const type = attribute('Type')?.split('/').at(-1) ?? ''
      found.push({ id: attribute('Id') ?? '', type, part: plain(url.pathname.slice(1)) })
    },
  })
  return found
}

function plain(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
