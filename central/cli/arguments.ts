import path from 'node:path'
import { parseArgs } from 'node:util'

export const commandNames = [
  'serve',
  'import',
  'comments',
  'enrol',
  'reviewers',
  'devices',
  'revoke',
  'assign',
  'withdraw',
  'covers',
  'decisions',
  'waiting',
  'calibration',
  'times',
  'verify',
  'settings',
  'recover',
  'restored',
] as const
export type CommandName = (typeof commandNames)[number]

/** What the command line and the environment say, with defaults filled in. */
export type Arguments = {
  command: CommandName
  /** The words after the command. */
  words: string[]
  data: string
  databaseUrl: string | undefined
  evidence: string | undefined
  host: string
  port: number
  /** How long a one-time code is good; undefined for the default. */
  hours: number | undefined
  /** How long a device's token is good; undefined for the default. */
  days: number | undefined
  behindProxy: boolean
  demo: boolean
  json: boolean
  help: boolean
}

/** A mistake on the command line, said as it is. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readArguments(args: string[], env: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = parse(args)
  const [first = 'serve', ...words] = positionals
  const command = commandNames.find((name) => name === first)
  if (!command) throw new UsageError(`There is no command “${first}”. Try --help.`)
  return {
    command,
    words,
    data: values.data ?? env['EVIDENCE_CENTRAL_DATA'] ?? path.join('data', 'central'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    evidence: values.evidence ?? (env['EVIDENCE_FOLDER'] || undefined),
    host: values.host ?? '127.0.0.1',
    port: number('port', values.port ?? '21570', 0, 65_535),
    hours: values.hours === undefined ? undefined : number('hours', values.hours, 1, 8760),
    days: values.days === undefined ? undefined : number('days', values.days, 1, 3650),
    behindProxy: values['behind-proxy'] ?? false,
    demo: values.demo ?? false,
    json: values.json ?? false,
    help: values.help ?? false,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        evidence: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        hours: { type: 'string' },
        days: { type: 'string' },
        'behind-proxy': { type: 'boolean' },
        demo: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not “${text}”.`)
  return value
}

/** The words that a command needs, each named. @throws UsageError */
export function expectWords<Name extends string>(
  { command, words }: Arguments,
  ...names: Name[]
): Record<Name, string> {
  if (words.length !== names.length)
    throw new UsageError(`Use it so: central ${[command, ...names].join(' ')}`)
  return Object.fromEntries(names.map((name, at) => [name, words[at]])) as Record<Name, string>
}
