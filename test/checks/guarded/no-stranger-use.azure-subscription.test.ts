import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { subscription } from '../../../mocks/azure/authorizationBuilder.ts'
import { TENANT } from '../../../mocks/azure/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const CONSULTANTS = '9ac3e000-0000-4000-8000-000000000009'

const delegatedTo = (tenantId: string) =>
  subscription([], {
    delegations: known([
      {
        id: '/delegation',
        tenantId,
        tenantName: 'Consultants Ltd',
        roles: ['Contributor'],
        what: ['read', 'write'],
      },
    ]),
  })

describeCheck(check, {
  passes: {
    'a subscription that was handed to nobody': subscription(),
    'one of our tenants looks after another': {
      resource: delegatedTo(TENANT),
      zone: { tenants: [TENANT.toUpperCase()] },
    },
    'consultants whom somebody answers for': {
      resource: delegatedTo(CONSULTANTS),
      zone: { trusted: [{ id: CONSULTANTS, reason: 'They run our backups.' }] },
    },
  },
  fails: { 'consultants who contribute from their own tenant': delegatedTo(CONSULTANTS) },
  unknown: {
    'delegations that may not be read': subscription([], { delegations: denied('delegations') }),
  },
})
