import type { Device } from './machine/device.ts'

/** A decision that a window has called decided. */
export type ToldDecision = { device: Device; packetId: string; canonical: string; hash: string }

/** What the programs have promised to their reviewers, which the checks then hold them to. */
export class Told {
  /** Changes that a window has called saved, by device and packet: each is a mark in the note. */
  readonly saved = new Map<Device, { packetId: string; mark: string }[]>()
  readonly decisions = new Map<string, ToldDecision>()
  /** What was chosen on packets that were served again: nobody else is ever told. */
  readonly unsigned = new Set<string>()
  #marks = 0

  /** A mark that no other change has, of the packet that it is made on. */
  mark(packetId: string): string {
    this.#marks += 1
    return `${packetId}#${this.#marks}`
  }

  save(device: Device, packetId: string, mark: string): void {
    this.saved.set(device, [...(this.saved.get(device) ?? []), { packetId, mark }])
  }

  /** Drafts live on one machine only: what took its journal took what was not decided. */
  journalLost(device: Device): void {
    this.saved.delete(device)
  }
}

/** The marks in a note, in order. */
export const marksIn = (note: string) => note.split('|').filter((mark) => mark !== '')
