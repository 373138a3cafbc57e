import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'network/storage-has-private-endpoint',
  title: 'Storage accounts have a private endpoint',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Without a private endpoint every client comes over the public address, so that the ' +
    'firewall has to stay open for somebody, and a name in DNS leads the traffic of your ' +
    'machines out and in again.',
  remedy: {
    azure: 'Create a private endpoint for the service that is used, and approve its connection.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-no-private-endpoint'],
  },

  evaluate: (account) =>
    judge(account.privateEndpoints, (count) =>
      count > 0
        ? holds(`It has ${count} approved private endpoints.`)
        : violated('It has no approved private endpoint.'),
    ),
})
