import { UsageError } from '#model'
import { EXIT } from '../../src/exitCode.ts'
import { createProgram } from '../../src/program.ts'

export interface Session {
  readonly out: string
  readonly err: string
  readonly exitCode: number
}

/** Run the words as the command line would, and keep what a person would see. */
export async function run(...words: readonly string[]): Promise<Session> {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    environment: {},
    outIsTerminal: false,
    errIsTerminal: false,
    width: undefined,
    interrupted: new AbortController().signal,
  }
  try {
    return { exitCode: await createProgram(words, io), out, err }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: EXIT.usage, out, err: error.message }
    if (error instanceof Error && error.name === 'CommanderError') {
      const code = Reflect.get(error, 'exitCode')
      return { exitCode: code === 0 ? EXIT.clean : EXIT.usage, out, err }
    }
    throw error
  }
}

export function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
