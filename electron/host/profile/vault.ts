import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { DestroyReason, type VaultState } from '../../../shared/protocol/host.ts'
import { Instant, Uuid } from '../../../shared/model/values.ts'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import type { HostPorts } from '../ports.ts'
import { readIfThere, writeWhole } from './files.ts'
import { openWithPassphrase, PassphraseSeal, sealWithPassphrase } from './passphrase.ts'

const common = { format: z.literal(1), keyId: Uuid }
const Key = z.base64()

const VaultFile = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('keychain'),
    /** Each shell has a keychain of its own. */
    shell: z.enum(['electron', 'browser']),
    sealed: z.base64(),
  }),
  z.object({ ...common, kind: z.literal('passphrase'), seal: PassphraseSeal }),
  z.object({ ...common, kind: z.literal('demonstration'), key: Key }),
  z.object({
    ...common,
    kind: z.literal('destroyed'),
    at: Instant,
    reason: DestroyReason,
    centralKnows: z.boolean().default(false),
  }),
])
type VaultFile = z.infer<typeof VaultFile>

export type NewKey = { key: Buffer; file: VaultFile }

/** Each gets a key of its own out of the profile's, so that none can open what is another's. */
export type Purpose = 'window' | 'secrets' | 'decisions file' | 'contact'

type Ports = Pick<HostPorts, 'profile' | 'shell' | 'keychain'>

const reasons: Record<DestroyReason, string> = {
  revoked: 'the office revoked this machine',
  left: 'its reviewer left this machine',
  lease: 'it was not in contact with central records for longer than the office allows',
}

export const vaultPath = (profile: string) => join(profile, 'vault.json')

/**
 * Keeps the one key under which everything of a profile is sealed: on disk as the keychain or a
 * passphrase closes it, in memory while it is open. Calls that change it are made one at a time.
 */
export class Vault {
  readonly #ports: Ports
  #file: VaultFile | null
  #key: Buffer | null = null
  #unreadable: string | null = null

  private constructor(ports: Ports, file: VaultFile | null) {
    this.#ports = ports
    this.#file = file
  }

  /**
   * Reads the vault of a profile, and opens it where nobody has to be asked.
   * @throws ProblemError `profile-damaged`
   */
  static async read(ports: Ports): Promise<Vault> {
    const path = vaultPath(ports.profile)
    const text = await readIfThere(path)
    let file: VaultFile | null = null
    try {
      if (text !== null) file = VaultFile.parse(JSON.parse(text))
    } catch (error) {
      return fail('profile-damaged', path, 'it is not a vault', error)
    }
    const vault = new Vault(ports, file)
    await vault.tryKeychain()
    return vault
  }

  get state(): VaultState {
    const file = this.#file
    const { keychain } = this.#ports
    const base = {
      keyId: file?.keyId ?? null,
      noKeychain: typeof keychain === 'string' ? keychain : null,
      destroyed: null,
    }
    if (file === null) return { ...base, state: 'none', kind: null }
    if (file.kind === 'destroyed') {
      const { at, reason, centralKnows } = file
      return { ...base, state: 'destroyed', kind: null, destroyed: { at, reason, centralKnows } }
    }
    const closed = this.#unreadable === null ? 'locked' : 'unreadable'
    return { ...base, state: this.#key ? 'open' : closed, kind: file.kind }
  }

  /** Asks a keychain that did not answer before; a vault with a passphrase stays as it is. */
  async tryKeychain(): Promise<void> {
    if (this.#key !== null || this.#file === null) return
    if (this.#file.kind === 'demonstration') this.#key = Buffer.from(this.#file.key, 'base64')
    if (this.#file.kind !== 'keychain') return
    try {
      this.#key = await this.#askKeychain(this.#file)
      this.#unreadable = null
    } catch (error) {
      this.#unreadable = error instanceof Error ? error.message : String(error)
    }
  }

  async #askKeychain(file: VaultFile & { kind: 'keychain' }): Promise<Buffer> {
    const { keychain, shell } = this.#ports
    if (file.shell !== shell)
      throw new Error(
        file.shell === 'electron'
          ? 'the keychain holds it for the desktop program'
          : 'the keychain holds it for the program in the browser',
      )
    if (typeof keychain === 'string') throw new Error(keychain)
    const { bytes, sealAgain } = await keychain.open(Buffer.from(file.sealed, 'base64'))
    const key = Buffer.from(bytes)
    if (sealAgain) await this.#write(await this.#closed(file.keyId, key, null))
    return key
  }

  /**
   * 32 bytes for one purpose.
   * @throws ProblemError `not-enrolled`, `locked`, `vault-unreadable`, `vault-destroyed`
   */
  key(purpose: Purpose): Buffer {
    if (this.#key)
      return Buffer.from(hkdfSync('sha256', this.#key, '', `evidence desk: ${purpose}`, 32))
    if (this.#file === null) return fail('not-enrolled')
    if (this.#file.kind === 'destroyed')
      return fail('vault-destroyed', null, reasons[this.#file.reason])
    return this.#unreadable === null
      ? fail('locked')
      : fail('vault-unreadable', null, this.#unreadable)
  }

  /**
   * Makes a new key, on which nothing depends before `replace`.
   * @throws ProblemError `passphrase-needed`, `passphrase-weak`
   */
  async prepare(passphrase: string | null, demonstration: boolean): Promise<NewKey> {
    const key = randomBytes(32)
    const keyId = randomUUID()
    const open = passphrase === null && demonstration
    const file: VaultFile = open
      ? { format: 1, keyId, kind: 'demonstration', key: key.toString('base64') }
      : await this.#closed(keyId, key, passphrase)
    return { key, file }
  }

  /** Takes a new key into use; what an earlier one sealed can no longer be read here. */
  async replace({ key, file }: NewKey): Promise<void> {
    await this.#write(file)
    this.#key = key
    this.#unreadable = null
  }

  /** @throws ProblemError `passphrase-wrong`, `vault-unreadable`, `vault-destroyed` */
  async unlock(passphrase: string | null): Promise<void> {
    const file = this.#file
    if (this.#key !== null) return
    if (file?.kind === 'passphrase')
      this.#key = await openWithPassphrase(file.seal, passphrase ?? '')
    else await this.tryKeychain()
    this.key('window')
  }

  /** @throws ProblemError `passphrase-none`: nothing but a passphrase keeps others from unlocking */
  lock(): void {
    if (this.#file?.kind !== 'passphrase') fail('passphrase-none')
    this.forget()
  }

  /** Takes the key out of memory. */
  forget(): void {
    this.#key?.fill(0)
    this.#key = null
  }

  /**
   * Sets, changes or takes away the passphrase.
   * @throws ProblemError `passphrase-wrong`, `passphrase-weak`, `passphrase-needed`, `locked`
   */
  async setPassphrase(current: string | null, next: string | null): Promise<void> {
    this.key('window')
    const file = this.#file!
    if (file.kind === 'passphrase') await openWithPassphrase(file.seal, current ?? '')
    await this.#write(await this.#closed(file.keyId, this.#key!, next))
  }

  /** Makes all that the key sealed unreadable for good. */
  async destroy(reason: DestroyReason, at: Date): Promise<void> {
    const keyId = this.#file?.keyId ?? randomUUID()
    const centralKnows = reason === 'revoked'
    const gone = { kind: 'destroyed' as const, at: at.toISOString(), reason, centralKnows }
    await this.#write({ format: 1, keyId, ...gone })
    this.forget()
  }

  /** Central records heard that the key is destroyed; one that was made since is none of theirs. */
  async noteCentralKnows(): Promise<void> {
    if (this.#file?.kind === 'destroyed') await this.#write({ ...this.#file, centralKnows: true })
  }

  async #closed(keyId: string, key: Buffer, passphrase: string | null): Promise<VaultFile> {
    if (passphrase !== null)
      return {
        format: 1,
        keyId,
        kind: 'passphrase',
        seal: await sealWithPassphrase(key, passphrase),
      }
    const { keychain, shell } = this.#ports
    if (typeof keychain === 'string') fail('passphrase-needed', null, keychain)
    const sealed = await keychain.seal(key).catch((error: unknown) => {
      if (error instanceof ProblemError) throw error
      return fail('passphrase-needed', null, String(error), error)
    })
    return {
      format: 1,
      keyId,
      kind: 'keychain',
      shell,
      sealed: Buffer.from(sealed).toString('base64'),
    }
  }

  async #write(file: VaultFile): Promise<void> {
    await writeWhole(vaultPath(this.#ports.profile), `${JSON.stringify(file, null, 2)}\n`)
    this.#file = file
  }
}
