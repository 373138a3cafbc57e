import type { CallId } from '#model'
import { authOver } from '../googleapis.ts'
import type { Sender, Wire } from '../wire.ts'
import { POLICY_VERSION } from './policy.ts'

async function iamProjects(wire: Wire) {
  const { iam } = await import('@googleapis/iam')
  return iam({ version: 'v1', auth: authOver(wire) }).projects
}

interface OfParent {
  readonly parent: string
  readonly pageToken?: string
}

interface OfName {
  readonly name: string
  readonly pageToken?: string
}

export const iamCalls: Readonly<Record<CallId, Sender>> = {
  'iam:projects.roles.list': async (input: OfParent, wire) =>
    (
      await (
        await iamProjects(wire)
      ).roles.list({
        ...input,
        view: 'FULL',
        pageSize: 1000,
        showDeleted: true,
      })
    ).data,

  'iam:projects.serviceAccounts.list': async (input: OfName, wire) =>
    (await (await iamProjects(wire)).serviceAccounts.list({ ...input, pageSize: 100 })).data,

  'iam:projects.serviceAccounts.getIamPolicy': async (
    { resource }: { readonly resource: string },
    wire,
  ) =>
    (
      await (
        await iamProjects(wire)
      ).serviceAccounts.getIamPolicy({
        resource,
        'options.requestedPolicyVersion': POLICY_VERSION,
      })
    ).data,

  'iam:projects.serviceAccounts.keys.list': async ({ name }: OfName, wire) =>
    (
      await (
        await iamProjects(wire)
      ).serviceAccounts.keys.list({
        name,
        keyTypes: ['USER_MANAGED'],
      })
    ).data,

  'iam:projects.locations.workloadIdentityPools.list': async (input: OfParent, wire) =>
    (
      await (
        await iamProjects(wire)
      ).locations.workloadIdentityPools.list({
        ...input,
        pageSize: 1000,
      })
    ).data,

  'iam:projects.locations.workloadIdentityPools.providers.list': async (input: OfParent, wire) =>
    (
      await (
        await iamProjects(wire)
      ).locations.workloadIdentityPools.providers.list({
        ...input,
        pageSize: 100,
      })
    ).data,
}
