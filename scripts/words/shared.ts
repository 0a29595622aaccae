/**
 * Texts of `shared`, which both ends use as they are, for the catalogue of the screens: problems, and
 * the names of outcomes and the like. There the English text itself is what a translation is found by.
 */
import { type NodePath, parseSync, traverse, types as is } from '@babel/core'
import type { ExtractorType } from '@lingui/conf'

/** Modules whose tables of texts the screens show, and the names of these tables or of their fields. */
const tables: [path: RegExp, fields: ReadonlySet<string>][] = [
  [/shared\/protocol\/problems\/.*\.ts$/, new Set(['what', 'todo'])],
  [/shared\/model\/outcome\.ts$/, new Set(['outcomeNames', 'recusalNames'])],
  [/shared\/rules\/placeholders\.ts$/, new Set(['what'])],
]
const fieldsOf = (file: string) =>
  tables.find(([path]) => path.test(file.replaceAll('\\', '/')))?.[1]

const nameOf = (node: is.Node): string => (is.isIdentifier(node) ? node.name : '')

/** Whether a text is what `said` is given, or stands in one of the tables. */
function isShown({ node, parentPath }: NodePath<is.StringLiteral>, fields: ReadonlySet<string>) {
  if (parentPath?.isCallExpression())
    return nameOf(parentPath.node.callee) === 'said' && parentPath.node.arguments[0] === node
  if (!parentPath?.isObjectProperty() || parentPath.node.value !== node) return false
  const table = parentPath.findParent((one) => one.isVariableDeclarator())?.node
  const names = [parentPath.node.key, is.isVariableDeclarator(table) && table.id]
  return names.some((name) => name && fields.has(nameOf(name)))
}

export const sharedTexts: ExtractorType = {
  match: (file) => /(^|[\\/])shared[\\/].*\.ts$/.test(file),
  extract(file, code, found) {
    const parserOpts = { plugins: ['typescript' as const] }
    const tree = parseSync(code, { filename: file, babelrc: false, configFile: false, parserOpts })
    const fields = fieldsOf(file) ?? new Set()
    traverse(tree!, {
      StringLiteral(path) {
        const { value, loc } = path.node
        const message: Parameters<typeof found>[0] = {
          id: value,
          message: value,
          context: undefined,
          comment: undefined,
          placeholders: {},
          origin: [file, loc!.start.line],
        }
        if (isShown(path, fields)) found(message)
      },
    })
  },
}
