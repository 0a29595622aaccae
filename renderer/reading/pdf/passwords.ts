/** Given by reviewers, kept here and nowhere else until they are forgotten. By SHA-256. */
export const passwords = new Map<string, string>()

const forgetting = new EventTarget()
const forgotten = 'forgotten'

/**
 * To be called when the packet is left: a password is for the packet that it was given for. What was
 * opened with one is closed, also where it waits out of sight to be looked at again.
 */
export function forgetPasswords(): void {
  passwords.clear()
  forgetting.dispatchEvent(new Event(forgotten))
}

/** Calls `close` when passwords are forgotten, up to the signal. */
export const whenForgotten = (close: () => void, until: AbortSignal): void =>
  forgetting.addEventListener(forgotten, close, { signal: until })
