/** What a part of a page is to whoever listens: a role of ARIA with its content, or content alone. */
export type Part =
  | { role: string; attributes: Record<string, string>; parts: Part[] }
  /** The element that holds the content, by its id in the window. */
  | { owns: string }

/** As pdf.js gives it; its own types leave some of it out. */
export type Node = {
  role: string
  children: (Node | { type: string; id: string | null })[]
  alt?: string
  scope?: string
  rowSpan?: number
  colSpan?: number
}

/** Parts of a page beyond these are not read in their order: no page that somebody wrote has them. */
const mostParts = 5000

/** What pdf.js puts before the id of a link or a note. */
const annotation = 'pdfjs_internal_id_'

const roles: Record<string, string> = {
  P: 'paragraph',
  H: 'heading',
  BlockQuote: 'blockquote',
  Em: 'emphasis',
  Strong: 'strong',
  Code: 'code',
  Note: 'note',
  FENote: 'note',
  Aside: 'note',
  L: 'list',
  LI: 'listitem',
  Table: 'table',
  THead: 'rowgroup',
  TBody: 'rowgroup',
  TFoot: 'rowgroup',
  TR: 'row',
  TH: 'columnheader',
  TD: 'cell',
  Figure: 'figure',
  Formula: 'math',
}

/** What these may hold; anything else in them is put into the first. */
const holds: Record<string, readonly string[]> = {
  list: ['listitem'],
  table: ['row', 'rowgroup'],
  rowgroup: ['row'],
  row: ['cell', 'columnheader', 'rowheader'],
}
const held = new Set(Object.values(holds).flat())

/**
 * The parts of a page in reading order, from the structure that its document has. Roles that mean
 * something only within others are given nowhere else, whatever the document says, and parts of
 * which nothing is on the page are left out.
 * @param idOf the id in the window of a marked content or an annotation; null where it is not there
 */
export function structureOf(root: Node, idOf: (id: string) => string | null): Part[] {
  let left = mostParts
  const walk = (node: Node, within: string): Part[] =>
    node.children.flatMap((child) => {
      left -= 1
      if (left < 0) return []
      if (!('role' in child)) {
        const owns = child.id === null ? null : idOf(child.id.replace(annotation, ''))
        return owns === null ? [] : [{ owns }]
      }
      const role = roleOf(child, within)
      if (role === null) return walk(child, within)
      const parts = walk(child, role)
      const attributes = attributesOf(child)
      if (parts.length > 0) return [made(role, parts, attributes)]
      return 'aria-label' in attributes ? [{ role: 'img', attributes, parts }] : []
    })
  return walk(root, '')
}

function roleOf({ role, scope }: Node, within: string): string | null {
  if (/^H[1-6]$/.test(role)) return 'heading'
  const known = roles[role] ?? null
  if (known === null || !held.has(known)) return known
  if (holds[within]?.includes(known) !== true) return null
  return known === 'columnheader' && scope === 'Row' ? 'rowheader' : known
}

function attributesOf({ role, alt, rowSpan, colSpan }: Node): Record<string, string> {
  return {
    ...((role === 'Figure' || role === 'Formula') && alt && { 'aria-label': alt }),
    ...(/^H\d?$/.test(role) && { 'aria-level': role.slice(1) || '2' }),
    ...(rowSpan !== undefined && { 'aria-rowspan': String(rowSpan) }),
    ...(colSpan !== undefined && { 'aria-colspan': String(colSpan) }),
  }
}

function made(role: string, parts: Part[], attributes: Record<string, string> = {}): Part {
  const wanted = holds[role]
  if (!wanted) return { role, attributes, parts }
  const fit = (part: Part) => 'role' in part && wanted.includes(part.role)
  return {
    role,
    attributes,
    parts: parts.map((part) => (fit(part) ? part : made(wanted[0]!, [part]))),
  }
}
