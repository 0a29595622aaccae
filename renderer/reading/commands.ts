import type { ReaderCommand } from './keys.ts'

/** What is on screen takes a command and says whether it means anything to it. */
export type TakeCommand = (command: ReaderCommand) => boolean

const takers: TakeCommand[] = []

/** Gives the reader on screen a command; false when nothing took it. */
export function commandReader(command: ReaderCommand): boolean {
  return takers.at(-1)?.(command) ?? false
}

/** Takes the commands until the function that it returns is called; the newest taker has them. */
export function takeCommands(take: TakeCommand): () => void {
  takers.push(take)
  return () => {
    const at = takers.lastIndexOf(take)
    if (at >= 0) takers.splice(at, 1)
  }
}
