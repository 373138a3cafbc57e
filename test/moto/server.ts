/**
 * Starts moto, an AWS that we did not write, on a free loopback port. It comes from PyPI, pinned
 * in requirements.txt, in the virtual environment that `.ci/run` makes.
 *
 * @module
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const SERVER = resolve(process.env['AJAR_MOTO_SERVER'] ?? '.venv/bin/moto_server')

export const motoIsInstalled = existsSync(SERVER)

export interface Moto {
  /** `http://localhost:PORT`; a name, so that `<account>.localhost` hosts can be made of it. */
  readonly url: string
  stop(): void
}

export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  const child = spawn(SERVER, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const url = `http://localhost:${port}`
  await untilItAnswers(`http://127.0.0.1:${port}/moto-api/`, child)
  return { url, stop: () => child.kill() }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (typeof address !== 'object' || address === null) throw new Error('no port was given')
  return address.port
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`moto ended with ${child.exitCode}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('moto did not answer within 30 s')
}
