import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

export const kustoCalls: Senders = {
  'Microsoft.Kusto:clusters.list': rest('/providers/Microsoft.Kusto/clusters', '2023-08-15'),
}
