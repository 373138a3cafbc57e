import type { Format } from './report.ts'

export const SCHEMA_ID = 'https://cloudajar.dev/schema/report-1.json'

/** One document with the findings and, at its end, the summary; written as it grows. */
export const json: Format = {
  name: 'json',
  description: 'one document, described by src/report/schema/report.schema.json',
  open(write) {
    let first = true
    write(`{"$schema":${JSON.stringify(SCHEMA_ID)},"findings":[`)
    return {
      finding(finding) {
        write(`${first ? '' : ','}\n${JSON.stringify(finding)}`)
        first = false
      },
      end: (summary) => write(`\n],"summary":${JSON.stringify(summary)}}\n`),
    }
  },
}
