/**
 * `node scripts/words/unwritten.ts [FOLDER…]` lists texts of the screens that are not in the catalogue:
 * what stands in JSX, in attributes and properties that are read, and whatever else looks like a
 * sentence. It only guesses; `exempt` names what it takes for a text and is none.
 */
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { type NodePath, parseSync, traverse, types as is } from '@babel/core'
import { exempt } from './exempt.ts'

/** Attributes and properties whose value somebody reads or hears. */
const read = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'aside',
  'description',
  'heading',
  'hint',
  'label',
  'placeholder',
  'said',
  'text',
  'title',
  'todo',
  'what',
])

/** Attributes that are for the machine. */
const mute = /^(className|id|href|src|style|role|rel|type|data-.*)$/

/** Within these a text is in the catalogue already, or is read by no reviewer. */
const macros = new Set(['t', 'msg', 'plural', 'select', 'selectOrdinal', 'defineMessage'])
const unread = new Set([
  'Error',
  'RegExp',
  'TypeError',
  'RangeError',
  'DOMException',
  'fail',
  'problem',
])

export const hasWord = (text: string) => /\p{L}{2}/u.test(text)
/** Two words after each other, or one that is written as the first of a sentence. */
const isSentence = (text: string) =>
  /^\s*\p{Lu}\p{Ll}+[\s.…:]|^\p{Lu}\p{Ll}{2,}$|\p{Ll}{2,} \p{Ll}{2,}/u.test(text)

const nameOf = (node: is.Node | null | undefined): string =>
  is.isIdentifier(node) || is.isJSXIdentifier(node)
    ? node.name
    : is.isStringLiteral(node)
      ? node.value
      : is.isMemberExpression(node)
        ? nameOf(node.property)
        : ''

/**
 * Where there are no texts of the screens: what is kept and sent, and what runs in Workers. What these
 * say of a file or an answer goes into a problem as its detail, and into the text of evidence, in which
 * passages are counted, in one language for all.
 */
const silent =
  /renderer\/(store|sync)\/|renderer\/reading\/(errands|office|markdown|pdf\/worker|picture\/decoding)\//

/** Whether a text stands where no reviewer reads it, or where it is in the catalogue. */
function isSettled(path: NodePath): boolean {
  if (path.parentPath?.isBinaryExpression() && path.parentPath.node.operator !== '+') return true
  return (
    path.findParent(({ node }) => {
      if (
        is.isTSType(node) ||
        is.isImportDeclaration(node) ||
        is.isExportNamedDeclaration(node, { declaration: null })
      )
        return true
      if (is.isJSXAttribute(node)) return mute.test(nameOf(node.name))
      if (is.isTaggedTemplateExpression(node))
        return macros.has(nameOf(node.tag)) || nameOf(node.tag) === 'raw'
      if (is.isCallExpression(node) || is.isNewExpression(node))
        return macros.has(nameOf(node.callee)) || unread.has(nameOf(node.callee))
      if (is.isJSXElement(node))
        return ['Trans', 'Plural', 'Select'].includes(nameOf(node.openingElement.name))
      return false
    }) !== null
  )
}

/** Whether it is the value of something that is read: an attribute, a property, a child. */
function isRead(path: NodePath): boolean {
  const at = path.findParent(
    ({ node }) =>
      is.isCallExpression(node) ||
      is.isJSXAttribute(node) ||
      is.isObjectProperty(node) ||
      is.isJSXElement(node) ||
      is.isFunction(node) ||
      is.isStatement(node),
  )
  if (!at) return false
  if (at.isJSXElement()) return true
  if (at.isJSXAttribute()) return read.has(nameOf(at.node.name))
  return at.isObjectProperty() && read.has(nameOf(at.node.key))
}

/** `file:line text` of each text of a module that seems not to be in the catalogue. */
export function unwrittenIn(file: string, code: string): string[] {
  const found: string[] = []
  const tree = parseSync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript', ...(file.endsWith('x') ? (['jsx'] as const) : [])] },
  })
  const note = (path: NodePath, text: string, suspect: boolean) => {
    const words = text.replaceAll(/\s+/g, ' ').trim()
    if (!suspect || !hasWord(words) || exempt.has(words) || isSettled(path)) return
    found.push(`${file}:${path.node.loc?.start.line} ${words}`)
  }
  traverse(tree!, {
    JSXText: (path) => note(path, path.node.value, true),
    StringLiteral: (path) =>
      note(path, path.node.value, isRead(path) || isSentence(path.node.value)),
    TemplateLiteral: (path) => {
      const text = path.node.quasis.map(({ value }) => value.cooked ?? value.raw).join('…')
      note(path, text, isRead(path) || isSentence(text))
    },
  })
  return found
}

/** The same of all modules in folders, without tests. */
export async function unwritten(folders: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders)
    for await (const file of glob(`${folder}/**/*.{ts,tsx}`))
      if (!/\.test\.|\/testing\/|\.d\.ts$/.test(file) && !silent.test(file))
        found.push(...unwrittenIn(file, readFileSync(file, 'utf8')))
  return found
}

if (import.meta.main) {
  const folders = process.argv.slice(2)
  for (const line of await unwritten(folders.length > 0 ? folders : ['renderer'])) console.log(line)
}
