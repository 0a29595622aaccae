import { failWith } from './cli/print.ts'
import { readArguments } from './cli/arguments.ts'
import { commands, usage } from './cli/commands.ts'

try {
  const given = readArguments(process.argv.slice(2), process.env)
  if (given.help) process.stdout.write(usage)
  else await commands[given.command](given)
} catch (error) {
  failWith(error)
}
