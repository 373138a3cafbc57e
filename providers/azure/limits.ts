import type { RateLimit } from '#model'

const ARM =
  'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling'

/** Reads of one subscription, by principal: a bucket of 250, refilled with 25 a second. */
const reads = (service: string): RateLimit => ({
  call: `${service}:*`,
  perSecond: 25,
  burst: 250,
  known: 'documented',
  source: ARM,
})

/**
 * Where the limiter starts. Resource Manager counts all reads of a subscription together; how many
 * are left comes with each answer and corrects what is assumed here for each call by itself.
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
    perSecond: 800 / 300,
    burst: 250,
    known: 'assumed',
    source: `${ARM}#storage-throttling (reads of accounts: 800 in 5 minutes; of what is in them, not said)`,
  },
  reads('Microsoft.Resources'),
  reads('Microsoft.Management'),
  reads('Microsoft.Authorization'),
  reads('Microsoft.Sql'),
  reads('Microsoft.DBforPostgreSQL'),
  reads('Microsoft.DBforMySQL'),
  reads('Microsoft.DocumentDB'),
  reads('Microsoft.KeyVault'),
  reads('Microsoft.Cache'),
  reads('Microsoft.Network'),
  reads('Microsoft.ContainerRegistry'),
]
