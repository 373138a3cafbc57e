import { expect, test } from 'vitest'
import { EMPTY_ZONE, type Finding } from '#model'
import { createAzure } from '../../../../mocks/azure/azure.ts'
import { type Cloud, combine, interpose } from '../../../../mocks/cloud.ts'
import {
  createAcmeAzure,
  decoysInAcmeAzure,
  plantedInAcmeAzure,
} from '../../../../mocks/estates/acme/azure.ts'
import azure from '../../../../providers/azure/index.ts'
import { discoverChecks } from '../../../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../../../src/engine/gateway.ts'
import { createCallLedger } from '../../../../src/engine/ledger.ts'
import { scan } from '../../../../src/engine/scan.ts'

const checks = await discoverChecks()

/** Two a page, so that every list of more goes on. */
const acme = () => createAzure(createAcmeAzure(), { pageSize: 2 })

async function findingsOver(transport: Cloud): Promise<readonly Finding[]> {
  const results = scan([azure], {
    checks,
    connect: {
      regions: [],
      accounts: [],
      organization: false,
      settings: {},
      environment: {},
      transport,
    },
    limits: DEFAULT_LIMITS,
    accountsInFlight: 2,
    zone: EMPTY_ZONE,
    ledger: createCallLedger(),
    signal: new AbortController().signal,
    now: () => new Date(),
  })
  const findings: Finding[] = []
  for await (const result of results) findings.push(...result.findings)
  return findings
}

/** Controls of kinds that this provider collects. */
const kinds = new Set<string>(azure.collectors.map(({ kind }) => kind))
const covered = new Set(
  checks.flatMap(({ covers }) =>
    Object.entries(covers).flatMap(([kind, controls]) => (kinds.has(kind) ? controls : [])),
  ),
)
const findings = await findingsOver(combine(acme()))

function about(resource: string, control: string): readonly Finding[] {
  const id = resource.toLowerCase()
  return findings.filter((one) => one.resource.id === id && one.covers.includes(control))
}

test.each(plantedInAcmeAzure.filter(({ control }) => covered.has(control)))(
  '$control fails at $resource: $why',
  ({ resource, control }) => {
    expect(about(resource, control).map(({ status }) => status)).toContain('fail')
  },
)

test.each(decoysInAcmeAzure.filter(({ control }) => covered.has(control)))(
  '$control does not fail at $resource: $why',
  ({ resource, control }) => {
    expect(about(resource, control).map(({ status }) => status)).not.toContain('fail')
  },
)

test('what the auditor is not told is unknown, and the permission is named', () => {
  const gaps = findings.filter(({ status }) => status === 'unknown').flatMap(({ gaps }) => gaps)
  expect(gaps.map(({ permission }) => permission)).toContain(
    'Microsoft.Authorization/roleAssignments/read',
  )
})

test('an Azure that refuses everything but its subscriptions lets nothing pass', async () => {
  const deaf = interpose(acme(), async ({ call, refuse, answer }) =>
    call.service === 'Microsoft.Resources' ? answer() : refuse('denied'),
  )
  const blind = await findingsOver(combine(deaf))
  expect(blind.length).toBeGreaterThan(0)
  expect(new Set(blind.map(({ status }) => status))).toEqual(new Set(['unknown']))
})
