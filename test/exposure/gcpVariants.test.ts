/** What the golden cases leave out: one input more unread, one guard more or less. */

import { expect, test } from 'vitest'
import { gcpVerdict } from './gcpCases.ts'
import type { GoldenVerdict } from './goldenVerdict.ts'

const UNREAD = { error: 'PERMISSION_DENIED' }

function bucket(input: object) {
  return {
    pap: 'inherited',
    orgPolicyPap: false,
    ubla: true,
    iam: [],
    parentIam: [],
    acl: null,
    ...input,
  }
}

function viewer(member: string, binding: object = {}) {
  return [{ role: 'roles/storage.objectViewer', members: [member], ...binding }]
}

const POOL =
  'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/gh'
const GITHUB = 'https://token.actions.githubusercontent.com'

function only(expression: string) {
  return { condition: { expression } }
}

const variants: readonly (readonly [string, string, object, GoldenVerdict])[] = [
  [
    'prevention is enforced, so the unread policy is irrelevant',
    'bucket',
    bucket({ iam: UNREAD, pap: 'enforced' }),
    'not-public',
  ],
  ['an unread policy', 'bucket', bucket({ iam: UNREAD }), 'unknown'],
  ['an unread policy above a clean bucket', 'bucket', bucket({ parentIam: UNREAD }), 'unknown'],
  [
    'a public bucket under an unread policy',
    'bucket',
    bucket({ parentIam: UNREAD, iam: viewer('allUsers') }),
    'public',
  ],
  ['a public project', 'bucket', bucket({ parentIam: viewer('allUsers') }), 'public'],
  [
    'a project that every Google account may edit',
    'bucket',
    bucket({ parentIam: [{ role: 'roles/editor', members: ['allAuthenticatedUsers'] }] }),
    'public',
  ],
  [
    'a public ACL, and nobody knows whether ACLs count',
    'bucket',
    bucket({ ubla: UNREAD, acl: [{ entity: 'allUsers', role: 'READER' }] }),
    'unknown',
  ],
  [
    'uniform access, so the unread ACL is irrelevant',
    'bucket',
    bucket({ acl: UNREAD }),
    'not-public',
  ],
  ['an unread ACL that counts', 'bucket', bucket({ ubla: false, acl: UNREAD }), 'unknown'],
  [
    'the organisation prevents it, whatever the bucket says',
    'bucket',
    bucket({ pap: UNREAD, orgPolicyPap: true, iam: viewer('allUsers') }),
    'not-public',
  ],
  [
    'the organisation prevents it',
    'bucket',
    bucket({ orgPolicyPap: true, iam: viewer('allUsers') }),
    'not-public',
  ],
  [
    'guards unread, over nothing to guard',
    'bucket',
    bucket({ pap: UNREAD, orgPolicyPap: UNREAD }),
    'not-public',
  ],
  [
    'a deleted member',
    'bucket',
    bucket({ iam: viewer('deleted:user:x@y.com?uid=1') }),
    'not-public',
  ],
  [
    'a person of another company',
    'bucket',
    bucket({ iam: viewer('user:bob@partner.example') }),
    'cross-account',
  ],
  [
    'a private mail address',
    'bucket',
    bucket({ iam: viewer('user:bob@gmail.com') }),
    'cross-account',
  ],
  [
    'a group of our own domain',
    'bucket',
    bucket({ iam: viewer('group:x@acme.example') }),
    'not-public',
  ],
  [
    'a service account of a foreign project',
    'bucket',
    bucket({ iam: viewer('serviceAccount:x@evil-corp.iam.gserviceaccount.com') }),
    'cross-account',
  ],
  [
    'a service account of our own',
    'bucket',
    bucket({ iam: viewer('serviceAccount:x@acme-prod.iam.gserviceaccount.com') }),
    'not-public',
  ],
  [
    'viewers of a project that everybody may view',
    'bucket',
    bucket({
      iam: viewer('projectViewer:acme'),
      parentIam: [{ role: 'roles/viewer', members: ['allUsers'] }],
    }),
    'public',
  ],
  [
    'a grant that has ended',
    'bucket',
    bucket({ iam: viewer('allUsers', only("request.time < timestamp('2020-01-01T00:00:00Z')")) }),
    'not-public',
  ],
  [
    'a grant that ends in years',
    'bucket',
    bucket({ iam: viewer('allUsers', only("request.time < timestamp('2030-01-01T00:00:00Z')")) }),
    'public',
  ],
  [
    'a grant for some objects',
    'bucket',
    bucket({
      iam: viewer(
        'allUsers',
        only('resource.name.startsWith("projects/_/buckets/acme-data/objects/public/")'),
      ),
    }),
    'public',
  ],
  [
    'a grant for another bucket',
    'bucket',
    bucket({
      iam: viewer('allUsers', only('resource.name.startsWith("projects/_/buckets/other/")')),
    }),
    'not-public',
  ],
  [
    'a grant that depends on tags',
    'bucket',
    bucket({ iam: viewer('allUsers', only('resource.matchTag("1/e","p")')) }),
    'unknown',
  ],
  [
    'a deny policy that takes back all of it',
    'bucket',
    bucket({
      iam: viewer('allUsers'),
      denyPolicies: [
        {
          deniedPrincipals: ['principalSet://goog/public:all'],
          deniedPermissions: [
            'storage.googleapis.com/objects.get',
            'storage.googleapis.com/objects.list',
          ],
        },
      ],
    }),
    'not-public',
  ],
  [
    'a deny policy that leaves the listing',
    'bucket',
    bucket({
      iam: viewer('allUsers'),
      denyPolicies: [
        {
          deniedPrincipals: ['principalSet://goog/public:all'],
          deniedPermissions: ['storage.googleapis.com/objects.get'],
        },
      ],
    }),
    'public',
  ],
  [
    'unread deny policies over a public grant',
    'bucket',
    bucket({ iam: viewer('allUsers'), denyPolicies: UNREAD }),
    'unknown',
  ],
  [
    'unread perimeters around a public grant',
    'bucket',
    bucket({ iam: viewer('allUsers'), vpcServiceControls: UNREAD }),
    'unknown',
  ],
  [
    'a perimeter on trial only',
    'bucket',
    bucket({ iam: viewer('allUsers'), vpcServiceControls: { perimeter: 'p', enforced: false } }),
    'public',
  ],
  [
    'a pool pinned to one owner',
    'bucket',
    bucket({
      iam: viewer(`${POOL}/*`),
      pool: { issuer: GITHUB, attributeCondition: "assertion.repository_owner == 'acme'" },
    }),
    'cross-account',
  ],
  [
    'one repository of a pool',
    'bucket',
    bucket({
      iam: viewer(`${POOL}/attribute.repository/acme/api`),
      pool: { issuer: GITHUB, attributeCondition: '' },
    }),
    'cross-account',
  ],
  [
    'an issuer of our own',
    'bucket',
    bucket({
      iam: viewer(`${POOL}/*`),
      pool: { issuer: 'https://idp.acme.example', attributeCondition: '' },
    }),
    'not-public',
  ],
  ['unread providers', 'bucket', bucket({ iam: viewer(`${POOL}/*`), pool: UNREAD }), 'unknown'],
  [
    'a condition that is always true',
    'bucket',
    bucket({ iam: viewer(`${POOL}/*`), pool: { issuer: GITHUB, attributeCondition: 'true' } }),
    'public',
  ],
  [
    'prevention does not know pools',
    'bucket',
    bucket({
      pap: 'enforced',
      iam: viewer(`${POOL}/*`),
      pool: { issuer: GITHUB, attributeCondition: '' },
    }),
    'public',
  ],
  ['a pool that is gone', 'bucket', bucket({ iam: viewer(`${POOL}/*`) }), 'not-public'],
  [
    'project readers, and an unread project',
    'bigquery-dataset',
    { access: [{ role: 'READER', specialGroup: 'projectReaders' }], projectIam: UNREAD },
    'unknown',
  ],
  [
    'a clean dataset in an unread project',
    'bigquery-dataset',
    { access: [{ role: 'READER', userByEmail: 'a@acme.example' }], projectIam: UNREAD },
    'unknown',
  ],
  [
    'project readers, who are everybody',
    'bigquery-dataset',
    {
      access: [{ role: 'READER', specialGroup: 'projectReaders' }],
      projectIam: [{ role: 'roles/viewer', members: ['allUsers'] }],
    },
    'public',
  ],
  [
    'every Google account',
    'bigquery-dataset',
    { access: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }] },
    'public',
  ],
  ['an unread access list', 'bigquery-dataset', { access: UNREAD }, 'unknown'],
  [
    'a public project role',
    'bigquery-dataset',
    { access: [], projectIam: [{ role: 'roles/bigquery.dataViewer', members: ['allUsers'] }] },
    'public',
  ],
  [
    'a public key ring',
    'kms-key',
    { iam: [], keyRingIam: [{ role: 'roles/cloudkms.viewer', members: ['allUsers'] }] },
    'public',
  ],
  ['an unread key ring', 'kms-key', { iam: [], keyRingIam: UNREAD }, 'unknown'],
  [
    'a public service',
    'cloud-run',
    {
      ingress: 'all',
      invokerIamDisabled: false,
      iam: [{ role: 'roles/run.invoker', members: ['allUsers'] }],
    },
    'public',
  ],
  [
    'a load balancer that nobody read',
    'cloud-run',
    {
      ingress: 'internal-and-cloud-load-balancing',
      invokerIamDisabled: false,
      iam: [{ role: 'roles/run.invoker', members: ['allUsers'] }],
    },
    'unknown',
  ],
  [
    'an unread policy behind internal ingress',
    'cloud-run',
    { ingress: 'internal', invokerIamDisabled: false, iam: UNREAD },
    'unknown',
  ],
  [
    'unread ingress without an invoker check',
    'cloud-run',
    { ingress: UNREAD, invokerIamDisabled: true, iam: [] },
    'unknown',
  ],
  [
    'no public address, so the unread networks are irrelevant',
    'cloud-sql',
    { ipConfiguration: { ipv4Enabled: false, authorizedNetworks: UNREAD } },
    'not-public',
  ],
  [
    'no public address',
    'cloud-sql',
    { ipConfiguration: { ipv4Enabled: false, authorizedNetworks: ['0.0.0.0/0'] } },
    'not-public',
  ],
  [
    'one office',
    'cloud-sql',
    { ipConfiguration: { ipv4Enabled: true, authorizedNetworks: ['198.51.100.0/24'] } },
    'not-public',
  ],
  ['an unread configuration', 'cloud-sql', { ipConfiguration: UNREAD }, 'unknown'],
  [
    'a range of 2^24 addresses, not more',
    'cloud-sql',
    { ipConfiguration: { ipv4Enabled: true, authorizedNetworks: ['34.0.0.0/8'] } },
    'not-public',
  ],
  [
    'a rule for a tag that the machine carries',
    'compute',
    {
      externalIp: true,
      rules: [
        {
          dir: 'INGRESS',
          prio: 1000,
          action: 'allow',
          src: ['0.0.0.0/0'],
          ports: ['22'],
          targetTags: ['ssh'],
        },
      ],
      tags: ['ssh'],
    },
    'public',
  ],
  [
    'a denial before the permission',
    'compute',
    {
      externalIp: true,
      rules: [
        { dir: 'INGRESS', prio: 1000, action: 'allow', src: ['0.0.0.0/0'], ports: ['22'] },
        { dir: 'INGRESS', prio: 900, action: 'deny', src: ['0.0.0.0/0'], ports: ['22'] },
      ],
      tags: [],
    },
    'not-public',
  ],
  [
    'a denial beside the permission',
    'compute',
    {
      externalIp: true,
      rules: [
        { dir: 'INGRESS', prio: 1000, action: 'allow', src: ['0.0.0.0/0'], ports: ['22'] },
        { dir: 'INGRESS', prio: 1000, action: 'deny', src: ['0.0.0.0/0'], ports: ['22'] },
      ],
      tags: [],
    },
    'not-public',
  ],
  [
    'no address, so the unread rules are irrelevant',
    'compute',
    { externalIp: false, rules: UNREAD, tags: [] },
    'not-public',
  ],
  ['unread rules', 'compute', { externalIp: true, rules: UNREAD, tags: [] }, 'unknown'],
  [
    'a stranger who may act as it',
    'service-account',
    { iam: [{ role: 'roles/iam.serviceAccountUser', members: ['user:bob@partner.example'] }] },
    'cross-account',
  ],
  ['an unread policy of an account', 'service-account', { iam: UNREAD }, 'unknown'],
]

test.each(variants)('%s (%s)', (id, kind, input, expected) => {
  expect(gcpVerdict({ id, cloud: 'gcp', kind, input: { ...input }, expected })).toBe(expected)
})
