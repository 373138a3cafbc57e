import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AZURE_DATA_KINDS } from './azureDataCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as GoldenCase)
  .filter(({ cloud, kind }) => cloud === 'azure' && kind in AZURE_DATA_KINDS)

test.each(cases)('$id: $expected, because: $reason', ({ kind, input, expected }) => {
  expect(AZURE_DATA_KINDS[kind]?.(input)).toBe(expected)
})

const EVERYBODY = [{ startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' }]
const UNREAD = { error: 'AuthorizationFailed' }

/** Beside the golden ones: what was not read, and what only looks like its neighbour. */
test.each<[kind: string, input: GoldenCase['input'], expected: GoldenCase['expected']]>([
  ['sql-server', { publicNetworkAccess: 'Disabled', firewallRules: UNREAD }, 'not-public'],
  ['sql-server', { publicNetworkAccess: 'Enabled', firewallRules: UNREAD }, 'unknown'],
  ['sql-server', { publicNetworkAccess: UNREAD, firewallRules: [] }, 'not-public'],
  ['sql-server', { publicNetworkAccess: UNREAD, firewallRules: EVERYBODY }, 'unknown'],
  ['sql-server', { publicNetworkAccess: null, firewallRules: EVERYBODY }, 'public'],
  ['cosmos', { publicNetworkAccess: 'Enabled', ipRules: UNREAD }, 'unknown'],
  ['cosmos', { publicNetworkAccess: 'Disabled', ipRules: UNREAD }, 'not-public'],
  ['key-vault', { publicNetworkAccess: 'Disabled', networkAcls: UNREAD }, 'not-public'],
  ['container-registry', { publicNetworkAccess: 'Enabled' }, 'not-public'],
  [
    'container-registry',
    { anonymousPullEnabled: UNREAD, publicNetworkAccess: 'Enabled' },
    'unknown',
  ],
  [
    'container-registry',
    { anonymousPullEnabled: true, publicNetworkAccess: 'Disabled' },
    'not-public',
  ],
  ['vm', { publicIp: 'Basic', nicNsg: null, subnetNsg: null }, 'public'],
  ['vm', { publicIp: true, nicNsg: UNREAD, subnetNsg: null }, 'unknown'],
  ['vm', { publicIp: true, nicNsg: UNREAD, subnetNsg: [] }, 'not-public'],
  ['vm', { publicIp: false, nicNsg: UNREAD, subnetNsg: null }, 'not-public'],
  [
    'vm',
    {
      publicIp: 'Standard',
      nicNsg: [{ access: 'Allow', prio: 100, src: '*', port: 22 }],
      subnetNsg: null,
    },
    'public',
  ],
])('%s %j: %s', (kind, input, expected) => {
  expect(AZURE_DATA_KINDS[kind]?.(input)).toBe(expected)
})
