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
    store().bucket === 'own' ? 'Kept apart from the evidence' : 'Kept beside the evidence'
  return (
    <>
      <div className={css.fact}>
        <dt className={css.name}>Storage</dt>
        <dd className={css.value}>
          {room ? `${writeBytes(room.used)} used, ${writeBytes(room.free)} free on this disk` : '…'}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>Evidence</dt>
        <dd className={css.value}>
          {room?.persisted
            ? 'Stays until you remove it'
            : 'May be cleared by the browser when the disk is full, and is then fetched again'}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>Drafts and decisions</dt>
        <dd className={css.value}>{kept}, and in a file of this workstation</dd>
      </div>
    </>
  )
}
