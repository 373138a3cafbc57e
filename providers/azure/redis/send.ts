import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

const API_VERSION = '2024-11-01'

export const redisCalls: Senders = {
  'Microsoft.Cache:redis.listBySubscription': rest('/providers/Microsoft.Cache/redis', API_VERSION),
  'Microsoft.Cache:firewallRules.list': rest(
    '/resourceGroups/{group}/providers/Microsoft.Cache/redis/{cache}/firewallRules',
    API_VERSION,
  ),
}
