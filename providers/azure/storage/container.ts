import { defineCollector, type Fact, type Gap, gather, known, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { ContainerRecord } from './operations.ts'
import * as all from './operations.ts'

export type AccessLevel = 'None' | 'Blob' | 'Container'

export type Container = Resource<
  'azure:storage:container',
  {
    /** What is asked for the container, whether or not the account permits it. */
    readonly publicAccess: Fact<AccessLevel>
    /** For so many days nothing in it can be deleted; locked, nobody can shorten that. */
    readonly immutability: Fact<{ readonly days: number; readonly locked: boolean } | null>
    readonly legalHold: Fact<boolean>
  }
>

export const CONTAINER = 'azure:storage:container' as const

const operations = { listAccounts: all.listAccounts, listContainers: all.listContainers }

/** The containers of every account. Each account's listing may fail by itself. */
export const containers = defineCollector<Container, typeof operations>({
  kind: CONTAINER,
  per: 'account',
  operations,
  lists: ['listAccounts', 'listContainers'],
  answers: { publicAccess: [], immutability: [], legalHold: [] },

  async collect(scope, calls, wanted) {
    const accounts = await calls.list('listAccounts', {})
    const listings = await Promise.all(
      accounts.items.map(async ({ id, name, location }) => {
        const at = { group: resourceGroupOf(id), account: name }
        const { items, gaps } = await calls.list('listContainers', at)
        const resources = items.map(
          async (container): Promise<Container> => ({
            kind: CONTAINER,
            id: armId(container.id),
            name: `${name}/${container.name}`,
            scope: { ...scope, region: location },
            facts: await gather<Container['facts']>(wanted, fromListing(container)),
          }),
        )
        return { items: await Promise.all(resources), gaps: gaps.map(inAccount(name)) }
      }),
    )
    return {
      items: listings.flatMap(({ items }) => items),
      gaps: [...accounts.gaps, ...listings.flatMap(({ gaps }) => gaps)],
    }
  },
})

function inAccount(name: string) {
  return (gap: Gap): Gap => ({ ...gap, detail: `Account ${name}: ${gap.detail}` })
}

/** The account that `…/blobservices/default/containers/NAME` is below. */
export function accountOf(id: string): string {
  return id.slice(0, id.indexOf('/blobservices/'))
}

const LISTING = all.listContainers.id

function fromListing({ properties }: ContainerRecord) {
  const policy = properties.immutabilityPolicy?.properties
  const days = policy?.immutabilityPeriodSinceCreationInDays
  return {
    publicAccess: () => known<AccessLevel>(properties.publicAccess ?? 'None', LISTING),
    immutability: () => known(days ? { days, locked: policy.state === 'Locked' } : null, LISTING),
    legalHold: () => known(properties.hasLegalHold ?? false, LISTING),
  }
}
