import { StorageManagementClient } from '@azure/arm-storage'
import { createHttpHeaders } from '@azure/core-rest-pipeline'
import { describe, expect, test } from 'vitest'
import { createAzure } from '../../../mocks/azure/azure.ts'
import { combine, interpose } from '../../../mocks/cloud.ts'
import { acmeAzureSubscriptions, createAcmeAzure } from '../../../mocks/estates/acme/azure.ts'

const [OFFICE, LABORATORY] = acmeAzureSubscriptions
const azure = createAzure(createAcmeAzure(), { pageSize: 2 })
const cloud = combine(azure)

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await cloud(new Request(`https://management.azure.com${path}`))
  // The simulator answers every request with a JSON object.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const names = (body: Record<string, unknown>) =>
  (body['value'] as { name: string }[]).map(({ name }) => name) // As ARM lists resources.

test('the vendor’s own client lists storage accounts over all pages', async () => {
  const client = new StorageManagementClient(
    { getToken: async () => ({ token: 'simulated', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    OFFICE,
    {
      httpClient: {
        sendRequest: async (request) => {
          const response = await cloud(new Request(request.url, { method: request.method }))
          const headers = createHttpHeaders(Object.fromEntries(response.headers))
          return { request, status: response.status, headers, bodyAsText: await response.text() }
        },
      },
    },
  )
  const found: string[] = []
  for await (const account of client.storageAccounts.list()) found.push(account.name ?? '')
  expect(found).toEqual(['acmepictures', 'acmearchive', 'acmereports', 'acmescanner'])
})

describe('the simulated Resource Manager', () => {
  test('asks for the version of the API', async () => {
    expect(await get('/subscriptions')).toMatchObject({
      status: 400,
      body: { error: { code: 'MissingApiVersionParameter' } },
    })
  })

  test('lists children below their parent alone, doubled slashes or not', async () => {
    const path = `//subscriptions/${OFFICE}/resourceGroups/office/providers/Microsoft.Storage/storageAccounts/acmepictures/blobServices/default/containers?api-version=2024-01-01`
    expect(names((await get(path)).body)).toEqual(['products', 'pricelists'])
  })

  test('tells a resource that is not there from one that may not be read', async () => {
    const server = `/subscriptions/${OFFICE}/resourceGroups/office/providers/Microsoft.Sql/servers`
    expect((await get(`${server}/nobody/firewallRules?api-version=2021-11-01`)).body).toMatchObject(
      {
        error: { code: 'ResourceNotFound' },
      },
    )
    expect(await get(`${server}/acme-payroll/firewallRules?api-version=2021-11-01`)).toMatchObject({
      status: 403,
      body: { error: { code: 'AuthorizationFailed' } },
    })
  })

  test('shows at a subscription what was assigned above it', async () => {
    const path = `/subscriptions/${OFFICE}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()`
    expect(names((await get(path)).body)).toHaveLength(2)
    expect((await get(path)).body).toHaveProperty('nextLink')
  })

  test('names what was asked, so that one operation can be denied', async () => {
    const calls: string[] = []
    const deaf = interpose(azure, async ({ call, refuse }) => {
      calls.push(`${call.service}:${call.operation}`)
      return refuse('throttled')
    })
    const path = `https://management.azure.com/subscriptions/${LABORATORY}/providers/Microsoft.KeyVault/vaults?api-version=2023-07-01`
    const response = await combine(deaf)(new Request(path))
    expect(calls).toEqual(['Microsoft.KeyVault:vaults/read'])
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('1')
  })

  test('refuses to be changed', async () => {
    const path = `https://management.azure.com/subscriptions/${OFFICE}/providers/Microsoft.KeyVault/vaults?api-version=2023-07-01`
    expect((await cloud(new Request(path, { method: 'PUT', body: '{}' }))).status).toBe(403)
  })
})
