import { defineCheck, holds, judge, violated } from '#model'
import { Endpoint } from '#views'

export default defineCheck({
  id: 'network/storage-has-no-public-address',
  title: 'Storage accounts have no public address',
  severity: 'medium',
  about: Endpoint,
  kinds: ['azure:storage:account'],
  rationale:
    'A public address is found by whoever guesses the name, and the name is in every link. ' +
    'Behind it stand only a list of ranges and a key; without it a thief of the key needs a ' +
    'foot in your network as well.',
  remedy: {
    azure: 'Set publicNetworkAccess to Disabled and use private endpoints.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-public-network-access'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.hasPublicAddress, (has) =>
      has
        ? violated(`The ${endpoint.noun} has a public address.`)
        : holds(`The ${endpoint.noun} has no public address.`),
    ),
})
