import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { type Holdings, holdingsOf } from './identity.ts'
import { EVERYTHING, getAccountAuthorizationDetails } from './operations.ts'

export const GROUP = 'aws:iam:group'

export type Group = Resource<typeof GROUP, { readonly holdings: Fact<Holdings> }>

const operations = { getAccountAuthorizationDetails }

export const groups = defineCollector<Group, typeof operations>({
  kind: GROUP,
  per: 'account',
  operations,
  lists: ['getAccountAuthorizationDetails'],
  answers: { holdings: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('getAccountAuthorizationDetails', EVERYTHING)
    const { id: from } = getAccountAuthorizationDetails
    const resources = items.map(async (detail): Promise<Group | undefined> => {
      if (detail.type !== 'group') return undefined
      const group = detail.of
      return {
        kind: GROUP,
        id: group.Arn,
        name: group.GroupName,
        scope,
        facts: await gather<Group['facts']>(wanted, {
          holdings: () => known(holdingsOf(group, group.GroupPolicyList), from),
        }),
      }
    })
    const found = await Promise.all(resources)
    return { items: found.filter((one) => one !== undefined), gaps }
  },
})
