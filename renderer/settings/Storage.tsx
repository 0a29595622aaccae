import { useEffect, useState } from 'react'
import { writeBytes } from '../status/words.ts'
import { store } from '../store/open.ts'
import css from './Settings.module.css'

type Room = { used: number; quota: number; persisted: boolean }

async function look(): Promise<Room> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ])
  return { used: usage, quota, persisted }
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
    store().bucket === 'own' ? 'kept apart from the evidence' : 'kept beside the evidence'
  return (
    <>
      <div className={css.fact}>
        <dt className={css.name}>Storage</dt>
        <dd className={css.value}>
          {room ? `${writeBytes(room.used)} of ${writeBytes(room.quota)}` : '…'}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>Evidence</dt>
        <dd className={css.value}>
          {room?.persisted
            ? 'stays until you remove it'
            : 'may be cleared by the browser when the disk is full, and is then fetched again'}
        </dd>
      </div>
      <div className={css.fact}>
        <dt className={css.name}>Drafts and decisions</dt>
        <dd className={css.value}>{kept}, and in a file of this workstation</dd>
      </div>
    </>
  )
}
