import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { armId } from '../armId.ts'
import { type InboundRule, listSecurityGroups } from './operations.ts'

export const SECURITY_GROUP = 'azure:network:security-group' as const

export type SecurityGroup = Resource<
  typeof SECURITY_GROUP,
  { readonly rules: Fact<readonly InboundRule[]> }
>

const operations = { listSecurityGroups }

export const securityGroups = defineCollector<SecurityGroup, typeof operations>({
  kind: SECURITY_GROUP,
  per: 'account',
  operations,
  lists: ['listSecurityGroups'],
  answers: { rules: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listSecurityGroups', {})
    const resources = items.map(
      async ({ id, name, location, tags, rules }): Promise<SecurityGroup> => ({
        kind: SECURITY_GROUP,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<SecurityGroup['facts']>(wanted, {
          rules: () => known(rules, listSecurityGroups.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
