import { expect, test } from 'vitest'
import { searchDomains } from '../../../../providers/aws/opensearch/domain.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const domain = (DomainName: string) => ({
  DomainName,
  DomainId: `${ACCOUNT}/${DomainName}`,
  ARN: `arn:aws:es:${REGION}:${ACCOUNT}:domain/${DomainName}`,
  ClusterConfig: {},
})

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six']

const estate = estateOf({
  inRegion: {
    [REGION]: {
      searchDomains: [
        ...NAMES.map(domain),
        {
          ...domain('seven'),
          AccessPolicies: '{"Version":"2012-10-17","Statement":[]}',
          VPCOptions: { VPCId: 'vpc-1' },
          EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'arn:aws:kms:x' },
          NodeToNodeEncryptionOptions: { Enabled: true },
          DomainEndpointOptions: {
            EnforceHTTPS: true,
            TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' as const,
          },
          AdvancedSecurityOptions: {
            Enabled: true,
            InternalUserDatabaseEnabled: true,
            SAMLOptions: { Enabled: true },
          },
          LogPublishingOptions: {
            AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: 'arn:aws:logs:x' },
          },
        },
      ],
    },
  },
})

test('domains are described five at a time', async () => {
  const { items, calls } = await collectFrom(searchDomains, estate)
  expect(items).toHaveLength(7)
  expect(calls.filter((call) => call === 'opensearch:DescribeDomains')).toHaveLength(2)
})

test('what a domain does not mention is off', async () => {
  const { items } = await collectFrom(searchDomains, estate)
  expect(items.find(({ name }) => name === 'one')).toMatchObject({
    id: `arn:aws:es:${REGION}:${ACCOUNT}:domain/one`,
    facts: {
      policy: { state: 'known', value: null },
      inVpc: { value: false },
      encryption: { value: null },
      nodeToNode: { value: false },
      httpsOnly: { value: false },
      tlsPolicy: { value: 'Policy-Min-TLS-1-0-2019-07' },
      signIn: { value: { fineGrained: false, dashboards: false } },
      auditLog: { value: null },
    },
  })
  expect(items.find(({ name }) => name === 'seven')?.facts).toMatchObject({
    policy: { value: '{"Version":"2012-10-17","Statement":[]}' },
    inVpc: { value: true },
    encryption: { value: { key: 'arn:aws:kms:x' } },
    nodeToNode: { value: true },
    httpsOnly: { value: true },
    tlsPolicy: { value: 'Policy-Min-TLS-1-2-2019-07' },
    signIn: {
      value: { fineGrained: true, anonymous: false, internalUsers: true, dashboards: true },
    },
    auditLog: { value: 'arn:aws:logs:x' },
  })
})

test('names are told even where the domains may not be described', async () => {
  const { items, gaps } = await collectFrom(searchDomains, estate, (_, id) =>
    id === 'opensearch:DescribeDomains' ? 'denied' : undefined,
  )
  expect(gaps).toEqual([])
  expect(items).toHaveLength(7)
  for (const { facts } of items) {
    expect(facts.policy).toMatchObject({
      state: 'unknown',
      gaps: [{ reason: 'denied', permission: 'es:DescribeDomains' }],
    })
  }
})
