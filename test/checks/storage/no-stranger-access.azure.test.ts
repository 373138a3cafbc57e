import { known } from '#model'
import check from '../../../checks/storage/no-stranger-access.ts'
import { TENANT } from '../../../mocks/azure/scopeBuilder.ts'
import { storageAccount, storageContainer } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const STRANGER = '9ac3e000-0000-4000-8000-000000000009'
const RESOURCE =
  '/subscriptions/x/resourcegroups/y/providers/Microsoft.Synapse/workspaces/analytics'

const ruleFor = (tenantId: string) => ({
  firewall: known({
    defaultAction: 'Deny' as const,
    ranges: [],
    resources: [{ tenantId, resourceId: RESOURCE }],
    bypass: 'None',
  }),
})
const beside = (facts: Parameters<typeof storageAccount>[0]) => ({
  resource: storageContainer(),
  beside: [storageAccount(facts)],
  zone: { tenants: [TENANT.toUpperCase()] },
})

describeCheck(check, {
  passes: {
    'an account without resource rules': beside({}),
    'a rule for a workspace of the own tenant': beside(ruleFor(TENANT)),
    'a rule for a stranger behind a network that is switched off': beside({
      ...ruleFor(STRANGER),
      publicNetworkAccess: known('Disabled'),
    }),
    'a stranger that somebody answers for': {
      ...beside(ruleFor(STRANGER)),
      zone: { trusted: [{ id: STRANGER, reason: 'Our auditors.' }] },
    },
  },
  fails: { 'a rule for a workspace of another tenant': beside(ruleFor(STRANGER)) },
  unknown: { 'rules that may not be read': beside({ firewall: denied('firewall') }) },
})
