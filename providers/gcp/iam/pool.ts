import { defineCollector, type Fact, gather, known, type Resource, unknown } from '#model'
import { listPoolProviders, listPools } from './operations.ts'
import type { Provider } from './workloadIdentity.ts'

export type WorkloadIdentityPool = Resource<
  'gcp:iam:workloadidentitypool',
  {
    readonly active: Fact<boolean>
    readonly providers: Fact<readonly Provider[]>
  }
>

export const POOL = 'gcp:iam:workloadidentitypool' as const

const operations = { listPools, listPoolProviders }

export const pools = defineCollector<WorkloadIdentityPool, typeof operations>({
  kind: POOL,
  per: 'account',
  operations,
  lists: ['listPools'],
  answers: { active: [], providers: ['listPoolProviders'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listPools', {
      parent: `projects/${scope.account}/locations/global`,
    })

    const providersOf = async (parent: string): Promise<Fact<readonly Provider[]>> => {
      const listing = await calls.list('listPoolProviders', { parent })
      const [gap, ...others] = listing.gaps
      if (gap) return unknown(gap, ...others)
      return known(
        listing.items.map(({ name, state, disabled, oidc, aws, ...attributes }) => ({
          name,
          active: state === 'ACTIVE' && !disabled,
          issuer: oidc?.issuerUri ?? null,
          awsAccount: aws?.accountId ?? null,
          ...attributes,
        })),
        listPoolProviders.id,
      )
    }

    const resources = items.map(
      async ({ name, state, disabled }): Promise<WorkloadIdentityPool> => ({
        kind: POOL,
        id: `//iam.googleapis.com/${name}`,
        name,
        scope,
        facts: await gather<WorkloadIdentityPool['facts']>(wanted, {
          active: () => known(state === 'ACTIVE' && !disabled, listPools.id),
          providers: () => providersOf(name),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
