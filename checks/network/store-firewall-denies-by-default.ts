import { defineCheck, holds, judge, violated } from '#model'
import { Endpoint } from '#views'

export default defineCheck({
  id: 'network/store-firewall-denies-by-default',
  title: 'Storage accounts, vaults and registries deny the internet by default',
  severity: 'high',
  about: Endpoint,
  kinds: [
    'azure:storage:account',
    'azure:keyvault:vault',
    'azure:containerregistry:registry',
    'azure:keyvault:managed-hsm',
  ],
  rationale:
    'With the firewall open, a leaked account key or a signed link is enough: it works from ' +
    'any machine on earth, for as long as nobody rotates it. A firewall that denies by ' +
    'default makes the stolen secret useless outside your networks.',
  remedy: {
    azure:
      'Set defaultAction of the network rules to Deny and admit the networks that need it, or set publicNetworkAccess to Disabled.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-network-default-allow'],
    'azure:keyvault:vault': ['azure-keyvault-public-network-access'],
    'azure:containerregistry:registry': ['azure-acr-public'],
    'azure:keyvault:managed-hsm': ['azure-managedhsm-public-network-access'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.reachable, (exposures) =>
      exposures.length === 0
        ? holds(`The ${endpoint.noun} admits neither the internet nor every customer of the cloud.`)
        : violated(
            `The ${endpoint.noun} is reachable by ${exposures.map(({ principal }) => principal).join('; ')}.`,
            exposures,
          ),
    ),
})
