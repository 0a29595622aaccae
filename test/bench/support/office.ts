/** Real central records with packets of real files, and a real host that is enrolled with them. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { framework, rubrics } from '../../../central/demo/programme/index.ts'
import { ensureBuilt } from '../../../scripts/launch/build.ts'
import { writeFiles, type TestFile } from '../../support/documents.ts'
import { temporaryFolder } from '../../support/office.ts'
import { sayMadeUp } from '../../support/made-up.ts'
import { reviewer } from '../../support/reviewer.ts'
import { type HandIn, putHandIns } from '../../support/hand-ins.ts'
import { central, freePort, type Program, startCentral, startHost } from '../../support/programs.ts'
import { type Proxy, startProxy } from '../../support/proxy.ts'

export type BenchOffice = {
  /** Of the host, with its key. */
  address: string
  folder: string
  /** The ids of the packets, in the queue's order. */
  packets: string[]
  /** Between host and central records. */
  proxy: Proxy
  close(): Promise<void>
}

/** Each file is an item of one packet; P-801 has the first ones. */
export async function openBenchOffice(files: TestFile[], perPacket = 4): Promise<BenchOffice> {
  if (!ensureBuilt()) throw new Error('The window could not be built.')
  const folder = await temporaryFolder()
  const [data, packets] = [join(folder, 'central'), join(folder, 'packets')]
  await writeFiles(packets, files)
  const groups = Array.from({ length: Math.ceil(files.length / perPacket) }, (_, index) =>
    files.slice(index * perPacket, (index + 1) * perPacket),
  )
  const manifest = {
    framework,
    rubrics,
    reviewers: [reviewer],
    packets: groups.map((group, index) => ({
      id: `P-${801 + index}`,
      learner: { id: `s-${index}`, name: `Learner Number${index}`, alias: `Learner ${index}` },
      achievement: 'CFD-2',
      reviewer: reviewer.id,
      submitted: '2026-11-02',
      evidence: group.map(({ name }) => ({ title: name, file: name })),
    })),
  }
  await writeFile(join(packets, 'manifest.json'), JSON.stringify(manifest))
  await central(data, 'import', packets)
  await sayMadeUp({ data })
  const records = await startCentral({ data, port: await freePort() })
  const ids = manifest.packets.map(({ id }) => id)
  return { folder, packets: ids, ...(await enrolDesk(folder, data, records)) }
}

/** Packets of texts and links, put in without the checks of an import. */
export async function openHandInDesk(
  packets: HandIn[][],
): Promise<BenchOffice & { records: Program }> {
  if (!ensureBuilt()) throw new Error('The window could not be built.')
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
  const ids = await putHandIns(data, packets)
  const records = await startCentral({ data, port: await freePort() })
  return { folder, packets: ids, records, ...(await enrolDesk(folder, data, records)) }
}

/** A host that is enrolled with central records over a network that can be broken. */
async function enrolDesk(folder: string, data: string, records: Program) {
  const { code } = JSON.parse(await central(data, 'enrol', reviewer.id, '--json'))
  const proxy = await startProxy(records.address)
  const host = await startHost({
    profile: join(folder, 'desk'),
    port: await freePort(),
    enrol: `${proxy.address} ${code}`,
  })
  return {
    address: host.address,
    proxy,
    async close() {
      await host.stop()
      await proxy.close()
      await records.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
