import { known } from '#model'
import check from '../../../checks/guarded/no-confused-deputy.ts'
import { dataset } from '../../../mocks/gcp/bigqueryBuilder.ts'
import { project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const beside = [project()]

describeCheck(check, {
  passes: {
    'a dataset as BigQuery creates it': { resource: dataset(), beside, zone: ZONE },
  },
  fails: {
    'a dataset that a service of Google writes to for any customer': {
      resource: dataset({
        access: known([
          { role: 'WRITER', userByEmail: 'billing-export@system.gserviceaccount.com' },
        ]),
      }),
      beside,
      zone: ZONE,
    },
  },
  unknown: {
    'an access list that we may not read': {
      resource: dataset({ access: denied('access') }),
      beside,
      zone: ZONE,
    },
  },
})
