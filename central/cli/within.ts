import { type Central, openCentral } from '../open.ts'
import type { Arguments } from './arguments.ts'

export type Command = (given: Arguments) => Promise<void>

/** Opens central records for one command, and closes them however it ends. */
export async function within(
  given: Arguments,
  work: (central: Central) => Promise<void>,
): Promise<void> {
  const { data, databaseUrl, evidence } = given
  const central = await openCentral({
    data,
    databaseUrl,
    evidence,
    report: (error) => console.error(error),
  })
  try {
    await work(central)
  } finally {
    await central.close()
  }
}
