/** HTTPS in front of central records, as a deployment has it, with a certificate made for the trial. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'
import { freePort } from '../../support/programs.ts'

export type Front = {
  port: number
  /** A file for `NODE_EXTRA_CA_CERTS`. */
  certificate: string
  close(): Promise<void>
}

/** @param target the port of central records @throws where there is no `openssl` */
export async function startFront(target: number, folder: string): Promise<Front> {
  const key = join(folder, 'key.pem')
  const certificate = join(folder, 'certificate.pem')
  const kind = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
  const name = '-subj /CN=localhost -addext subjectAltName=DNS:localhost'
  const files = ['-keyout', key, '-out', certificate]
  await promisify(execFile)('openssl', ['req', ...`${kind} ${name}`.split(' '), ...files])
  const open = new Set<Socket>()
  const server = createServer(
    { key: await readFile(key), cert: await readFile(certificate) },
    (near) => {
      const far = connect(target, '127.0.0.1')
      open.add(near)
      near.on('close', () => open.delete(near))
      near.on('error', () => far.destroy())
      far.on('error', () => near.destroy())
      near.pipe(far).pipe(near)
    },
  )
  // A handshake that was disturbed is no failure of the front's.
  server.on('tlsClientError', () => {})
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    certificate,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
