import { expect, test } from 'vitest'
import { unwritten, unwrittenIn } from './unwritten.ts'

const inJsx = (code: string) => unwrittenIn('a.tsx', code).map((line) => line.replace(/^\S+ /, ''))

test('a text that is in no catalogue is found wherever it stands', () => {
  expect(
    inJsx(`
      import { t } from '@lingui/core/macro'
      const names = { label: 'open', key: 'mute' }
      const say = () => 'Nothing was lost'
      const Note = ({ many }: { many: number }) => (
        <p title="Close" className="much too long">
          Saved at once <b>{many === 1 ? 'packet' : \`\${many} packets\`}</b>
        </p>
      )`),
  ).toEqual(['open', 'Nothing was lost', 'Close', 'Saved at once', 'packet', '… packets'])
})

test('one that is, and one that nobody reads, is not', () => {
  expect(
    inJsx(`
      import { t, plural } from '@lingui/core/macro'
      const names = { label: t\`Open it\` }
      const fault = () => { throw new Error('This cannot be') }
      const Note = ({ many }: { many: number }) => (
        <p title={t\`Close\`}>
          <Trans>Saved <b>at once</b></Trans> {plural(many, { one: '# packet', other: '# packets' })}
        </p>
      )`),
  ).toEqual([])
})

test('all texts of the screens are in the catalogue', async () => {
  expect(await unwritten(['renderer'])).toEqual([])
})
