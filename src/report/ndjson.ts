import type { Format } from './report.ts'

/** One finding a line, written as soon as it is known. For pipes: `jq`, log shippers, tickets. */
export const ndjson: Format = {
  name: 'ndjson',
  description: 'one finding a line, streamed while the scan runs',
  open: (write) => ({
    finding: (finding) => write(`${JSON.stringify(finding)}\n`),
    end: () => {},
  }),
}
