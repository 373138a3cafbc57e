import { expect, test } from 'vitest'
import { known } from '#model'
import check from '../../../checks/storage/no-anonymous-access.ts'
import { ACCOUNT, policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import type { Bucket } from '../../../providers/gcp/storage/bucket.ts'
import { denied, describeCheck, put } from '../../support/describeCheck.ts'

const PUBLIC = known(policy({ role: 'roles/storage.objectViewer', members: ['allUsers'] }))
const ENFORCED = known([{ enforce: true }])

function standing(resource: Bucket, around = project()) {
  return { resource, beside: [around], zone: ZONE }
}

describeCheck(check, {
  passes: {
    'a bucket as Google creates it': standing(bucket()),
    'a public binding where prevention is enforced on the bucket': standing(
      bucket({ policy: PUBLIC, publicAccessPrevention: known('enforced') }),
    ),
    'a public binding where the organisation enforces prevention': standing(
      bucket({ policy: PUBLIC }),
      project({ publicAccessPrevention: ENFORCED }),
    ),
    'an open ACL that uniform access switches off': standing(
      bucket({ acl: known([{ entity: 'allUsers', role: 'READER' }]) }),
    ),
    'a public binding that ended years ago': standing(
      bucket({
        policy: known(
          policy({
            role: 'roles/storage.objectViewer',
            members: ['allUsers'],
            condition: { expression: 'request.time < timestamp("2020-01-01T00:00:00Z")' },
          }),
        ),
      }),
    ),
    'a public binding behind a service perimeter': standing(
      bucket({ policy: PUBLIC }),
      project({
        perimeters: known([
          {
            name: 'accessPolicies/1/servicePerimeters/data',
            status: {
              resources: ['projects/123456789012'],
              restrictedServices: ['storage.googleapis.com'],
              accessLevels: [],
              ingressPolicies: [],
            },
          },
        ]),
      }),
    ),
    'a public binding that a deny policy takes back': standing(
      bucket({ policy: PUBLIC }),
      project({
        denyPolicies: known([
          {
            name: 'policies/x/denypolicies/no-strangers',
            rules: [
              {
                denyRule: {
                  deniedPrincipals: ['principalSet://goog/public:all'],
                  exceptionPrincipals: [],
                  deniedPermissions: ['storage.googleapis.com/objects.*'],
                  exceptionPermissions: [],
                },
              },
            ],
          },
        ]),
      }),
    ),
  },
  fails: {
    'a bucket bound to allUsers': standing(bucket({ policy: PUBLIC })),
    'a bucket bound to every Google account': standing(
      bucket({
        policy: known(
          policy({ role: 'roles/storage.objectViewer', members: ['allAuthenticatedUsers'] }),
        ),
      }),
    ),
    'an open ACL under fine-grained access, though the IAM policy may not be read': standing(
      bucket({
        policy: denied('policy'),
        uniformAccess: known(false),
        acl: known([{ entity: 'allUsers', role: 'READER' }]),
      }),
    ),
    'a project whose viewers are everybody, through the binding that Google adds by itself':
      standing(
        bucket(),
        project({ policy: known(policy({ role: 'roles/viewer', members: ['allUsers'] })) }),
      ),
    'a binding on the folder above': standing(
      bucket(),
      project({
        inherited: known([
          { document: '//cloudresourcemanager.googleapis.com/folders/5', policy: PUBLIC },
        ]),
      }),
    ),
    'a binding for objects of one folder only': standing(
      bucket({
        policy: known(
          policy({
            role: 'roles/storage.objectViewer',
            members: ['allUsers'],
            condition: {
              expression:
                'resource.name.startsWith("projects/_/buckets/acme-data/objects/public/")',
            },
          }),
        ),
      }),
    ),
  },
  unknown: {
    'an IAM policy we may not read': standing(bucket({ policy: denied('policy') })),
    'a public binding under an organisation policy we may not read': standing(
      bucket({ policy: PUBLIC }),
      project({ publicAccessPrevention: denied('publicAccessPrevention') }),
    ),
    'a public binding under a condition on tags': standing(
      bucket({
        policy: known(
          policy({
            role: 'roles/storage.objectViewer',
            members: ['allUsers'],
            condition: { expression: 'resource.matchTag("123/env", "public")' },
          }),
        ),
      }),
    ),
    'fine-grained access, where each object has an ACL that nobody read': standing(
      bucket({ uniformAccess: known(false), objectAcls: denied('objectAcls') }),
    ),
    'a clean bucket in a folder whose policy may not be read': standing(
      bucket(),
      project({
        inherited: known([
          {
            document: '//cloudresourcemanager.googleapis.com/folders/5',
            policy: denied('folder policy'),
          },
        ]),
      }),
    ),
  },
})

test('a failure shows a request that gets in, where it is written, and what would close it', () => {
  const verdict = put(check, standing(bucket({ policy: PUBLIC })))
  const [exposure] = verdict.outcome === 'fail' ? (verdict.evidence[0]?.exposures ?? []) : []

  expect(exposure).toMatchObject({
    who: 'anyone',
    via: 'direct',
    what: ['list', 'read'],
    witness: {
      principal: 'allUsers',
      action: 'storage.objects.get',
      resource: 'projects/_/buckets/acme-data/objects/any',
    },
    admittedBy: {
      document: '//storage.googleapis.com/projects/_/buckets/acme-data',
      pointer: '/bindings/0/members/0',
    },
    fix: expect.stringMatching(/^Remove allUsers from roles\/storage\.objectViewer/),
  })
})

test('members that Google has deleted let nobody in', () => {
  const gone = known(
    policy({
      role: 'roles/storage.admin',
      members: ['deleted:user:bob@evil.example?uid=1', `projectOwner:${ACCOUNT}`],
    }),
  )
  expect(put(check, standing(bucket({ policy: gone }))).outcome).toBe('pass')
})
