import { known } from '#model'
import check from '../../../checks/network/database-has-no-public-address.ts'
import { cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const open = known(true)

describeCheck(check, {
  passes: {
    'a private database': instance(),
    'a cluster of private members': { resource: cluster(), beside: [instance()] },
    'a cluster without members': cluster({ members: known([]) }),
    'a private warehouse': warehouse(),
  },
  fails: {
    'a public database': instance({ publiclyAccessible: open }),
    'a Multi-AZ cluster that is public itself': {
      resource: cluster({ publiclyAccessible: open }),
      beside: [instance()],
    },
    'a cluster with a public member': {
      resource: cluster(),
      beside: [instance({ publiclyAccessible: open })],
    },
    'a public warehouse': warehouse({ publiclyAccessible: open }),
  },
  unknown: {
    'a database that does not tell': instance({ publiclyAccessible: denied('flag') }),
    'a cluster whose member does not tell': {
      resource: cluster(),
      beside: [instance({ publiclyAccessible: denied('flag') })],
    },
    'a cluster whose member is in no list': cluster(),
  },
})
