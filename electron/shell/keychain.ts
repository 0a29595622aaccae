import { safeStorage } from 'electron'
import { type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'
import type { HostPorts } from '../host/ports.ts'

/** Why secrets cannot be kept on this machine; null when they can. Only after the program is ready. */
export async function keychainProblem(): Promise<Problem | null> {
  // With this backend Chromium seals with a key that is the same everywhere: it hides nothing.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return problem('keychain-missing', null, 'neither GNOME Keyring nor KWallet answers')
  const available = await safeStorage.isAsyncEncryptionAvailable()
  return available ? null : problem('keychain-missing', null, 'the system offers none')
}

/** The keychain takes strings; secrets are bytes. */
export const keychain: Pick<HostPorts, 'seal' | 'open'> = {
  async seal(bytes) {
    const wrong = await keychainProblem()
    if (wrong) throw new ProblemError(wrong)
    return safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'))
  },
  async open(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return { bytes: Buffer.from(result, 'base64'), sealAgain: shouldReEncrypt }
  },
}
