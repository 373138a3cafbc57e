import { breadthOf, intersectAddresses, PUBLIC_ADDRESSES, someAddress } from '#algebra'
import {
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  type NonEmpty,
  not,
  notCollected,
  type TrustZone,
  unless,
  type What,
} from '#model'
import { type Admissions, Endpoint, ObjectStore, type Route } from '#views'
import { ACCOUNT, type Account } from './account.ts'
import { accountOf, CONTAINER, type Container } from './container.ts'
import { type Admitted, admittedTo } from './network.ts'

const SWITCH = 'allowBlobPublicAccess of the storage account'
const FIREWALL = 'networkAcls.defaultAction Deny'
const NETWORK = 'publicNetworkAccess Disabled'

const NETWORK_FACTS = ['publicNetworkAccess', 'firewall', 'perimeter'] as const

/**
 * The door to the account's data: who gets as far as being asked for a key, a signature or a
 * token. The firewall holds for anonymous requests too. Trusted services that bypass it act for
 * their own customer's resources in the same tenant, so that they are nobody else's way in.
 * https://learn.microsoft.com/azure/storage/common/storage-network-security
 */
export const accountAsEndpoint = defineProjection<Account, Endpoint>({
  kind: ACCOUNT,
  as: Endpoint,
  reads: [...NETWORK_FACTS, 'allowSharedKeyAccess'],
  project: ({ facts, id }) => {
    const admitted = admittedTo(facts)
    const keys = facts.allowSharedKeyAccess
    return {
      noun: 'storage account',
      service: 'storage',
      port: 443,
      hasPublicAddress: map(facts.publicNetworkAccess, (access) => access === 'Enabled'),
      reachable: map(admitted, (network) => reaching(id, network, keys)),
      ranges: map(admitted, ({ ranges }) => ranges),
    }
  },
})

/** With shared keys a leaked key or a signed link is all that is needed besides. */
function reaching(
  id: string,
  { addresses, pointer }: Admitted,
  sharedKeys: Fact<boolean>,
): readonly Exposure[] {
  if (breadthOf(addresses) !== 'internet') return []
  const keysWork = sharedKeys.state === 'unknown' || sharedKeys.value
  return [
    {
      who: 'anyone',
      principal: 'anyone on the internet',
      via: 'direct',
      network: 'internet',
      what: ['invoke'],
      witness: {
        principal: publicAddress(addresses),
        action: 'connect',
        resource: id,
        context: {},
      },
      admittedBy: { document: id, pointer },
      wouldStop: [NETWORK, FIREWALL, 'an enforced network security perimeter'],
      fix: 'Set networkAcls.defaultAction to Deny and admit only the networks that need it.',
      risks: keysWork ? ['shared-key-and-sas'] : [],
    },
  ]
}

function publicAddress(addresses: Admitted['addresses']): string {
  return someAddress(intersectAddresses(addresses, PUBLIC_ADDRESSES)) ?? ''
}

/**
 * A container is read by anybody when it says so, its account permits it, and the network admits
 * the internet. Named strangers pass the firewall by resource rules of other tenants. Whether a
 * role is assigned to somebody's guest is the directory's to say, and no way in of its own.
 * https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
 */
export const containerAsObjectStore = defineProjection<Container, ObjectStore>({
  kind: CONTAINER,
  as: ObjectStore,
  reads: ['publicAccess'],
  alongside: { [ACCOUNT]: ['allowBlobPublicAccess', ...NETWORK_FACTS] },

  project({ facts, id, name }, { related, zone }) {
    const account = flatMap(related.one<Account>(ACCOUNT, accountOf(id)), (found) =>
      found
        ? known(found)
        : notCollected('Microsoft.Storage:storageAccounts.list', `The account of ${name} is gone.`),
    )
    const allowed = flatMap(account, (one) => one.facts.allowBlobPublicAccess)
    const admitted = flatMap(account, (one) => admittedTo(one.facts))
    const closed = map(admitted, ({ addresses }) => breadthOf(addresses) !== 'internet')

    const own = map(facts.publicAccess, (level) => anonymous(id, level))
    const accessLevel: Route = {
      name: 'access level of the container',
      own: { ...NOBODY, public: own },
      effective: { ...NOBODY, public: unless(closed, unless(not(allowed), own)) },
    }

    const strangers = flatMap(account, (one) => resourceRules(one, zone))
    const rules: Route = {
      name: 'resource rules of the firewall',
      own: { ...NOBODY, strangers },
      effective: { ...NOBODY, strangers },
    }
    return { routes: [accessLevel, rules, ...websites(name, closed)] }
  },
})

const NOBODY: Admissions = { public: known([]), strangers: known([]), deputies: known([]) }

const LEVELS: Readonly<Record<'Blob' | 'Container', NonEmpty<What>>> = {
  Blob: ['read'],
  Container: ['list', 'read'],
}

function anonymous(id: string, level: 'None' | 'Blob' | 'Container'): readonly Exposure[] {
  if (level === 'None') return []
  const [, account, container] = /\/storageaccounts\/([^/]+).*\/([^/]+)$/.exec(id) ?? []
  return [
    {
      who: 'anyone',
      principal: 'anyone',
      via: 'direct',
      network: 'internet',
      what: LEVELS[level],
      witness: {
        principal: 'anonymous',
        action: level === 'Blob' ? 'GET blob' : 'GET ?restype=container&comp=list',
        resource: `https://${account}.blob.core.windows.net/${container}`,
        context: {},
      },
      admittedBy: { document: id, pointer: '/properties/publicAccess' },
      wouldStop: [SWITCH, NETWORK, FIREWALL],
      fix: 'Set the access level of the container to private, or allowBlobPublicAccess of the account to false.',
      risks: [],
    },
  ]
}

/** The rules name resources of Azure by id and tenant; those of other tenants are strangers. */
function resourceRules({ facts, id }: Account, zone: TrustZone): Fact<readonly Exposure[]> {
  const off = map(facts.publicNetworkAccess, (access) => access !== 'Enabled')
  const overruled = map(facts.perimeter, (perimeter) => perimeter?.enforced === true)
  const ours = new Set(zone.tenants.map((tenant) => tenant.toLowerCase()))
  const foreign = map(facts.firewall, ({ resources }) =>
    resources.flatMap(({ tenantId, resourceId }, index): readonly Exposure[] =>
      ours.has(tenantId.toLowerCase()) ||
      zone.trusted.some((one) => one.id.toLowerCase() === tenantId.toLowerCase())
        ? []
        : [
            {
              who: 'stranger',
              principal: `tenant ${tenantId}`,
              via: 'direct',
              network: 'internet',
              what: ['invoke'],
              witness: { principal: resourceId, action: 'connect', resource: id, context: {} },
              admittedBy: {
                document: id,
                pointer: `/properties/networkAcls/resourceAccessRules/${index}`,
              },
              wouldStop: [NETWORK, 'an enforced network security perimeter'],
              fix: `Remove the resource rule for ${resourceId}.`,
              risks: [],
            },
          ],
    ),
  )
  return unless(off, unless(overruled, foreign))
}

/**
 * Static website hosting serves `$web` to everybody, whatever the access level and the switch say,
 * and only the data plane tells whether it is on. A closed network closes it too.
 * https://learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
function websites(name: string, closed: Fact<boolean>): readonly Route[] {
  if (!name.endsWith('/$web')) return []
  const admissions = {
    ...NOBODY,
    public: notCollected(
      'Microsoft.Storage:blob.getServiceProperties',
      'Whether static website hosting serves $web to everybody is a setting of the data plane, which Ajar does not read.',
    ),
  }
  return [
    {
      name: 'static website',
      own: admissions,
      effective: { ...admissions, public: unless(closed, admissions.public) },
    },
  ]
}
