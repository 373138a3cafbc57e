/**
 * What a set of policies mentions: condition keys with their values, accounts, organisations,
 * providers. A stranger is whoever differs from all of it.
 *
 * @module
 */

import type { PolicyDocument } from './document.ts'
import { type KeyOrigin, rowOf } from './keys.ts'
import { templateParts } from './templates.ts'

export interface Mentions {
  /** Values by key, as written; a key that occurs only in a variable has none. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** How each key is spelled, by its name in lower case. */
  readonly spelling: ReadonlyMap<string, string>
  /** Twelve-digit accounts, anywhere that tells a caller's account. */
  readonly accounts: ReadonlySet<string>
  /** Parts of accounts, with wildcards, that some account satisfies and another does not. */
  readonly accountPatterns: ReadonlySet<string>
  readonly organisations: ReadonlySet<string>
  readonly organisationPatterns: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly federated: ReadonlySet<string>
  readonly canonicalUsers: ReadonlySet<string>
  /** Whether some statement names users, roles or sessions, and not whole accounts. */
  readonly namesPrincipals: boolean
  /** Keys that stand in policy variables. */
  readonly variables: ReadonlySet<string>
}

const ACCOUNT_ORIGINS: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'account',
  'source-account',
  'access-point-account',
  'vpc-endpoint-account',
])
const ARN_ORIGINS: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'principal-arn',
  'source-arn',
  'access-point-arn',
  'federated-provider',
  'vpc-arn',
])
const ORGANISATION_ORIGINS: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'organisation',
  'organisation-paths',
  'source-organisation',
  'source-organisation-paths',
  'vpc-endpoint-organisation',
  'vpc-endpoint-organisation-paths',
])

export function mentionsOf(documents: readonly PolicyDocument[]): Mentions {
  const values = new Map<string, string[]>()
  const spelling = new Map<string, string>()
  const accounts = new Set<string>()
  const accountPatterns = new Set<string>()
  const organisations = new Set<string>()
  const organisationPatterns = new Set<string>()
  const services = new Set<string>()
  const federated = new Set<string>()
  const canonicalUsers = new Set<string>()
  const variables = new Set<string>()
  let namesPrincipals = false

  function account(text: string): void {
    if (/^\d{12}$/.test(text)) accounts.add(text)
    else if (/^[\d*?]+$/.test(text) && !/^(\*|\d+|\?{12})$/.test(text)) accountPatterns.add(text)
  }

  for (const { version, statements } of documents) {
    for (const { principals, resources, conditions } of statements) {
      for (const name of principals?.aws ?? []) {
        account(name.includes(':') ? (name.split(':')[4] ?? '') : name)
        if (!/^\d{12}$|:root$/.test(name)) namesPrincipals = true
      }
      for (const service of principals?.services ?? []) services.add(service)
      for (const provider of principals?.federated ?? []) federated.add(provider)
      for (const user of principals?.canonicalUsers ?? []) canonicalUsers.add(user)
      for (const resource of resources?.values ?? []) noteVariables(resource)
      for (const condition of conditions) {
        spelling.set(condition.key, condition.spelled)
        const known = values.get(condition.key)
        if (known) known.push(...condition.values)
        else values.set(condition.key, [...condition.values])
        const origin = rowOf(condition.key)?.origin
        for (const value of condition.values) {
          noteVariables(value)
          if (!origin) continue
          if (ACCOUNT_ORIGINS.has(origin)) account(value)
          // The user id of an account's root is the account's number.
          else if (origin === 'user-id') account(value.split(':')[0] ?? '')
          else if (ARN_ORIGINS.has(origin)) account(value.split(':')[4] ?? '')
          else if (ORGANISATION_ORIGINS.has(origin)) organisation(value)
          else if (origin === 'service-name' || origin === 'service-names') {
            if (!/[*?]/.test(value)) services.add(value.toLowerCase())
          }
        }
      }
    }

    function noteVariables(text: string): void {
      if (!text.includes('${')) return
      for (const part of templateParts(text, version)) {
        if (part.kind !== 'variable') continue
        variables.add(part.key)
        if (!values.has(part.key)) values.set(part.key, [])
      }
    }
  }

  function organisation(text: string): void {
    const [id = ''] = text.split('/')
    if (/^o-[a-z0-9]+$/.test(id)) organisations.add(id)
    else if (/[*?]/.test(id) && !/^(o-)?\*$/.test(id) && !id.includes('$')) {
      organisationPatterns.add(id)
    }
  }

  return {
    values,
    spelling,
    accounts,
    accountPatterns,
    organisations,
    organisationPatterns,
    services,
    federated,
    canonicalUsers,
    namesPrincipals,
    variables,
  }
}
