/** A sync that is cut off in the middle, as a process is that is killed. @module */

import type { Ledger } from '../../src/tickets/ledger.ts'
import type { Matter } from '../../src/tickets/matter.ts'
import { type SyncOptions, syncTickets } from '../../src/tickets/sync.ts'
import { NOW, type Scene } from './systems.ts'

export const options: SyncOptions = {
  dryRun: false,
  cap: 50,
  now: () => NOW,
  sleep: async () => {},
}

/** A connection that is cut off at one request, before the server saw it or after. */
export function severing(scene: Scene, at: number, when: 'before' | 'after') {
  let count = 0
  const send: typeof fetch = async (input, init) => {
    const fatal = count++ === at
    if (fatal && when === 'before') throw new Killed()
    const response = await scene.answer(new Request(input, init))
    if (fatal) throw new Killed()
    return response
  }
  return { send, requests: () => count }
}

class Killed extends Error {}

/** The process dies: nothing after the cut runs, not even the note that it failed. */
export async function syncUntilKilled(
  night: readonly Matter[],
  scene: Scene,
  send: typeof fetch,
  ledger: Ledger,
) {
  let dead = false
  const mortal: typeof fetch = async (input, init) => {
    if (dead) throw new Killed()
    try {
      return await send(input, init)
    } catch (error) {
      dead ||= error instanceof Killed
      throw error
    }
  }
  const stopped: Ledger = { ...ledger, write: (...args) => dead || ledger.write(...args) }
  try {
    const settling = { ...options, sleep: async () => scene.settle() }
    const report = await syncTickets(night, scene.connect(mortal), stopped, settling)
    return { dead, failed: report.failed }
  } catch (error) {
    if (!dead) throw error
    return { dead, failed: [] }
  }
}
