import { safeStorage } from 'electron'
import type { Keychain } from '../host/ports.ts'

/** The system's keychain, or why there is none. Only after the program is ready. */
export async function systemKeychain(): Promise<Keychain | string> {
  // With this backend Chromium seals with a key that is the same everywhere: it hides nothing.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return 'neither GNOME Keyring nor KWallet answers'
  return (await safeStorage.isAsyncEncryptionAvailable()) ? keychain : 'the system offers none'
}

/** The keychain takes strings; secrets are bytes. */
const keychain: Keychain = {
  seal: (bytes) => safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64')),
  async open(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return { bytes: Buffer.from(result, 'base64'), sealAgain: shouldReEncrypt }
  },
}
