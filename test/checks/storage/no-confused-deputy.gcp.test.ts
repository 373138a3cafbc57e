import { known } from '#model'
import check from '../../../checks/storage/no-confused-deputy.ts'
import { policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const beside = [project()]
const SHARED_WRITER = 'group:cloud-storage-analytics@google.com'

describeCheck(check, {
  passes: {
    'a bucket as Google creates it': { resource: bucket(), beside, zone: ZONE },
    'the service agent of our own project': {
      resource: bucket({
        policy: known(
          policy({
            role: 'roles/storage.objectCreator',
            members: ['serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com'],
          }),
        ),
      }),
      beside,
      zone: ZONE,
    },
  },
  fails: {
    'a log bucket for any customer who names it: Google writes for all under one name': {
      resource: bucket({
        policy: known(policy({ role: 'roles/storage.objectCreator', members: [SHARED_WRITER] })),
      }),
      beside,
      zone: ZONE,
    },
  },
  unknown: {
    'a policy that we may not read': {
      resource: bucket({ policy: denied('policy') }),
      beside,
      zone: ZONE,
    },
  },
})
