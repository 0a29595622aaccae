import { expect, test } from 'vitest'
import { neverSynced } from '../store/status.ts'
import { leaseWarning } from './lease.ts'

test('a lease is spoken of while it is nearly over and nothing renews it', () => {
  const sync = { ...neverSynced, contactAt: '2026-11-01T08:00:00.000Z' }
  const at = (day: string) => new Date(`2026-${day}T08:00:00.000Z`)
  expect(leaseWarning(sync, 30, at('11-20'))).toBeNull()
  expect(leaseWarning(sync, 30, at('11-27'))?.what).toContain('December 1, 2026')
  expect(leaseWarning(sync, null, at('11-27'))).toBeNull()
  expect(leaseWarning({ ...sync, network: 'online' }, 30, at('11-27'))).toBeNull()
})
