import { known } from '#model'
import check from '../../../checks/sharing/no-stranger-copy.ts'
import { image, snapshot } from '../../../mocks/gcp/computeBuilder.ts'
import { policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const beside = [project()]
const SHARED = known(
  policy({ role: 'roles/compute.imageUser', members: ['user:eve@partner.example'] }),
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
    'an image for a person of another company': {
      resource: image({ policy: SHARED }),
      beside,
      zone: ZONE,
    },
    'a project whose images are for a person of another company': {
      resource: snapshot(),
      beside: [
        project({
          policy: known(
            policy({ role: 'roles/compute.storageAdmin', members: ['user:eve@partner.example'] }),
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
