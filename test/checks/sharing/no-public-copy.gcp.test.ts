import { known } from '#model'
import check from '../../../checks/sharing/no-public-copy.ts'
import { image, snapshot } from '../../../mocks/gcp/computeBuilder.ts'
import { policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const beside = [project()]
const SHARED = known(
  policy({ role: 'roles/compute.imageUser', members: ['allAuthenticatedUsers'] }),
)

describeCheck(check, {
  passes: {
    'an image as Compute Engine creates it': { resource: image(), beside, zone: ZONE },
    'a snapshot as Compute Engine creates it': { resource: snapshot(), beside, zone: ZONE },
    'an image for a group of our own': {
      resource: image({
        policy: known(
          policy({ role: 'roles/compute.imageUser', members: ['group:ops@acme.example'] }),
        ),
      }),
      beside,
      zone: ZONE,
    },
  },
  fails: {
    'an image for every Google account': {
      resource: image({ policy: SHARED }),
      beside,
      zone: ZONE,
    },
    'a project whose images are for every Google account': {
      resource: snapshot(),
      beside: [
        project({
          policy: known(
            policy({ role: 'roles/compute.storageAdmin', members: ['allAuthenticatedUsers'] }),
          ),
        }),
      ],
      zone: ZONE,
    },
  },
  unknown: {
    'a policy that we may not read': {
      resource: snapshot({ policy: denied('policy') }),
      beside,
      zone: ZONE,
    },
  },
})
