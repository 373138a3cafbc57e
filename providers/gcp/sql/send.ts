import type { CallId } from '#model'
import { authOver } from '../googleapis.ts'
import type { Sender, Wire } from '../wire.ts'

async function sqlAdmin(wire: Wire) {
  const { sqladmin } = await import('@googleapis/sqladmin')
  return sqladmin({ version: 'v1', auth: authOver(wire) })
}

interface ListInput {
  readonly project: string
  readonly pageToken?: string
}

export const sqlCalls: Readonly<Record<CallId, Sender>> = {
  'sqladmin:instances.list': async (input: ListInput, wire) =>
    (await (await sqlAdmin(wire)).instances.list({ ...input, maxResults: 1000 })).data,

  'sqladmin:users.list': async (
    input: { readonly project: string; readonly instance: string },
    wire,
  ) => (await (await sqlAdmin(wire)).users.list(input)).data,
}
