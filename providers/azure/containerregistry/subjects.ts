/** A registry of container images, as what checks are about. @module */

import { defineProjection, type Exposure, known, map, unless } from '#model'
import { type Admissions, AtRest, Endpoint, Guarded } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
import { listRegistries } from './operations.ts'
import { REGISTRY, type Registry } from './registry.ts'

function networkOf({ id, facts }: Pick<Registry, 'id' | 'facts'>) {
  return reachedThrough({
    id,
    pointer: '/properties/networkRuleSet',
    publicAccess: facts.publicAccess,
    admits: facts.admits,
    what: ['invoke'],
    call: listRegistries.id,
    fix: 'Set publicNetworkAccess to Disabled, or networkRuleSet.defaultAction to Deny and admit the networks that need it.',
  })
}

export const registryAsEndpoint = defineProjection<Registry, Endpoint>({
  kind: REGISTRY,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: (registry) => ({
    noun: 'container registry',
    service: 'container registry',
    port: 443,
    ...networkOf(registry),
  }),
})

const NOBODY: Admissions = { public: known([]), strangers: known([]), deputies: known([]) }

/**
 * Whoever reaches it may pull, once that is switched on; the network may still keep them out.
 * https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
 */
export const registryAsGuarded = defineProjection<Registry, Guarded>({
  kind: REGISTRY,
  as: Guarded,
  reads: ['anonymousPull', 'publicAccess', 'admits'],
  project: (registry) => {
    const pulled = map(registry.facts.anonymousPull, (enabled) =>
      enabled ? [pulling(registry.id)] : [],
    )
    const closed = map(networkOf(registry).reachable, (exposures) => exposures.length === 0)
    return {
      noun: 'container registry',
      routes: [
        {
          name: 'anonymous pull',
          own: { ...NOBODY, public: pulled },
          effective: { ...NOBODY, public: unless(closed, pulled) },
        },
      ],
    }
  },
})

function pulling(id: string): Exposure {
  const name = id.slice(id.lastIndexOf('/') + 1)
  return {
    who: 'anyone',
    principal: 'anyone',
    via: 'direct',
    network: 'internet',
    what: ['list', 'read'],
    witness: {
      principal: 'anonymous',
      action: 'docker pull',
      resource: `${name}.azurecr.io`,
      context: {},
    },
    admittedBy: { document: id, pointer: '/properties/anonymousPullEnabled' },
    wouldStop: ['publicNetworkAccess Disabled', 'networkRuleSet.defaultAction Deny'],
    fix: 'Set anonymousPullEnabled to false.',
    risks: [],
  }
}

export const registryAsAtRest = defineProjection<Registry, AtRest>({
  kind: REGISTRY,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_FACTS,
  project: ({ facts }, world) => ({
    noun: 'container registry',
    encryption: map(facts.key, (key) => (key === null ? { by: 'cloud' } : { by: 'customer', key })),
    keyHealth: keyHealthOf(facts.key, world),
  }),
})
