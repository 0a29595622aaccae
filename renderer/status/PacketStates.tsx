import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PacketState } from '../store/status.ts'
import { percent } from '../ui/percent.ts'
import { inOneLine } from '../words/shared.ts'
import css from './PacketStates.module.css'
import { writeBytes } from '../ui/bytes.ts'

const words: Record<PacketState['standing'], string> = {
  open: t`not begun`,
  draft: t`draft on this machine`,
  decided: t`decided, on this machine only`,
  held: t`received, waiting`,
  accepted: t`accepted`,
  conflict: t`conflict`,
  refused: t`refused`,
}

const away = {
  withdrawn: t`withdrawn`,
  reassigned: t`given to someone else`,
  unlisted: t`not listed any more`,
}

/** What a packet's evidence and its review are at, in a few words. */
const write = ({ have, bytes, ready, standing, gone }: PacketState) =>
  [
    gone && away[gone],
    ready
      ? writeBytes(bytes)
      : t`${{ part: percent(have, bytes) }} % of ${{ all: writeBytes(bytes) }}`,
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
      <h3 id="packet-states">{t`Packets`}</h3>
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
                {packet.problem && <p className={css.problem}>{inOneLine(packet.problem)}</p>}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
