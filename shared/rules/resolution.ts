import type { Packet } from '../model/packet.ts'

/** What a reviewer can do with a decision that did not take effect. */
export type Resolution = 'resubmit' | 'amend' | 'second-opinion' | 'withdraw'

/**
 * What can be done now, by what the packet is now, whatever it was when the conflict arose. There is
 * always something, and the first is what serves the learner best.
 * @param packet null when it is with somebody else or nowhere
 */
export function resolutions(packet: Pick<Packet, 'decided'> | null): Resolution[] {
  if (packet === null) return ['second-opinion', 'withdraw']
  if (packet.decided === null) return ['resubmit', 'second-opinion', 'withdraw']
  // Over what another reviewer decided there is no amending; both judgements are kept.
  return packet.decided.own
    ? ['amend', 'second-opinion', 'withdraw']
    : ['second-opinion', 'withdraw']
}
