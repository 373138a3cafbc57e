import { rest } from '../rest.ts'
import type { Senders } from '../wire.ts'

const API_VERSION = '2021-06-01'

export const synapseCalls: Senders = {
  'Microsoft.Synapse:workspaces.list': rest('/providers/Microsoft.Synapse/workspaces', API_VERSION),
  'Microsoft.Synapse:ipFirewallRules.listByWorkspace': rest(
    '/resourceGroups/{group}/providers/Microsoft.Synapse/workspaces/{workspace}/firewallRules',
    API_VERSION,
  ),
}
