import { t } from '@lingui/core/macro'
import { CircleHelp, Grid3x3, ListChecks, Scale, Settings, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useDesk } from './session.ts'
import css from './Rail.module.css'

type EntryProps = { to: string; label: string; current: boolean; children: ReactNode }

const Entry = ({ to, label, current, children }: EntryProps) => (
  <Link
    href={to}
    className={css.entry}
    aria-current={current ? 'page' : undefined}
    aria-label={label}
    title={label}
  >
    {children}
  </Link>
)

/** The places of the workstation; conflicts only while there are any. */
export function Rail({ attention }: { attention: number }) {
  const [location] = useLocation()
  const { openHelp } = useDesk()
  const inQueue = location === '/' || location.startsWith('/review/')
  return (
    <nav className={css.rail} aria-label={t`Places`}>
      <Entry to="/" label={t`Queue`} current={inQueue}>
        <ListChecks size={18} aria-hidden />
      </Entry>
      <Entry to="/grid" label={t`Grid`} current={location === '/grid'}>
        <Grid3x3 size={18} aria-hidden />
      </Entry>
      {attention > 0 && (
        <Entry
          to="/conflicts"
          label={t`Conflicts: ${attention}`}
          current={location.startsWith('/conflicts')}
        >
          <span className={css.attention}>
            <TriangleAlert size={18} aria-hidden />
            <span className={css.count} aria-hidden>
              {attention}
            </span>
          </span>
        </Entry>
      )}
      <Entry to="/calibration" label={t`Calibration`} current={location === '/calibration'}>
        <Scale size={18} aria-hidden />
      </Entry>
      <span className={css.space} />
      <button
        type="button"
        className={css.entry}
        onClick={openHelp}
        aria-label={t`Keyboard shortcuts`}
        title={t`Keyboard shortcuts`}
      >
        <CircleHelp size={18} aria-hidden />
      </button>
      <Entry to="/settings" label={t`Settings`} current={location === '/settings'}>
        <Settings size={18} aria-hidden />
      </Entry>
    </nav>
  )
}
