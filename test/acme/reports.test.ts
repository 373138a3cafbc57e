import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, describe, expect, test } from 'vitest'
import { linesOf, run } from '../support/terminal.ts'

const schema = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../src/report/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  )

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false })
addFormats.default(ajv)
ajv.addSchema(schema('finding'))
const validReport = ajv.compile(schema('report'))
const validFinding = ajv.getSchema(schema('finding').$id)

const folder = mkdtempSync(join(tmpdir(), 'ajar-'))
const jsonFile = join(folder, 'report.json')
const demo = await run('demo', '--format', 'ndjson', '--output', `json=${jsonFile}`)
afterAll(() => rmSync(folder, { recursive: true }))

describe('what acme’s scan writes', () => {
  test('ends well unless it is asked to judge', () => {
    expect(demo.exitCode).toBe(0)
  })

  test('is a report by the published schema', () => {
    validReport(JSON.parse(readFileSync(jsonFile, 'utf8')))
    expect(validReport.errors).toBeNull()
  })

  test('is a finding on every line, each by the published schema', () => {
    const lines = linesOf(demo.out)
    expect(lines.length).toBeGreaterThan(1000)
    for (const line of lines) {
      validFinding?.(line)
      expect(validFinding?.errors).toBeNull()
    }
  })

  test('judges by the exit code when it is asked to, and makes no pass of an unknown', async () => {
    const judge = async (check: string) =>
      (await run('demo', '--check', check, '--fail-on', 'critical')).exitCode
    expect(await judge('identity/root-second-factor-is-hardware')).toBe(0)
    expect(await judge('storage/no-anonymous-access')).toBe(1)
    expect(await judge('guarded/no-confused-deputy')).toBe(2)
  }, 60_000)
})
