import { expect, test } from 'vitest'
import { networkInterfaces } from '../../../../providers/azure/network/interface.ts'
import { securityGroups } from '../../../../providers/azure/network/securityGroup.ts'
import { collectWith, refusal, type Script, SUBSCRIPTION } from '../scripted.ts'

const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/Microsoft.Network`
const list = (type: string) =>
  `GET /subscriptions/${SUBSCRIPTION}/providers/Microsoft.Network/${type}`
const SUBNET = { id: `${NETWORK}/virtualNetworks/office/subnets/apps` }
const ADDRESS = { id: `${NETWORK}/publicIPAddresses/web` }
const OWN = { id: `${NETWORK}/networkSecurityGroups/Web` }
const OF_SUBNET = { id: `${NETWORK}/networkSecurityGroups/Apps` }

const script = (more: Script = {}, publicIPAddress: object | null = ADDRESS): Script => ({
  [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
  [list('networkInterfaces')]: {
    body: {
      value: [
        {
          id: `${NETWORK}/networkInterfaces/web`,
          name: 'web',
          location: 'westeurope',
          properties: {
            networkSecurityGroup: OWN,
            ipConfigurations: [
              { properties: { privateIPAddress: '10.0.0.4', publicIPAddress, subnet: SUBNET } },
            ],
          },
        },
      ],
    },
  },
  [list('publicIPAddresses')]: { body: { value: [{ ...ADDRESS, sku: { name: 'Standard' } }] } },
  [list('virtualNetworks')]: {
    body: {
      value: [
        {
          properties: {
            // As the services spell each other's ids: any way they like.
            subnets: [
              { id: SUBNET.id.toUpperCase(), properties: { networkSecurityGroup: OF_SUBNET } },
            ],
          },
        },
      ],
    },
  },
  ...more,
})

async function factsOf(...args: Parameters<typeof script>) {
  const { items, gaps } = await collectWith(networkInterfaces, script(...args))
  expect(gaps).toEqual([])
  const [first] = items
  if (!first) throw new Error('one interface is listed')
  return first.facts
}

test('an interface knows its public addresses and the groups before them', async () => {
  expect(await factsOf()).toMatchObject({
    securityGroup: { value: OWN.id.toLowerCase() },
    doors: {
      value: [
        { privateAddress: '10.0.0.4', isClosed: true, subnetGroup: OF_SUBNET.id.toLowerCase() },
      ],
    },
  })
})

test('an interface without a public address has no door, whoever may not list addresses', async () => {
  const { doors } = await factsOf(
    { [list('publicIPAddresses')]: refusal(403, 'AuthorizationFailed') },
    null,
  )
  expect(doors).toMatchObject({ state: 'known', value: [] })
})

test('addresses that may not be listed leave the doors unknown', async () => {
  const { doors } = await factsOf({
    [list('publicIPAddresses')]: refusal(403, 'AuthorizationFailed'),
  })
  expect(doors).toMatchObject({
    gaps: [{ permission: 'Microsoft.Network/publicIPAddresses/read' }],
  })
})

test('a group comes with its inbound rules, one source or several', async () => {
  const rule = (name: string, properties: object) => ({
    name,
    properties: {
      access: 'Allow',
      direction: 'Inbound',
      priority: 100,
      protocol: '*',
      ...properties,
    },
  })
  const { items } = await collectWith(securityGroups, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [list('networkSecurityGroups')]: {
      body: {
        value: [
          {
            ...OWN,
            name: 'Web',
            location: 'westeurope',
            properties: {
              securityRules: [
                rule('one', { sourceAddressPrefix: 'Internet', destinationPortRange: '443' }),
                rule('several', {
                  sourceAddressPrefix: '',
                  sourceAddressPrefixes: ['10.0.0.0/8', '51.145.10.4'],
                  destinationPortRanges: ['80', '8000-9000'],
                }),
                rule('out', { direction: 'Outbound', sourceAddressPrefix: '*' }),
              ],
            },
          },
        ],
      },
    },
  })
  expect(items.map(({ facts }) => facts.rules)).toMatchObject([
    {
      value: [
        { name: 'one', sources: ['Internet'], ports: ['443'] },
        { name: 'several', sources: ['10.0.0.0/8', '51.145.10.4'], ports: ['80', '8000-9000'] },
      ],
    },
  ])
})
