import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

const list = (type: string) => rest(`/providers/Microsoft.Network/${type}`, '2024-05-01')

export const networkCalls: Senders = {
  'Microsoft.Network:networkSecurityGroups.listAll': list('networkSecurityGroups'),
  'Microsoft.Network:networkInterfaces.listAll': list('networkInterfaces'),
  'Microsoft.Network:publicIPAddresses.listAll': list('publicIPAddresses'),
  'Microsoft.Network:virtualNetworks.listAll': list('virtualNetworks'),
}
