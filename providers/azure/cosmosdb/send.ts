import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'

const cosmosDb = sdk(async ({ credential, subscription, options }) => {
  const { CosmosDBManagementClient } = await import('@azure/arm-cosmosdb')
  return new CosmosDBManagementClient(credential, subscription, options)
})

export const cosmosDbCalls: Senders = {
  'Microsoft.DocumentDB:databaseAccounts.list': cosmosDb.page(({ databaseAccounts }) =>
    databaseAccounts.list(),
  ),
}
