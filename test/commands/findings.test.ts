import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { EMPTY_ZONE, type Finding, type Gap, known, type Resource, unknown } from '#model'
import { ALL_USERS, bucket, bucketWithGrant } from '../../mocks/aws/s3Builder.ts'
import { ACCOUNT, ACCOUNT_SCOPE, membership } from '../../mocks/aws/scopeBuilder.ts'
import { MEMBERSHIP } from '../../providers/aws/organizations/membership.ts'
import { openSnapshotFolder } from '../../src/engine/snapshot.ts'
import { linesOf, run } from '../support/terminal.ts'

const CHECK = 'storage/no-anonymous-access'
const KIND = 'aws:s3:bucket'
const PUBLIC = bucketWithGrant({ URI: ALL_USERS }, 'READ')
const WIDER = bucketWithGrant({ URI: ALL_USERS }, 'FULL_CONTROL')
const PRIVATE = bucket()
const DENIED = bucket({
  policy: unknown({
    call: 's3:GetBucketPolicy',
    reason: 'denied',
    permission: 's3:GetBucketPolicy',
    detail: 'AccessDenied',
  }),
  publicAccessBlock: known(null, 's3:GetPublicAccessBlock'),
})

const folder = () => mkdtempSync(join(tmpdir(), 'ajar-life-'))

/** A snapshot of an account with these buckets, as `ajar collect` would have left it. */
function snapshotOf(day: number, ...resources: readonly Resource[]): Promise<string> {
  return snapshotWith(day, resources, [])
}

async function snapshotWith(day: number, resources: readonly Resource[], gaps: readonly Gap[]) {
  const path = join(folder(), 'snapshot')
  const takenAt = `2026-11-${String(day).padStart(2, '0')}T03:00:00Z`
  const written = await openSnapshotFolder(path, { tool: 'ajar', startedAt: takenAt, checks: [] })
  const inventories = [
    { kind: KIND, scope: ACCOUNT_SCOPE, resources, gaps },
    { kind: MEMBERSHIP, scope: ACCOUNT_SCOPE, resources: [membership()], gaps: [] },
  ]
  await written.write({
    format: 1,
    provider: 'aws',
    account: ACCOUNT,
    takenAt,
    zone: EMPTY_ZONE,
    inventories,
  })
  return path
}

async function evaluated(snapshot: string, ...words: readonly string[]) {
  const { out, err, exitCode } = await run(
    ...['evaluate', snapshot, '--check', CHECK, '--format', 'ndjson', ...words],
  )
  // What was written is a report of ours.
  const findings = linesOf(out) as Finding[]
  const one = findings.find(({ resource }) => resource.name === 'acme-data')
  return { out, err, exitCode, finding: one, life: one?.life }
}

test('each run tells where a finding stands, and fails on news alone when asked to', async () => {
  const state = join(folder(), 'findings.sqlite')
  const night = async (day: number, ...buckets: readonly Resource[]) => {
    const snapshot = await snapshotOf(day, ...buckets)
    const words = ['--state', state, '--fail-on-new', 'high']
    const { exitCode, life } = await evaluated(snapshot, ...words)
    return [exitCode, life?.standing]
  }
  expect(await night(1, PUBLIC)).toEqual([1, 'new'])
  expect(await night(2, PUBLIC)).toEqual([0, 'open'])
  expect(await night(3, WIDER)).toEqual([1, 'open'])
  expect(await night(4, PRIVATE)).toEqual([0, 'fixed'])
  expect(await night(5, PUBLIC)).toEqual([1, 'reopened'])
  expect(await night(6)).toEqual([0, undefined])
  expect(await night(7, DENIED)).toEqual([2, 'unknown'])

  const history = await run('history', '--state', state)
  expect(history.out.split('\n')).toHaveLength(8)
  const diff = await run('diff', '5', '6', '--state', state)
  expect(diff.out).toMatch(/Fixed \(1\)\n {2}critical acme-data \(111122223333\)/)
  expect((await run('diff', '1', '2', '--state', state)).out).toMatch(/Nothing has changed/)
  expect(
    JSON.parse((await run('diff', '2', '3', '--state', state, '--format', 'json')).out),
  ).toMatchObject({ changed: [{ resource: { name: 'acme-data' } }], new: [] })
})

test('the life of a finding is told, and one page explains it', async () => {
  const state = join(folder(), 'findings.sqlite')
  await evaluated(await snapshotOf(1, PUBLIC), '--state', state)
  const { finding } = await evaluated(await snapshotOf(2, PUBLIC), '--state', state)
  const id = finding?.id ?? ''

  const history = await run('history', id, '--state', state)
  expect(history.out).toMatch(/^acme-data: .*\n.*\nopen; first seen .*\n\n.* scan 1 {2}opened/)
  const page = (await run('explain', id, '--state', state)).out
  for (const part of [
    'Wanted: ',
    'who: anyone',
    'request: ',
    'admitted by: ',
    'Remedy',
    'scan 1',
  ]) {
    expect(page).toContain(part)
  }
  expect((await run('explain', 'ajar-none', '--state', state)).err).toMatch(/knows no finding/)
})

test('against an earlier report, a new fault does not hide behind an old one', async () => {
  const earlier = join(folder(), 'report')
  for (const format of ['json', 'ndjson']) {
    await evaluated(await snapshotOf(1, PUBLIC), '--output', `${format}=${earlier}`)
    const since = async (...buckets: readonly Resource[]) => {
      const words = ['--baseline', earlier, '--fail-on-new', 'high']
      const { exitCode, life } = await evaluated(await snapshotOf(2, ...buckets), ...words)
      return [exitCode, life?.standing, life?.changed]
    }
    expect(await since(PUBLIC)).toEqual([0, 'open', false])
    expect(await since(WIDER)).toEqual([1, 'open', true])
    expect(await since(PRIVATE)).toEqual([0, 'fixed', false])
    const { out } = await run(
      ...['evaluate', await snapshotOf(2), '--check', CHECK, '--baseline', earlier],
      ...['--format', 'json'],
    )
    expect(JSON.parse(out).summary.comparedWith.gone).toMatchObject([
      { resource: { name: 'acme-data' }, life: { standing: 'fixed' } },
    ])
  }
  const { exitCode, finding } = await evaluated(await snapshotOf(2, PUBLIC))
  expect([exitCode, finding?.life]).toEqual([1, undefined])
})

test('an exception that ajar except writes marks the fault until its evidence changes', async () => {
  const state = join(folder(), 'findings.sqlite')
  const exceptions = join(folder(), 'exceptions.yaml')
  const { finding } = await evaluated(await snapshotOf(1, PUBLIC), '--state', state)
  const accepting = ['--reason', 'a website', '--owner', 'web', '--until', '2099-12-31']
  const words = ['except', finding?.id ?? '', '--state', state, '--exceptions', exceptions]
  expect((await run(...words, ...accepting)).exitCode).toBe(0)
  expect(readFileSync(exceptions, 'utf8')).toMatch(/evidence: [0-9a-f]{24}/)

  const night = (day: number, one: Resource) =>
    snapshotOf(day, one).then((snapshot) =>
      evaluated(snapshot, '--state', state, '--exceptions', exceptions),
    )
  const accepted = await night(2, PUBLIC)
  expect([accepted.exitCode, accepted.life]).toMatchObject([
    0,
    { standing: 'accepted', accepted: { owner: 'web', reason: 'a website', until: '2099-12-31' } },
  ])
  expect((await run('history', finding?.id ?? '', '--state', state)).out).toMatch(/accepted by web/)
  const wider = await night(3, WIDER)
  expect([wider.exitCode, wider.life?.standing]).toEqual([1, 'open'])
  expect((await night(4, PRIVATE)).err).toMatch(/exceptions\.yaml:4: .*matches no fault/)
  expect((await run(...words, ...accepting)).err).toMatch(/is no fault now/)
})

test('without a store, an exception still marks', async () => {
  const exceptions = join(folder(), 'exceptions.yaml')
  const text = `exceptions:\n  - resource: acme-data\n    reason: r\n    owner: o\n    until: 2099-12-31\n`
  writeFileSync(exceptions, text)
  const snapshot = await snapshotOf(1, PUBLIC)
  const { exitCode, life } = await evaluated(snapshot, '--exceptions', exceptions)
  expect([exitCode, life?.standing]).toEqual([0, 'accepted'])
})

test('a scan tells what it looked at, and what it could not see', async () => {
  const state = join(folder(), 'findings.sqlite')
  await evaluated(await snapshotOf(1, PUBLIC), '--state', state)
  const { out } = await run('history', '--scan', '1', '--state', state)
  expect(out).toMatch(/\naws 111122223333: 2 lists read in full, 0 not, 0 switched off\n$/)

  const denied: Gap = {
    call: 's3:ListBuckets',
    reason: 'denied',
    permission: 's3:ListAllMyBuckets',
    detail: 'AccessDenied',
  }
  await evaluated(await snapshotWith(2, [PUBLIC], [denied]), '--state', state)
  expect((await run('history', '--scan', '2', '--state', state)).out).toMatch(
    /1 lists .* 1 not, .*\n {2}aws:s3:bucket: s3:ListBuckets denied, grant s3:ListAllMyBuckets\n$/,
  )
  const json = await run('history', '--scan', '2', '--state', state, '--format', 'json')
  expect(JSON.parse(json.out)).toMatchObject({
    number: 2,
    accounts: [{ account: ACCOUNT, lists: [{ kind: KIND, complete: false }, { complete: true }] }],
  })
  expect((await run('history', '--scan', '3', '--state', state)).exitCode).toBe(64)
})

test('a person is told where a fault stands and what is new', async () => {
  const state = join(folder(), 'findings.sqlite')
  const told = async (day: number, ...buckets: readonly Resource[]) => {
    const words = ['--check', CHECK, '--state', state]
    return (await run('evaluate', await snapshotOf(day, ...buckets), ...words)).out
  }
  expect(await told(1, PUBLIC)).toMatch(/\n +new\n.*1 new, .* 0 fixed in the first scan\.\n$/s)
  expect(await told(2, WIDER)).toMatch(/open, first seen .*, its evidence has changed\n/)
  expect(await told(3)).toMatch(/0 new, 0 reopened, 0 changed, 1 fixed since 20.*\.\n$/)
  expect(await told(4, PUBLIC)).toMatch(/reopened, first seen .*1 reopened/s)
})

test('a report with lives keeps to the published schema', async () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false })
  addFormats.default(ajv)
  for (const name of ['finding', 'report']) {
    ajv.addSchema(JSON.parse(readFileSync(`src/report/schema/${name}.schema.json`, 'utf8')))
  }
  const state = join(folder(), 'findings.sqlite')
  const exceptions = join(folder(), 'exceptions.yaml')
  writeFileSync(
    exceptions,
    'exceptions:\n  - resource: acme-data\n    reason: r\n    owner: o\n    until: 2099-12-31\n',
  )
  for (const [day, ...buckets] of [[1, PUBLIC], [2, DENIED], [3], [4, PUBLIC]] as const) {
    const words = ['--format', 'json', '--state', state, '--exceptions', exceptions]
    const snapshot = await snapshotOf(day, ...buckets)
    const { out } = await run('evaluate', snapshot, '--check', CHECK, ...words)
    const report = JSON.parse(out)
    expect(report.summary.comparedWith).toBeDefined()
    ajv.validate('https://cloudajar.dev/schema/report-1.json', report)
    expect(ajv.errors).toBeNull()
  }
})

test('a report that cannot be written leaves the store as it was', async () => {
  const state = join(folder(), 'findings.sqlite')
  const snapshot = await snapshotOf(1, PUBLIC)
  await evaluated(snapshot, '--state', state, '--output', '/nowhere/x')
  expect((await run('history', '--state', state)).out).toBe('')
})

test('what cannot be compared ends with 64 and one clear sentence', async () => {
  const snapshot = await snapshotOf(1, PUBLIC)
  const none = join(folder(), 'none.sqlite')
  const broken = join(folder(), 'report.json')
  writeFileSync(broken, '{"findings":[')
  for (const [words, sentence] of [
    [['evaluate', snapshot, '--fail-on-new', 'high'], /needs something to compare with/],
    [['evaluate', snapshot, '--baseline', broken], /no whole JSON or NDJSON report/],
    [['evaluate', snapshot, '--exceptions', none], /cannot be read/],
    [['history', '--state', none], /no findings at .* yet; run `ajar scan`/],
    [['diff', 'last', '--state', none], /must be the number of a scan/],
    [['history'], /no home folder .* --state FILE/],
  ] as const) {
    const { exitCode, err } = await run(...words)
    expect([exitCode, err]).toEqual([64, expect.stringMatching(sentence)])
  }
  expect(existsSync(none)).toBe(false)
})
