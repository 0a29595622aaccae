import { enrollingCentral } from './central.ts'
import { testHost, testPorts } from './host.ts'
import type { Host } from '../host/host.ts'

export const enrolRequest = (address: string) => ({
  address,
  code: '0123 4567-89ab',
  deviceName: 'Ada’s laptop',
  passphrase: null as string | null,
})

export async function enrolledHost() {
  const central = await enrollingCentral()
  const ports = await testPorts()
  const host = await testHost(ports)
  await host.enrol(enrolRequest(central.address))
  return { central, ports, host }
}

/** The same profile in a program that was started again. */
export async function restart(host: Host, ports: Awaited<ReturnType<typeof testPorts>>) {
  await host.close()
  return testHost(ports)
}
