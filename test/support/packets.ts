/** Packets that a test makes for itself, beside those of its office. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Office } from './office.ts'
import { reviewer } from './reviewer.ts'

type Item = { title: string } & ({ file: string; content: string | Buffer } | { text: string })

export type OwnPacket = { id: string; achievement: string; evidence: Item[] }

/** Imports packets into central records; one that is there already is revised. */
export async function importPackets(
  office: Pick<Office, 'folder' | 'run'>,
  packets: OwnPacket[],
): Promise<void> {
  const folder = join(office.folder, 'own')
  await mkdir(folder, { recursive: true })
  for (const item of packets.flatMap(({ evidence }) => evidence))
    if ('file' in item) await writeFile(join(folder, item.file), item.content)
  const manifest = packets.map(({ id, achievement, evidence }) => ({
    id,
    learner: { id: `learner-${id}`, name: `Learner of ${id}` },
    achievement,
    reviewer: reviewer.id,
    submitted: '2026-11-02',
    due: '2027-02-01',
    evidence: evidence.map((item) =>
      'file' in item ? { title: item.title, file: item.file } : item,
    ),
  }))
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ packets: manifest }))
  await office.run('import', folder)
}
