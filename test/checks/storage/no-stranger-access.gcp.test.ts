import { known } from '#model'
import check from '../../../checks/storage/no-stranger-access.ts'
import { github, pool } from '../../../mocks/gcp/iamBuilder.ts'
import { ACCOUNT, policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import type { Bucket } from '../../../providers/gcp/storage/bucket.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

function boundTo(member: string): Bucket {
  return bucket({
    policy: known(policy({ role: 'roles/storage.objectViewer', members: [member] })),
  })
}

const beside = [project(), pool()]
const POOL = `principalSet://iam.googleapis.com/${pool().name}`

describeCheck(check, {
  passes: {
    'a bucket as Google creates it': { resource: bucket(), beside, zone: ZONE },
    'people, groups and accounts of our own': {
      resource: bucket({
        policy: known(
          policy({
            role: 'roles/storage.objectViewer',
            members: [
              'user:bob@acme.example',
              'group:data@acme.example',
              `serviceAccount:etl@${ACCOUNT}.iam.gserviceaccount.com`,
              'serviceAccount:123456789012-compute@developer.gserviceaccount.com',
              'serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com',
            ],
          }),
        ),
      }),
      beside,
      zone: ZONE,
    },
    'a partner that somebody answers for': {
      resource: boundTo('domain:partner.example'),
      beside,
      zone: { ...ZONE, trusted: [{ id: 'partner.example', reason: 'contract 42' }] },
    },
  },
  fails: {
    'the domain of another company': {
      resource: boundTo('domain:partner.example'),
      beside,
      zone: ZONE,
    },
    'a private mail address': { resource: boundTo('user:bob@gmail.com'), beside, zone: ZONE },
    'a service account of a foreign project': {
      resource: boundTo('serviceAccount:x@evil-corp.iam.gserviceaccount.com'),
      beside,
      zone: ZONE,
    },
    'the service agent of a foreign project': {
      resource: boundTo('serviceAccount:service-99@gcp-sa-pubsub.iam.gserviceaccount.com'),
      beside,
      zone: ZONE,
    },
    'the repositories of one owner at GitHub': {
      resource: boundTo(`${POOL}/*`),
      beside,
      zone: ZONE,
    },
    'a stranger, though prevention is enforced: it refuses the public only': {
      resource: {
        ...boundTo('user:bob@gmail.com'),
        facts: {
          ...boundTo('user:bob@gmail.com').facts,
          publicAccessPrevention: known('enforced'),
        },
      },
      beside,
      zone: ZONE,
    },
  },
  unknown: {
    'a policy that we may not read, though prevention is enforced': {
      resource: bucket({ policy: denied('policy'), publicAccessPrevention: known('enforced') }),
      beside,
      zone: ZONE,
    },
    'a pool whose providers we may not read': {
      resource: boundTo(`${POOL}/*`),
      beside: [project(), pool({ providers: denied('providers') })],
      zone: ZONE,
    },
    'a service account of a project number, where we do not know our own': {
      resource: boundTo('serviceAccount:99-compute@developer.gserviceaccount.com'),
      beside,
      zone: { ...ZONE, accounts: [ACCOUNT] },
    },
    'a condition on the provider that we cannot decide': {
      resource: boundTo(`${POOL}/*`),
      beside: [
        project(),
        pool({ providers: known([github({ attributeCondition: 'size(assertion) > 3' })]) }),
      ],
      zone: ZONE,
    },
  },
})
