/** Begins a scan into the store that it is told, writes one account down, and waits to be killed. */

import { openStore } from '../../src/findings/index.ts'
import { dayOf, finding, partOf } from './example.ts'

const store = openStore(process.argv[2] ?? '', { readOnly: false })
const recording = store.record({
  startedAt: dayOf(2),
  tool: 'ajar',
  checks: [],
  exceptionsFor: () => [],
})
const many = Array.from({ length: 5000 }, (_, index) => finding(`b${index}`, 'fail'))
recording.take(partOf({ findings: many }, dayOf(2)))
process.stdout.write('written\n')
setInterval(() => {}, 1000)
