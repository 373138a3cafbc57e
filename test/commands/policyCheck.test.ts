import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { PolicyReport } from '../../src/commands/policyCheck.ts'
import { run } from '../support/terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'ajar-policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const OWN = '111122223333'
const ORGANIZATION = 'o-a1b2c3d4e5'

function file(...statements: readonly object[]): string {
  return written(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
}

let files = 0
function written(text: string): string {
  const path = join(folder, `${files++}.json`)
  writeFileSync(path, text)
  return path
}

const READ = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::tea/*',
}
const inOrganization = { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }

async function report(path: string, ...words: readonly string[]) {
  const session = await run('policy', 'check', path, ...words, '--format', 'json')
  const told: PolicyReport = JSON.parse(session.out)
  return { ...told, exitCode: session.exitCode }
}

describe('a policy by its text alone', () => {
  test('who gets in is told on four axes, with a witness, the statement and the change', async () => {
    const path = file({ ...READ, Effect: 'Deny', Principal: { AWS: OWN } }, READ)
    const { exposures, ...rest } = await report(path, '--kind', 's3')
    expect(rest).toMatchObject({ kind: 's3', answer: 'open', gaps: [], exitCode: 1 })
    expect(exposures).toMatchObject([
      {
        who: 'anyone',
        via: 'direct',
        network: 'internet',
        what: ['read'],
        witness: { action: 's3:GetObject', resource: expect.stringMatching(/^arn:aws:s3:::tea\//) },
        admittedBy: { document: 'policy', pointer: '/Statement/1' },
        fix: 'Remove /Statement/1 from the policy.',
      },
    ])
  })

  test('the same in words', async () => {
    const { out, exitCode } = await run('policy', 'check', file(READ), '--kind', 's3')
    expect(exitCode).toBe(1)
    expect(out).toMatch(/^Open: /)
    expect(out).toMatch(/witness +\* asks s3:GetObject of arn:aws:s3:::tea\//)
    expect(out).toMatch(/statement +\/Statement\/0/)
    expect(out).toMatch(/change +Remove \/Statement\/0 from the policy\./)
  })

  test('a policy for its own account is closed, and for any other it is open', async () => {
    const path = file({ ...READ, Principal: { AWS: `arn:aws:iam::${OWN}:root` } })
    expect(await report(path, '--kind', 's3', '--account', OWN)).toMatchObject({
      answer: 'closed',
      exitCode: 0,
    })
    expect(await report(path, '--kind', 's3', '--account', '444455556666')).toMatchObject({
      answer: 'open',
      exitCode: 1,
      exposures: [{ who: 'stranger' }],
    })
  })

  test('whose organisation is named is told by --org, and without it stays undecided', async () => {
    const path = file({ ...READ, Condition: inOrganization })
    const words = ['--kind', 's3', '--account', OWN]
    expect(await report(path, ...words, '--org', ORGANIZATION)).toMatchObject({
      answer: 'closed',
      exitCode: 0,
    })
    expect(await report(path, ...words, '--org', 'o-zzzzzzzzzz')).toMatchObject({
      answer: 'open',
      exitCode: 1,
    })
    const open = await report(path, ...words)
    expect(open).toMatchObject({ answer: 'undecided', exitCode: 2 })
    expect(open.gaps[0]?.detail).toMatch(/--org/)
  })

  test.each([
    ['sqs', 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:orders'],
    ['sns', 'sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:prices'],
    ['kms', 'kms:Decrypt', '*'],
    ['secretsmanager', 'secretsmanager:GetSecretValue', '*'],
    ['ecr', 'ecr:BatchGetImage', '*'],
    ['opensearch', 'es:ESHttpGet', 'arn:aws:es:eu-west-1:111122223333:domain/tea/*'],
    ['dynamodb', 'dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/tea'],
    ['lambda', 'lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:tea'],
  ])('%s for everybody is open', async (kind, Action, Resource) => {
    const path = file({ Effect: 'Allow', Principal: '*', Action, Resource })
    expect(await report(path, '--kind', kind, '--account', OWN)).toMatchObject({
      answer: 'open',
      exitCode: 1,
    })
  })

  test('a role that everybody may assume is open', async () => {
    const path = file({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' })
    expect(await report(path, '--kind', 'trust')).toMatchObject({ answer: 'open', exitCode: 1 })
  })

  test('what is no policy is undecided, and never closed', async () => {
    const { answer, gaps, exitCode } = await report(written('{"Statement":'), '--kind', 's3')
    expect({ answer, exitCode }).toEqual({ answer: 'undecided', exitCode: 2 })
    expect(gaps).toMatchObject([{ reason: 'malformed' }])
  })

  test('a policy on standard input is a gate in a pipeline', () => {
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [READ] })
    const words = ['src/cli.ts', 'policy', 'check', '-', '--kind', 's3']
    const { status, stdout } = spawnSync(process.execPath, words, {
      input: policy,
      encoding: 'utf8',
    })
    expect(stdout).toMatch(/^Open: /)
    expect(status).toBe(1)
    const none = JSON.stringify({ Version: '2012-10-17', Statement: [] })
    expect(execFileSync(process.execPath, words, { input: none, encoding: 'utf8' })).toMatch(
      /^Closed: /,
    )
  })

  test('escapes in a policy do not reach the terminal', async () => {
    const path = file({ ...READ, Resource: 'arn:aws:s3:::tea/\u001b[2J*' })
    const { out } = await run('policy', 'check', path, '--kind', 's3')
    expect(out).not.toContain('\u001b')
  })
})

describe('mistakes of the operator are told in one sentence', () => {
  test.each([
    ['a kind that there is not', ['--kind', 'bucket'], /name one of: s3, sqs/],
    ['an account that is none', ['--kind', 's3', '--account', 'shop'], /twelve digits/],
    ['an organisation that is none', ['--kind', 's3', '--org', 'acme'], /o-a1b2c3d4e5/],
    ['no kind', [], /--kind/],
  ])('%s', async (_, words, message) => {
    const { err, exitCode } = await run('policy', 'check', file(READ), ...words)
    expect(exitCode).toBe(64)
    expect(err).toMatch(message)
  })

  test('a file that is not there', async () => {
    const { err, exitCode } = await run('policy', 'check', '/no/such/file', '--kind', 's3')
    expect(exitCode).toBe(64)
    expect(err).toMatch(/cannot be read/)
  })
})
