import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

export const containerRegistryCalls: Senders = {
  'Microsoft.ContainerRegistry:registries.list': rest(
    '/providers/Microsoft.ContainerRegistry/registries',
    '2025-11-01',
  ),
}
