/**
 * The resource control policies over an account: its own, and those of every unit up to the root.
 * They only ever deny, and never bind the management account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 *
 * @module
 */

import {
  all,
  type Calls,
  type Fact,
  flatMap,
  isNonEmpty,
  known,
  type Listing,
  map,
  unknown,
} from '#model'
import {
  describeOrganization,
  describePolicy,
  listParents,
  listPoliciesForTarget,
  listRoots,
} from './operations.ts'

export interface ResourceControlPolicy {
  readonly name: string
  /** The document as it was stored. */
  readonly document: string
}

export const resourceControlOperations = {
  describeOrganization,
  listRoots,
  listParents,
  listPoliciesForTarget,
  describePolicy,
}

type Organizations = Calls<typeof resourceControlOperations>

/** Units may be nested five deep; the root and the account come on top. */
const DEEPEST = 7

export async function resourceControlPoliciesOver(
  account: string,
  calls: Organizations,
): Promise<Fact<readonly ResourceControlPolicy[]>> {
  const organization = await calls.get('describeOrganization', {})
  if (organization.state === 'unknown') return organization
  const { value } = organization
  if (value === null || value.MasterAccountId === account) return known([], ...organization.from)

  const roots = factOf(await calls.list('listRoots', {}))
  if (roots.state === 'unknown') return roots
  if (!roots.value.includes(true)) return known([], listRoots.id)

  const targets = await lineOf(account, calls)
  if (targets.state === 'unknown') return targets
  const attached = await Promise.all(
    targets.value.map(async (TargetId) =>
      factOf(
        await calls.list('listPoliciesForTarget', { TargetId, Filter: 'RESOURCE_CONTROL_POLICY' }),
      ),
    ),
  )
  const lists = together(attached)
  if (lists.state === 'unknown') return lists
  // That of AWS lets everything through.
  const own = lists.value.flat().filter(({ AwsManaged }) => !AwsManaged)
  const byId = new Map(own.map((policy) => [policy.Id, policy]))
  const read = await Promise.all(
    Array.from(byId.values(), async ({ Id, Name: name }) =>
      map(await calls.get('describePolicy', { PolicyId: Id }), (document) => ({ name, document })),
    ),
  )
  return read.length === 0 ? known([], listPoliciesForTarget.id) : together(read)
}

/** The account and all that stands above it. */
async function lineOf(
  child: string,
  calls: Organizations,
  depth = 1,
): Promise<Fact<readonly string[]>> {
  const parent = await calls.get('listParents', { ChildId: child })
  if (parent.state === 'unknown') return parent
  if (parent.value === null || depth > DEEPEST) {
    const detail = `No root was found above ${child}.`
    return unknown({ call: listParents.id, reason: 'malformed', permission: null, detail })
  }
  const { Id, Type } = parent.value
  if (Type === 'ROOT') return known([child, Id], listParents.id)
  return flatMap(await lineOf(Id, calls, depth + 1), (above) => known([child, ...above]))
}

function factOf<T>({ items, gaps }: Listing<T>): Fact<readonly T[]> {
  return isNonEmpty(gaps) ? unknown(...gaps) : known(items)
}

function together<T>(facts: readonly Fact<T>[]): Fact<readonly T[]> {
  const named = Object.fromEntries(facts.map((fact, index) => [String(index), fact]))
  return map(all(named), (found) => Object.values(found))
}
