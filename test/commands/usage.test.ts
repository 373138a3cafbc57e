import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../support/terminal.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'ajar-'))

describe('what the operator got wrong ends with 64 and one clear sentence', () => {
  test.each([
    ['an unknown command', ['chekcs'], /unknown command 'chekcs'/],
    ['an unknown option', ['checks', '--colour'], /unknown option '--colour'/],
    ['an unknown provider', ['plan', 'ibm'], /no provider "ibm"; choose from .*gcp/],
    [
      'a check that nobody wrote',
      ['checks', '--check', 'x/y'],
      /No check matches "x\/y"; `ajar checks`/,
    ],
    ['an unknown severity', ['checks', '--severity', 'severe'], /critical, high, medium, low/],
    ['an unknown format', ['demo', '--format', 'xlsx'], /no format "xlsx"; choose from text, json/],
    ['a rate that is none', ['scan', '--max-rate', 'fast'], /must be a number above 0/],
    ['a share above the whole', ['scan', '--quota-share', '2'], /must be a number up to 1/],
    ['a snapshot that is not there', ['evaluate', '/nowhere'], /not a snapshot.*ajar collect/],
    ['a report that cannot be written', ['demo', '--output', '/nowhere/x'], /cannot be written/],
    ['a configuration that is not there', ['checks', '--config', '/no.yaml'], /cannot be read/],
    ['a check to show that there is not', ['checks', 'show', 'a/b'], /no check "a\/b"/],
  ])('%s', async (_, words, sentence) => {
    const { exitCode, out, err } = await run(...words)
    expect(exitCode).toBe(64)
    expect(err).toMatch(sentence)
    expect(err).not.toMatch(/\n {4}at /)
    expect(out).toBe('')
  })

  test('a mistake in the configuration, with its line', async () => {
    const file = join(folder(), 'ajar.yaml')
    writeFileSync(file, 'checks:\n  - storage\nfail_on: high\n')
    expect((await run('checks', '--config', file)).err).toMatch(/ajar\.yaml:3: fail_on is not/)
  })

  test('a collection onto what is there already', async () => {
    const there = folder()
    expect((await run('collect', 'gcp', '--output', there)).err).toMatch(/add --resume/)
  })

  test('a half-written snapshot', async () => {
    const there = folder()
    const manifest = { format: 1, tool: 'ajar', startedAt: '2026-11-23T00:00:00Z', checks: [] }
    writeFileSync(join(there, 'manifest.json'), JSON.stringify(manifest))
    writeFileSync(join(there, 'gcp-acme.ndjson.gz'), Buffer.from([31, 139, 8, 0, 0]))
    chmodSync(there, 0o700)
    const { exitCode, err } = await run('evaluate', there)
    expect(exitCode).toBe(64)
    expect(err).toMatch(/damaged or was not finished .* collect with --resume/)
  })
})

test('help and version are no mistakes', async () => {
  expect((await run('--help')).exitCode).toBe(0)
  expect((await run('scan', '--help')).out).toMatch(/--region <name>/)
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})
