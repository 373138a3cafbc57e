/** `npm run story`: the life of an estate in ten scans, for a person to follow. @module */

import { openStore } from '../../src/findings/index.ts'
import { live, nameOf, type Told } from './life.ts'

const EXITS: Readonly<Record<number, string>> = {
  0: 'clean',
  1: 'something is open',
  2: 'nothing that was read fails, and something stayed unknown',
}

for await (const told of live()) for (const line of linesOf(told)) process.stdout.write(`${line}\n`)

function linesOf({ number, chapter, exitCode, known, state }: Told): string[] {
  const store = openStore(state, { readOnly: true })
  const states = Object.values(known).map((stored) => {
    const { life, id } = stored
    const tonight = store
      .history(id)
      .filter(({ scan }) => scan === number)
      .map(({ happened, note }) => `      ${happened}: ${note}`.replace(/: $/, ''))
    const answered = life.lastAnswered?.slice(5, 10) ?? 'never'
    const returns = life.generation > 1 ? `, opened ${life.generation} times` : ''
    return [
      `    ${nameOf(stored).padEnd(28)} ${(life.standing + returns).padEnd(26)} last answered ${answered}`,
      ...tonight,
    ].join('\n')
  })
  store.close()
  return [
    `Scan ${number}, ${dayOf(number)}. ${chapter.title}`,
    ...states,
    `    exit ${exitCode}: ${EXITS[exitCode] ?? ''}`,
    '',
  ]
}

function dayOf(number: number): string {
  return `${String(number).padStart(2, '0')} November`
}
