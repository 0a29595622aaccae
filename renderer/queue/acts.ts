import { t } from '@lingui/core/macro'
import { history as ofWindow, type History } from '../scoring/history.ts'
import type { Store } from '../store/databases.ts'
import { putFlag, toggleFlag } from '../store/flags.ts'
import { store } from '../store/open.ts'
import type { FlagRow } from '../store/rows.ts'
import { forgetView, type SavedView, savedViews, saveView } from './saved.ts'

type With = { history: History; at: Pick<Store, 'journal' | 'keys'> }
const here = (): With => ({ history: ofWindow, at: store() })

/** Flags a packet, or takes its flag off, as a step that can be taken back. @returns what is said */
export async function flag(packetId: string, { history, at }: With = here()): Promise<string> {
  const { was, is } = await toggleFlag(packetId, at)
  const deed = (row: FlagRow | null) => ({
    run: () => putFlag(packetId, row, at),
    said: row ? t`${packetId} flagged` : t`${packetId} no longer flagged`,
  })
  history.did(deed(was), deed(is))
  return deed(is).said
}

const keeping = (saved: SavedView, at: With['at'], said: string) => ({
  run: () => saveView(saved, at),
  said,
})
const dropping = (name: string, at: With['at']) => ({
  run: () => forgetView(name, at),
  said: t`The view “${name}” is not there any more`,
})

/** Saves a view, in place of one of the same name, as a step that can be taken back. */
export async function keepView(saved: SavedView, { history, at }: With = here()): Promise<void> {
  const { name } = saved
  const before = (await savedViews(at)).find((one) => one.name === name)
  await saveView(saved, at)
  const undo = before ? keeping(before, at, t`The view “${name}” is as it was`) : dropping(name, at)
  history.did(undo, keeping(saved, at, t`The view “${name}” is saved again`))
}

/** Deletes a saved view, as a step that can be taken back. */
export async function dropView(saved: SavedView, { history, at }: With = here()): Promise<void> {
  const { name } = saved
  await forgetView(name, at)
  history.did(keeping(saved, at, t`The view “${name}” is there again`), dropping(name, at))
}
