import { parseArgs } from 'node:util'

const port = (text: string | undefined, otherwise: number | null): number | null => {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new Error(`“${text}” is not a port.`)
}

/** What `npm start` and `npm run desk` take after `--`. */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      profile: { type: 'string' },
      port: { type: 'string' },
      'central-port': { type: 'string' },
      'no-window': { type: 'boolean', default: false },
    },
  })
  return {
    data: values.data ?? 'data',
    profile: values.profile ?? process.env['EVIDENCE_DESK_PROFILE'] ?? null,
    port: port(values.port, null),
    centralPort: port(values['central-port'], null),
    window: !values['no-window'],
  }
}
