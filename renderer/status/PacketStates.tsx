import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PacketState } from '../store/status.ts'
import { percent } from '../ui/percent.ts'
import css from './PacketStates.module.css'
import { writeBytes } from '../ui/bytes.ts'

const words: Record<PacketState['standing'], string> = {
  open: 'not begun',
  draft: 'draft on this machine',
  decided: 'decided, on this machine only',
  held: 'received, waiting',
  accepted: 'accepted',
  conflict: 'conflict',
  refused: 'refused',
}

/** What a packet's evidence and its review are at, in a few words. */
const write = ({ have, bytes, ready, standing, gone }: PacketState) =>
  [
    gone === null ? null : gone === 'withdrawn' ? 'withdrawn' : 'given to someone else',
    ready ? writeBytes(bytes) : `${percent(have, bytes)} % of ${writeBytes(bytes)}`,
    words[standing],
  ]
    .filter(Boolean)
    .join(' · ')

/** Each packet's state; those with a problem say it in full. */
export function PacketStates({ packets }: { packets: PacketState[] }) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const scroller = useRef<HTMLDivElement>(null)
  const troubledFirst = packets.toSorted(
    (one, other) => Number(other.problem !== null) - Number(one.problem !== null),
  )
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: troubledFirst.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 33,
    overscan: 8,
  })
  return (
    <section aria-labelledby="packet-states">
      <h3 id="packet-states">Packets</h3>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={css.scroller} tabIndex={0}>
        <ul className={css.list} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const packet = troubledFirst[index]!
            return (
              <li
                key={packet.id}
                ref={rows.measureElement}
                data-index={index}
                className={css.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span className={css.id}>{packet.id}</span> <span>{write(packet)}</span>
                {packet.problem && (
                  <p className={css.problem}>
                    {packet.problem.what} {packet.problem.todo}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
