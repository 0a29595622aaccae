import { t } from '@lingui/core/macro'
import { useEffect, useState } from 'react'
import { DiskSpace, hostPaths } from '../../shared/protocol/host.ts'
import { writeBytes } from '../ui/bytes.ts'
import { askHost } from '../store/ask.ts'
import { here } from '../store/host.ts'
import { store } from '../store/open.ts'
import css from './Settings.module.css'

type Room = { used: number; free: number; persisted: boolean }

async function look(): Promise<Room> {
  const [{ usage = 0 }, { free }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    askHost(here().fetch, hostPaths.storage, DiskSpace),
    navigator.storage.persisted(),
  ])
  return { used: usage, free, persisted }
}

/** What this workstation keeps on the disk, and whether the browser may clear it by itself. */
export function Storage() {
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    let left = false
    look().then(
      (found) => !left && setRoom(found),
      () => {},
    )
    return () => {
      left = true
    }
  }, [])
  const kept =
    store().bucket === 'own'
      ? t`Kept apart from the evidence, and in a file of this workstation`
      : t`Kept beside the evidence, and in a file of this workstation`
  return (
    <>
      <div className={css.fact}>
        <dt className={css.name}>{t`Storage`}</dt>
        <dd className={css.value}>
          {room
            ? t`${{ used: writeBytes(room.used) }} used, ${{ free: writeBytes(room.free) }} free on this disk`
            : '…'}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>{t`Evidence`}</dt>
        <dd className={css.value}>
          {room?.persisted
            ? t`Stays until you remove it`
            : t`May be cleared by the browser when the disk is full, and is then fetched again`}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>{t`Drafts and decisions`}</dt>
        <dd className={css.value}>{kept}</dd>
      </div>
    </>
  )
}
