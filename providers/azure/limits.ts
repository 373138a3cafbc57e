import type { RateLimit } from '#model'

const ARM =
  'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling'

/**
 * Where the limiter starts. Resource Manager counts all reads of a subscription together, for each
 * principal and region; resource providers may count again, as storage does its lists of accounts.
 */
export const limits: readonly RateLimit[] = [
  {
    call: 'Microsoft.Storage:storageAccounts.list',
    perSecond: 100 / 300,
    burst: 100,
    known: 'documented',
    source: `${ARM}#storage-throttling (lists: 100 in 5 minutes, subscription and region)`,
  },
  {
    call: 'Microsoft.Storage:*',
    together: true,
    perSecond: 800 / 300,
    burst: 800,
    known: 'assumed',
    source: `${ARM}#storage-throttling (reads of accounts: 800 in 5 minutes; of what is in them, not said)`,
  },
  {
    call: '*',
    together: true,
    perSecond: 25,
    burst: 250,
    known: 'documented',
    source: `${ARM} (a bucket of 250 reads, refilled with 25 a second)`,
  },
]
