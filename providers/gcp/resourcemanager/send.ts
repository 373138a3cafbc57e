import type { CallId } from '#model'
import { authOver } from '../googleapis.ts'
import { POLICY_VERSION } from '../iam/policy.ts'
import { rest } from '../rest.ts'
import type { Sender, Wire } from '../wire.ts'

async function resourceManager(wire: Wire) {
  const { cloudresourcemanager } = await import('@googleapis/cloudresourcemanager')
  return cloudresourcemanager({ version: 'v3', auth: authOver(wire) })
}

const requestBody = { options: { requestedPolicyVersion: POLICY_VERSION } }

interface OfNode {
  readonly resource: string
}

interface OfParent {
  readonly parent: string
  readonly pageToken?: string
}

export const resourceManagerCalls: Readonly<Record<CallId, Sender>> = {
  'cloudresourcemanager:projects.search': async (
    input: { readonly query: string; readonly pageToken?: string },
    wire,
  ) => (await (await resourceManager(wire)).projects.search({ ...input, pageSize: 500 })).data,

  'cloudresourcemanager:projects.get': async (input: { readonly name: string }, wire) =>
    (await (await resourceManager(wire)).projects.get(input)).data,

  'cloudresourcemanager:organizations.search': async (
    input: { readonly pageToken?: string },
    wire,
  ) => (await (await resourceManager(wire)).organizations.search(input)).data,

  /** Version 3 has no word for it; version 1 answers in one call what 3 asks level by level. */
  'cloudresourcemanager:projects.getAncestry': async (
    input: { readonly projectId: string },
    wire,
  ) => {
    const { cloudresourcemanager } = await import('@googleapis/cloudresourcemanager')
    const { projects } = cloudresourcemanager({ version: 'v1', auth: authOver(wire) })
    return (await projects.getAncestry({ ...input, requestBody: {} })).data
  },

  'cloudresourcemanager:projects.getIamPolicy': async ({ resource }: OfNode, wire) =>
    (await (await resourceManager(wire)).projects.getIamPolicy({ resource, requestBody })).data,

  'cloudresourcemanager:folders.getIamPolicy': async ({ resource }: OfNode, wire) =>
    (await (await resourceManager(wire)).folders.getIamPolicy({ resource, requestBody })).data,

  'cloudresourcemanager:organizations.getIamPolicy': async ({ resource }: OfNode, wire) =>
    (await (await resourceManager(wire)).organizations.getIamPolicy({ resource, requestBody }))
      .data,

  'iam:denypolicies.list': async (input: OfParent, wire) => {
    const { iam } = await import('@googleapis/iam')
    return (await iam({ version: 'v2', auth: authOver(wire) }).policies.listPolicies(input)).data
  },

  'iam:denypolicies.get': async (input: { readonly name: string }, wire) => {
    const { iam } = await import('@googleapis/iam')
    return (await iam({ version: 'v2', auth: authOver(wire) }).policies.get(input)).data
  },

  'accesscontextmanager:accessPolicies.list': rest(
    'GET https://accesscontextmanager.googleapis.com/v1/accessPolicies',
  ),
  'accesscontextmanager:servicePerimeters.list': rest(
    'GET https://accesscontextmanager.googleapis.com/v1/{+parent}/servicePerimeters',
  ),
  'orgpolicy:policies.getEffectivePolicy': rest(
    'GET https://orgpolicy.googleapis.com/v2/{+name}:getEffectivePolicy',
  ),
}
