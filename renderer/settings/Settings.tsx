import { t } from '@lingui/core/macro'
import { useEffect, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useDesk } from '../app/session.ts'
import { keepTheme, readTheme, type Theme, themes } from '../app/theme.ts'
import { Leave } from '../leave/Leave.tsx'
import { writeDay } from '../words/format.ts'
import { Again } from './Again.tsx'
import { Comments } from './Comments.tsx'
import { KeySettings } from './KeySettings.tsx'
import { Records } from './Records.tsx'
import css from './Settings.module.css'
import { Rest } from './Rest.tsx'
import { Section } from './Section.tsx'
import { Security } from './Security.tsx'
import { Sending } from './Sending.tsx'
import { Storage } from './Storage.tsx'

const themeNames: Record<Theme, string> = {
  system: t`As the system`,
  light: t`Light`,
  dark: t`Dark`,
}

/** How the workstation looks, whose it is, and what it keeps on this machine. */
export function Settings() {
  const { session } = useDesk()
  const { enrolment } = session
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    document.title = t`Settings – Evidence Desk`
  }, [])
  return (
    <main className={css.screen}>
      <div className={css.column}>
        <h1 className={css.title}>{t`Settings`}</h1>
        <Section id="look" title={t({ message: 'Look', comment: 'how the program looks' })}>
          <RadioGroup
            className={css.themes}
            value={theme}
            orientation="horizontal"
            onChange={(value) => {
              setTheme(value as Theme)
              keepTheme(value as Theme)
            }}
          >
            <Label className={css.name}>{t`Colours`}</Label>
            <div className={css.choices}>
              {themes.map((name) => (
                <Radio key={name} value={name} className={css.choice}>
                  {themeNames[name]}
                </Radio>
              ))}
            </div>
          </RadioGroup>
        </Section>
        <Section id="sending" title={t`Decisions`}>
          <Sending />
        </Section>
        <Section id="calibration" title={t`Calibration`}>
          <Again />
        </Section>
        <Section id="rest" title={t`Time and rest`}>
          <Rest />
        </Section>
        <Section id="comments" title={t`Comments`}>
          <Comments />
        </Section>
        <Section id="machine" title={t`This machine`}>
          <dl>
            <Fact
              name={t`Reviewer`}
              value={`${enrolment.reviewer.name} (${enrolment.reviewer.id})`}
            />
            <Fact name={t`Machine`} value={enrolment.deviceName} />
            <Fact name={t`Central records`} value={enrolment.address} />
            <Fact name={t`Enrolled until`} value={writeDay(enrolment.expiresAt, 'long')} />
            <Storage />
          </dl>
          <Leave />
        </Section>
        <Section id="security" title={t`Security`}>
          <Security />
        </Section>
        <Records />
        <Section id="about" title={t`About`}>
          <dl>
            <Fact name="Evidence Desk" value={t`Version ${{ version: session.version }}`} />
            <Fact
              name={t`Runs in`}
              value={session.shell === 'electron' ? t`Its own window` : t`An installed browser`}
            />
            <Fact name={t`Browser`} value={navigator.userAgent} />
          </dl>
        </Section>
        <Section id="keys" title={t`Keyboard shortcuts`} isSpaced>
          <KeySettings />
        </Section>
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
