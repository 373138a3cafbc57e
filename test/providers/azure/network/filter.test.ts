import { expect, test } from 'vitest'
import { inboundRule } from '../../../../mocks/azure/networkBuilder.ts'
import { isInternet, openingsThrough } from '../../../../providers/azure/network/filter.ts'
import type { InboundRule } from '../../../../providers/azure/network/operations.ts'

function through(...groups: readonly (readonly InboundRule[])[]) {
  return openingsThrough(
    groups.map((rules, index) => ({ id: `/group-${index}`, rules })),
    '10.0.0.4',
    'deny',
  ).map(({ protocol, from, to, addresses, allOfAzure, by }) => ({
    open: `${protocol} ${from}-${to}`,
    internet: isInternet(addresses),
    allOfAzure,
    by,
  }))
}

test('a group without rules lets nobody in, and no group at all everybody', () => {
  expect(through([])).toEqual([])
  expect(through().map(({ open, internet }) => [open, internet])).toEqual([
    ['tcp 0-65535', true],
    ['udp 0-65535', true],
  ])
})

test('the rule that lets in is named', () => {
  expect(through([inboundRule({ name: 'ssh' })])).toEqual([
    { open: 'tcp 22-22', internet: true, allOfAzure: false, by: ['/group-0/securityRules/ssh'] },
  ])
})

test('ports that one group opens and the other does not stay shut', () => {
  const web = inboundRule({ ports: ['80-443'] })
  const secure = inboundRule({ ports: ['443'] })
  expect(through([web], [secure]).map(({ open }) => open)).toEqual(['tcp 443-443'])
})

test('a tag for all of Azure is every customer of it, and not the internet', () => {
  const azure = inboundRule({ sources: ['AzureCloud.westeurope'] })
  expect(through([azure])).toMatchObject([{ internet: false, allOfAzure: true }])
  expect(through([azure], [inboundRule()])).toMatchObject([{ internet: false, allOfAzure: true }])
})

test('a denial of the internet before it keeps all of Azure out, too', () => {
  const azure = inboundRule({ sources: ['AzureCloud'] })
  const deny = inboundRule({ access: 'Deny', priority: 90, sources: ['*'], ports: ['*'] })
  expect(through([deny, azure])).toEqual([])
})
