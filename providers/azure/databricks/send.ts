import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

export const databricksCalls: Senders = {
  'Microsoft.Databricks:workspaces.listBySubscription': rest(
    '/providers/Microsoft.Databricks/workspaces',
    '2024-05-01',
  ),
}
