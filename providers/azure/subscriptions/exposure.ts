import { defineProjection, type Exposure, map, type TrustZone } from '#model'
import { type Admissions, Guarded } from '#views'
import type { Delegation } from './delegation.ts'
import { SUBSCRIPTION, type Subscription } from './subscription.ts'

/**
 * Whoever is delegated to signs in at home, is no guest here, and shows in no list of our people.
 * https://learn.microsoft.com/azure/lighthouse/concepts/architecture
 */
export const subscriptionAsGuarded = defineProjection<Subscription, Guarded>({
  kind: SUBSCRIPTION,
  as: Guarded,
  reads: ['delegations'],
  project: ({ facts, id }, { zone }) => {
    const strangers = map(facts.delegations, (all) =>
      all.filter(({ tenantId }) => !isOurs(tenantId, zone)).map((one) => exposureBy(one, id)),
    )
    // A delegation names one tenant; that there is none for everybody, the same list says.
    const nobody = map(facts.delegations, () => [])
    const admissions: Admissions = { public: nobody, strangers, deputies: nobody }
    return {
      noun: 'subscription',
      routes: [{ name: 'Azure Lighthouse delegation', own: admissions, effective: admissions }],
    }
  },
})

function isOurs(tenantId: string, zone: TrustZone): boolean {
  return (
    zone.tenants.some((tenant) => tenant.toLowerCase() === tenantId) ||
    zone.trusted.some(({ id }) => id.toLowerCase() === tenantId)
  )
}

function exposureBy({ id, tenantId, tenantName, roles, what }: Delegation, to: string): Exposure {
  return {
    who: 'stranger',
    principal: `tenant ${tenantName ? `${tenantName} (${tenantId})` : tenantId}, as ${roles.join(', ')}`,
    via: 'direct',
    network: 'internet',
    what,
    witness: {
      principal: `tenant ${tenantId}`,
      action: roles.join(', '),
      resource: to,
      context: {},
    },
    admittedBy: { document: id, pointer: '/properties/registrationDefinition' },
    wouldStop: ['removing the delegation'],
    fix: 'Remove the delegation of the service provider, or list its tenant in the trust zone.',
    risks: [],
  }
}
