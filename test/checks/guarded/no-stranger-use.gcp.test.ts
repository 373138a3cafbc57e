import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { dataset } from '../../../mocks/gcp/bigqueryBuilder.ts'
import { policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { runService } from '../../../mocks/gcp/runBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const beside = [project()]

describeCheck(check, {
  passes: {
    'a dataset as BigQuery creates it': { resource: dataset(), beside, zone: ZONE },
    'a dataset for our whole domain': {
      resource: dataset({ access: known([{ role: 'READER', domain: 'acme.example' }]) }),
      beside,
      zone: ZONE,
    },
  },
  fails: {
    'a dataset for the domain of a partner': {
      resource: dataset({ access: known([{ role: 'READER', domain: 'partner.example' }]) }),
      beside,
      zone: ZONE,
    },
    'a project that a stranger may edit': {
      resource: runService(),
      beside: [
        project({
          policy: known(policy({ role: 'roles/editor', members: ['user:bob@gmail.com'] })),
        }),
      ],
      zone: ZONE,
    },
  },
  unknown: {
    'an access list that we may not read': {
      resource: dataset({ access: denied('access') }),
      beside,
      zone: ZONE,
    },
    'a role of which nobody knows what it may do': {
      resource: dataset({
        access: known([{ role: 'organizations/1/roles/reader', userByEmail: 'x@partner.example' }]),
      }),
      beside,
      zone: ZONE,
    },
  },
})
