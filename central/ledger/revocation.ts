/** When something of a device was received, and when the device was shut out, if it was. */
type Received = { received_at: Date; revoked_at: Date | null }

/**
 * Whether a decision came when its device was shut out already. It is taken, as a reviewer’s work is
 * not lost with the device; but whoever found the device may have made it, so the office is told. The
 * order is that of central records' own clock, and in doubt it came after.
 */
export const cameAfterRevocation = ({ received_at, revoked_at }: Received): boolean =>
  revoked_at !== null && received_at >= revoked_at

/** What the office is told of it. @param madeAt by the device's clock, which proves nothing */
export function tellRevocation(revokedAt: Date, madeAt: string | null): string {
  const came = `it came after its device was shut out at ${revokedAt.toISOString()}`
  if (madeAt === null) return came
  const order = Date.parse(madeAt) < revokedAt.getTime() ? 'before' : 'after'
  return `${came}; by the device’s clock it was made ${order} that, at ${madeAt}`
}
