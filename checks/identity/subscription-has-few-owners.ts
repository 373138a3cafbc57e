import { all, defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const FEWEST = 2
const MOST = 3

export default defineCheck({
  id: 'identity/subscription-has-few-owners',
  title: 'A subscription has two or three owners',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['azure:resources:subscription'],
  rationale:
    'Each owner is one more mailbox to phish for everything in the subscription. With a ' +
    'single one, a lost phone or a resignation locks everybody else out on the day when it ' +
    'matters.',
  remedy: {
    azure:
      'Keep two or three owners, here and above together; a group counts as one, so keep it as small. Give the others the roles that their work needs.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'azure:resources:subscription': ['azure-rbac-subscription-owner-count'],
  },

  evaluate: ({ direct, inherited }) =>
    judge(all({ direct, inherited }), (bindings) => {
      const owners = new Set(
        [...bindings.direct, ...bindings.inherited]
          .filter(({ role }) => role === 'Owner')
          .map(({ holder }) => holder),
      )
      const names = owners.size === 0 ? '' : `: ${[...owners].join(', ')}`
      // A group of the platform's people is more than one person already.
      const isEnough =
        owners.size >= FEWEST || [...owners].some((holder) => holder.startsWith('Group '))
      return isEnough && owners.size <= MOST
        ? holds(`The subscription has ${owners.size} owners${names}.`)
        : violated(`The subscription has ${owners.size} owners${names}.`)
    }),
})
