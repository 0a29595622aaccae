import { type KeyHandlers, useKeys } from '../keys/useKeys.ts'
import { commandReader } from '../reading/commands.ts'
import { readerKeys } from '../reading/keys.ts'

const commands = Object.fromEntries(
  readerKeys.map(({ id }) => [id, () => commandReader(id)]),
) as KeyHandlers

/** Binds the keys of the reader alone: pages and zoom. */
export const useReaderKeys = () => useKeys(commands)

/** Binds the keys that turn pages and those that change the item. */
export function useReadingKeys(index: number, show: (index: number) => void) {
  useKeys({
    ...commands,
    'item-next': () => show(index + 1),
    'item-previous': () => show(index - 1),
  })
}
