import { expect, test } from 'vitest'
import { registries } from '../../../../providers/azure/containerregistry/registry.ts'
import { collectWith, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.ContainerRegistry/registries'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/acmeimages`

async function factsOf(properties: object) {
  const { items } = await collectWith(registries, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [`GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`]: {
      body: { value: [{ id: ID, name: 'acmeimages', location: 'westeurope', properties }] },
    },
  })
  const [first] = items
  if (!first) throw new Error('one registry is listed')
  return first.facts
}

test('a registry without rules admits every address', async () => {
  expect(await factsOf({ anonymousPullEnabled: false })).toMatchObject({
    anonymousPull: { value: false },
    publicAccess: { value: true },
    admits: { value: 'everybody' },
    key: { value: null },
  })
})

test('rules count when the default is to deny', async () => {
  const ipRules = [{ action: 'Allow', value: '51.145.10.0/24' }]
  const allowing = await factsOf({ networkRuleSet: { defaultAction: 'Allow', ipRules } })
  expect(allowing.admits).toMatchObject({ value: 'everybody' })
  const denying = await factsOf({ networkRuleSet: { defaultAction: 'Deny', ipRules } })
  expect(denying.admits).toMatchObject({ value: [{ first: '51.145.10.0/24' }] })
})

test('a registry that does not say whether anybody may pull leaves it open', async () => {
  expect((await factsOf({})).anonymousPull).toMatchObject({ gaps: [{ reason: 'malformed' }] })
})

test('a key of the customer is named by its address', async () => {
  const keyIdentifier = 'https://acme-keys.vault.azure.net/keys/images'
  const encryption = { status: 'enabled', keyVaultProperties: { keyIdentifier } }
  expect((await factsOf({ encryption })).key).toMatchObject({ value: keyIdentifier })
})
