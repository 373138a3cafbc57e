import { known } from '#model'
import check from '../../../checks/storage/no-anonymous-access.ts'
import { storageAccount, storageContainer } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const PUBLIC = storageContainer({ publicAccess: known('Container') })
const PERMITS = { allowBlobPublicAccess: known(true) }
const firewall = (...ranges: readonly string[]) => ({
  firewall: known({ defaultAction: 'Deny' as const, ranges, resources: [], bypass: 'None' }),
})
const beside = (facts: Parameters<typeof storageAccount>[0]) => ({
  resource: PUBLIC,
  beside: [storageAccount({ ...PERMITS, ...facts })],
})

describeCheck(check, {
  passes: {
    'a private container below an account that would permit more': {
      resource: storageContainer(),
      beside: [storageAccount(PERMITS)],
    },
    'a public container below an account that forbids it': {
      resource: PUBLIC,
      beside: [storageAccount()],
    },
    'a public container of which nobody could read how public, below that account': {
      resource: storageContainer({ publicAccess: denied('publicAccess') }),
      beside: [storageAccount()],
    },
    'a network that is switched off': beside({ publicNetworkAccess: known('Disabled') }),
    'a firewall that admits the office': beside(firewall('198.51.100.0/24')),
    'an enforced perimeter without rules': beside({
      publicNetworkAccess: known('SecuredByPerimeter'),
      perimeter: known({ enforced: true, ranges: [] }),
    }),
    'an enforced perimeter, whatever the firewall says': beside({
      perimeter: known({ enforced: true, ranges: ['198.51.100.0/24'] }),
    }),
  },
  fails: {
    'a container that lists itself to everybody': beside({}),
    'blobs for whoever knows their names': {
      resource: storageContainer({ publicAccess: known('Blob') }),
      beside: [storageAccount(PERMITS)],
    },
    'a firewall that admits the internet in two halves': beside(
      firewall('0.0.0.0/1', '128.0.0.0/1'),
    ),
    'a perimeter that opens what the account has closed': beside({
      publicNetworkAccess: known('Disabled'),
      perimeter: known({ enforced: true, ranges: ['0.0.0.0/0'] }),
    }),
    'a perimeter in transition, which lets the firewall go on': beside({
      perimeter: known({ enforced: false, ranges: [] }),
    }),
  },
  unknown: {
    'network rules that the answer left out': beside({ firewall: denied('firewall') }),
    'a perimeter that may not be read': beside({ perimeter: denied('perimeter') }),
    'an account that is not there': { resource: PUBLIC },
    'a website of which only the data plane knows': {
      resource: storageContainer({}, '$web'),
      beside: [storageAccount()],
    },
    'a range that is none': beside(firewall('everywhere')),
  },
})
