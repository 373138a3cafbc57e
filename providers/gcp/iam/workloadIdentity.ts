/**
 * Workload identity pools: identities that other issuers vouch for, made members here.
 *
 * An issuer that serves everybody (GitHub, GitLab.com, …) vouches for everybody. Whether a stranger
 * gets in is then decided by the provider's attribute condition and by the attribute that the
 * binding names: claims such as the repository's owner are fixed for each stranger, claims such as
 * the branch's name are whatever he likes.
 *
 * https://cloud.google.com/iam/docs/workload-identity-federation
 *
 * @module
 */

import type { ASTNode } from '@marcbachmann/cel-js'
import { dotted, evaluate, parsed, type Truth } from './condition.ts'

export interface Provider {
  readonly name: string
  readonly active: boolean
  readonly issuer: string | null
  /** The account that an AWS provider trusts. */
  readonly awsAccount: string | null
  readonly attributeMapping: Readonly<Record<string, string>>
  readonly attributeCondition: string
}

/** Issuers that give a token to whoever opens an account with them. */
const SHARED_ISSUERS = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'app.terraform.io',
  'oidc.circleci.com',
  'agent.buildkite.com',
  'api.bitbucket.org',
  'accounts.google.com',
  'oidc.vercel.com',
  'cognito-identity.amazonaws.com',
  'login.microsoftonline.com/common',
] as const

export function isSharedIssuer(issuer: string): boolean {
  const plain = issuer.replace(/^https?:\/\//, '').replace(/\/+$/, '')
  return SHARED_ISSUERS.some((shared) => plain === shared || plain.startsWith(`${shared}/`))
}

/** Claims by which the shared issuers tell their customers apart; nobody can mint another's. */
const IDENTIFYING = new Set([
  'sub',
  'subject',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'enterprise',
  'enterprise_id',
  'job_workflow_ref',
  'workflow_ref',
  'namespace_path',
  'namespace_id',
  'project_path',
  'project_id',
  'terraform_organization_id',
  'terraform_organization_name',
  'terraform_workspace_id',
  'terraform_project_id',
  'organization_slug',
  'organization_id',
  'workspaceUuid',
  'repositoryUuid',
  'owner',
  'owner_id',
  'email',
  'hd',
])

/** Whether anybody at all can get a token past the provider's condition. */
export function admitsAnybody({ attributeMapping, attributeCondition }: Provider): Truth {
  if (attributeCondition.trim() === '') return true
  const tree = parsed(attributeCondition)
  return tree ? evaluate(tree, (leaf) => strangerCan(leaf, attributeMapping)) : 'unknown'
}

/** Whether a stranger chooses the attribute that a binding names, `repository` or `ref`. */
export function isIdentifying(attribute: string, mapping: Provider['attributeMapping']): Truth {
  const source = mapping[attribute === 'subject' ? 'google.subject' : `attribute.${attribute}`]
  if (source === undefined) return attribute === 'subject' ? true : 'unknown'
  const tree = parsed(source)
  const claim = tree ? claimOf(tree, {}) : undefined
  return claim === undefined ? 'unknown' : IDENTIFYING.has(claim)
}

/** Can a stranger's token make this comparison true? */
function strangerCan(leaf: ASTNode, mapping: Provider['attributeMapping']): Truth {
  if (leaf.op === 'value') return leaf.args === true
  if (leaf.op === '==' || leaf.op === '!=') {
    const claim = claimOf(leaf.args[0], mapping) ?? claimOf(leaf.args[1], mapping)
    if (claim === undefined) return 'unknown'
    return leaf.op === '!=' || !IDENTIFYING.has(claim)
  }
  if (leaf.op === 'in') {
    const claim = claimOf(leaf.args[0], mapping)
    return claim === undefined ? 'unknown' : !IDENTIFYING.has(claim)
  }
  if (leaf.op === 'rcall') return strangerCanMatch(leaf, mapping)
  return 'unknown'
}

/**
 * A prefix pins its owner only when it ends where a name ends: `repo:acme` is also how
 * `repo:acme-evil/app` begins. An ending pins nobody: anybody may call a repository `app`.
 */
function strangerCanMatch(leaf: ASTNode & { op: 'rcall' }, mapping: Provider['attributeMapping']) {
  const [method, receiver, [pattern]] = leaf.args
  const claim = claimOf(receiver, mapping)
  if (claim === undefined || pattern?.op !== 'value') return 'unknown'
  if (!IDENTIFYING.has(claim)) return true
  if (method === 'startsWith') return !/^[^/:]+[/:]/.test(withoutScheme(String(pattern.args)))
  return method === 'endsWith' || method === 'contains' ? true : 'unknown'
}

/** `acme/app:ref…` of `repo:acme/app:ref…`; for claims without a scheme, the whole. */
function withoutScheme(prefix: string): string {
  return prefix.replace(/^(repo|project_path|organization):/, '')
}

/** The issuer's claim behind `assertion.x`, `attribute.x` or `google.subject`. */
function claimOf(node: ASTNode, mapping: Provider['attributeMapping']): string | undefined {
  const path = dotted(node)
  if (path === undefined) return undefined
  if (path.startsWith('assertion.')) return path.slice('assertion.'.length)
  const source = mapping[path]
  const tree = source === undefined ? null : parsed(source)
  return tree ? claimOf(tree, {}) : undefined
}
