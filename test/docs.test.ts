import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConfig } from '../src/config.ts'
import { parseExceptions } from '../src/exceptionsFile.ts'

const PAGE = readFileSync('docs/findings.md', 'utf8')

function example(sort: string): string {
  const text = PAGE.split(`\`\`\`yaml ${sort}\n`)[1]?.split('```')[0]
  if (text === undefined) throw new Error(`docs/findings.md has no example of ${sort}`)
  return text
}

test('the exceptions and the settings that the documentation shows are right', () => {
  expect(parseExceptions(example('exceptions'), 'exceptions.yaml')).toMatchObject([
    { exception: { owner: 'web@acme.example', until: '2027-01-31' }, place: 'exceptions.yaml:3' },
  ])
  expect(parseConfig(example('config'), 'ajar.yaml').tickets).toMatchObject({
    severity: 'high',
    jira: { project: 'SEC' },
    github: { url: 'https://api.github.com' },
    servicenow: { table: 'incident' },
  })
})
