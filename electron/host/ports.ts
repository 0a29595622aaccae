/** What differs between the shells. Each carries the host by implementing these. */
export type HostPorts = {
  shell: 'electron' | 'browser'
  /** Of the program, as Settings shows it. */
  version: string
  /** The folder in which this workstation keeps its enrolment, its keys and its decisions file. */
  profile: string
  /** The built window. */
  rendererFolder: string
  now: () => Date
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The system's keychain; a text says why it cannot be used on this machine. */
  keychain: Keychain | string
  /**
   * Hands a web address to the system's browser. The address was checked.
   * @throws ProblemError `link-not-opened`
   */
  openLink: (url: string) => Promise<void>
  /**
   * Hands a file to the system's program for files of its kind. Its name was checked.
   * @throws ProblemError `file-not-opened`
   */
  openFile: (path: string) => Promise<void>
}

/** Where the system keeps secrets for this user on this machine. */
export type Keychain = {
  /** Closes a secret so that this user on this machine alone can open it. */
  seal: (bytes: Uint8Array) => Promise<Uint8Array>
  /**
   * `sealAgain` when the keychain has a newer key than the one it was sealed with.
   * @throws when the secret was sealed elsewhere, or the keychain does not answer
   */
  open: (sealed: Uint8Array) => Promise<{ bytes: Uint8Array; sealAgain: boolean }>
}
