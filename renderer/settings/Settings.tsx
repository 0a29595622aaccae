import { useEffect, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useDesk } from '../app/session.ts'
import { keepTheme, readTheme, type Theme, themes } from '../app/theme.ts'
import { Leave } from '../leave/Leave.tsx'
import { Again } from './Again.tsx'
import { Comments } from './Comments.tsx'
import { KeySettings } from './KeySettings.tsx'
import { Records } from './Records.tsx'
import css from './Settings.module.css'
import { Rest } from './Rest.tsx'
import { Security } from './Security.tsx'
import { Sending } from './Sending.tsx'
import { Storage } from './Storage.tsx'

const themeNames: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** How the workstation looks, whose it is, and what it keeps on this machine. */
export function Settings() {
  const { session } = useDesk()
  const { enrolment } = session
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    document.title = 'Settings – Evidence Desk'
  }, [])
  return (
    <main className={css.screen}>
      <div className={css.column}>
        <h1 className={css.title}>Settings</h1>
        <section aria-labelledby="look">
          <h2 id="look" className={css.heading}>
            Look
          </h2>
          <RadioGroup
            className={css.themes}
            value={theme}
            orientation="horizontal"
            onChange={(value) => {
              setTheme(value as Theme)
              keepTheme(value as Theme)
            }}
          >
            <Label className={css.name}>Colours</Label>
            <div className={css.choices}>
              {themes.map((name) => (
                <Radio key={name} value={name} className={css.choice}>
                  {themeNames[name]}
                </Radio>
              ))}
            </div>
          </RadioGroup>
        </section>
        <section aria-labelledby="sending">
          <h2 id="sending" className={css.heading}>
            Decisions
          </h2>
          <Sending />
        </section>
        <section aria-labelledby="calibration">
          <h2 id="calibration" className={css.heading}>
            Calibration
          </h2>
          <Again />
        </section>
        <section aria-labelledby="rest">
          <h2 id="rest" className={css.heading}>
            Time and rest
          </h2>
          <Rest />
        </section>
        <section aria-labelledby="comments">
          <h2 id="comments" className={css.heading}>
            Comments
          </h2>
          <Comments />
        </section>
        <section aria-labelledby="machine">
          <h2 id="machine" className={css.heading}>
            This machine
          </h2>
          <dl>
            <Fact name="Reviewer" value={`${enrolment.reviewer.name} (${enrolment.reviewer.id})`} />
            <Fact name="Machine" value={enrolment.deviceName} />
            <Fact name="Central records" value={enrolment.address} />
            <Fact
              name="Enrolled until"
              value={new Date(enrolment.expiresAt).toLocaleDateString(undefined, {
                dateStyle: 'long',
              })}
            />
            <Storage />
          </dl>
          <Leave />
        </section>
        <section aria-labelledby="security">
          <h2 id="security" className={css.heading}>
            Security
          </h2>
          <Security />
        </section>
        <Records />
        <section aria-labelledby="about">
          <h2 id="about" className={css.heading}>
            About
          </h2>
          <dl>
            <Fact name="Evidence Desk" value={`Version ${session.version}`} />
            <Fact
              name="Runs in"
              value={session.shell === 'electron' ? 'Its own window' : 'An installed browser'}
            />
            <Fact name="Browser" value={navigator.userAgent} />
          </dl>
        </section>
        <section aria-labelledby="keys" className={css.shortcuts}>
          <h2 id="keys" className={css.heading}>
            Keyboard shortcuts
          </h2>
          <KeySettings />
        </section>
      </div>
    </main>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div className={css.fact}>
    <dt className={css.name}>{name}</dt>
    <dd className={css.value}>{value}</dd>
  </div>
)
