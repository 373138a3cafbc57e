/**
 * Identity providers that a policy can name as `Federated`: whose tokens they sign, and which of
 * their claims tell one tenant from another.
 *
 * An issuer that signs for everybody (GitHub, GitLab.com, Google …) is a stranger until a claim
 * pins the tenant. One that has an address of its own for each tenant (Okta, Bitbucket, an EKS
 * cluster) is a named party by its address.
 *
 * @module
 */

import {
  ANY_MANY,
  type Glob,
  many,
  one,
  sequence,
  symbols,
  symbolsExcept,
  type Token,
  wildcard,
} from '#algebra'

export interface Claim {
  /** As the issuer writes it. Absent: any text, in every tenant's hand. */
  readonly grammar?: readonly Glob[]
  /** Finds the tenant that a value of a policy names, in the first group. */
  readonly tenant?: RegExp
  /** The grammar of the values that carry the tenant's name. */
  readonly of?: (tenant: string) => readonly Glob[]
}

export interface Issuer {
  /** Host and path without scheme, in lower case, as keys and provider ARNs spell it. */
  readonly host: string
  readonly label: string
  /** Claims by name, those that pin a tenant and those that are free. */
  readonly claims: Readonly<Record<string, Claim>>
  /** Claims that a request can carry several values of. */
  readonly many?: readonly string[]
  /** Claims of somebody who did not sign in, where the issuer speaks for such people. */
  readonly guest?: Readonly<Record<string, readonly string[]>>
  /** Whether it speaks for jobs of repositories, whose owners should pin which. */
  readonly ofRepositories?: true
  readonly source: string
}

const NAME = symbols('-_.', 'az', 'AZ', '09')
/** What a claim can hold, when nothing more is known: no character that a policy reads as wildcard. */
const PLAIN = symbolsExcept('*?')

function name(): Token[] {
  return [one(NAME), many(NAME)]
}

function text(): Token[] {
  return [one(PLAIN), many(PLAIN)]
}

const FREE: Claim = {}

const GITHUB_OWNER: Claim = {
  grammar: [sequence('owner', name())],
  tenant: /^([^*?]+)$/,
  of: (owner) => [wildcard(owner)],
}

const NUMERIC_ID: Claim = {
  grammar: [sequence('id', [one(symbols('', '09')), many(symbols('', '09'))])],
  tenant: /^([^*?]+)$/,
  of: (id) => [wildcard(id)],
}

/** Claims by which one person or client is known. */
const IDENTIFIER: Claim = {
  grammar: [sequence('identifier', text())],
  tenant: /^([^*?]+)$/,
  of: (id) => [wildcard(id)],
}

export const SHARED_ISSUERS: readonly Issuer[] = [
  {
    host: 'token.actions.githubusercontent.com',
    label: 'GitHub Actions',
    ofRepositories: true,
    claims: {
      sub: {
        grammar: [
          sequence('repo:OWNER/REPOSITORY:CONTEXT', [
            'repo:',
            ...name(),
            '/',
            ...name(),
            ':',
            ...text(),
          ]),
        ],
        tenant: /^repo:([^*?/:]+)\//,
        of: (owner) => [wildcard(`repo:${owner}/*`), wildcard(`repo:${owner}@*`)],
      },
      repository: {
        grammar: [sequence('OWNER/REPOSITORY', [...name(), '/', ...name()])],
        tenant: /^([^*?/:]+)\//,
        of: (owner) => [wildcard(`${owner}/*`)],
      },
      repository_owner: GITHUB_OWNER,
      actor: GITHUB_OWNER,
      repository_id: NUMERIC_ID,
      repository_owner_id: NUMERIC_ID,
      actor_id: NUMERIC_ID,
      enterprise: GITHUB_OWNER,
      enterprise_id: NUMERIC_ID,
      aud: FREE,
    },
    source: 'https://docs.github.com/en/actions/reference/security/oidc',
  },
  {
    host: 'gitlab.com',
    label: 'GitLab.com',
    ofRepositories: true,
    claims: {
      sub: {
        grammar: [
          sequence('project_path:GROUP/PROJECT:…', ['project_path:', ...name(), '/', ...text()]),
        ],
        tenant: /^project_path:([^*?/:]+)\//,
        of: (group) => [wildcard(`project_path:${group}/*`)],
      },
      aud: FREE,
    },
    source: 'https://docs.gitlab.com/ci/cloud_services/aws/',
  },
  {
    host: 'app.terraform.io',
    label: 'HCP Terraform',
    ofRepositories: true,
    claims: {
      sub: {
        grammar: [
          sequence('organization:ORGANIZATION:…', ['organization:', ...name(), ':', ...text()]),
        ],
        tenant: /^organization:([^*?/:]+):/,
        of: (organization) => [wildcard(`organization:${organization}:*`)],
      },
      aud: FREE,
    },
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration',
  },
  {
    host: 'agent.buildkite.com',
    label: 'Buildkite',
    ofRepositories: true,
    claims: {
      sub: {
        grammar: [
          sequence('organization:ORGANIZATION:…', ['organization:', ...name(), ':', ...text()]),
        ],
        tenant: /^organization:([^*?/:]+):/,
        of: (organization) => [wildcard(`organization:${organization}:*`)],
      },
      aud: FREE,
    },
    source: 'https://buildkite.com/docs/pipelines/security/oidc/aws',
  },
  {
    host: 'api.pulumi.com/oidc',
    label: 'Pulumi Cloud',
    ofRepositories: true,
    claims: { sub: IDENTIFIER, aud: IDENTIFIER },
    source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/oidc/provider/aws/',
  },
  {
    host: 'accounts.google.com',
    label: 'Google',
    // The audience is an application, into which anybody with an account can sign.
    claims: {
      sub: NUMERIC_ID,
      id: NUMERIC_ID,
      email: IDENTIFIER,
      hd: IDENTIFIER,
      aud: FREE,
      oaud: FREE,
      azp: FREE,
    },
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  },
  {
    host: 'graph.facebook.com',
    label: 'Facebook',
    claims: { id: NUMERIC_ID, app_id: FREE },
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  },
  {
    host: 'www.amazon.com',
    label: 'Login with Amazon',
    claims: { user_id: IDENTIFIER, app_id: FREE },
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  },
  {
    host: 'cognito-identity.amazonaws.com',
    label: 'Cognito identity pools',
    claims: { aud: IDENTIFIER, sub: IDENTIFIER, amr: FREE },
    many: ['amr'],
    guest: { amr: ['unauthenticated'] },
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  },
]

/** Issuers that sign for one cluster of the account itself. Its pods are no strangers. */
export function isOwnCluster(host: string): boolean {
  return /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/id\//.test(host)
}

export interface Provider {
  /** As the policy names it. */
  readonly name: string
  readonly kind: 'oidc' | 'saml'
  /** What stands before the colon of its condition keys, in lower case. */
  readonly host: string
}

/** `undefined` when the text names no provider that AWS knows how to ask. */
export function providerNamed(name: string): Provider | undefined {
  const arn = /^arn:[^:]*:iam::\d{12}:(oidc|saml)-provider\/(.+)$/.exec(name)
  if (arn) {
    const saml = arn[1] === 'saml'
    return {
      name,
      kind: saml ? 'saml' : 'oidc',
      host: saml ? 'saml' : (arn[2] ?? '').toLowerCase(),
    }
  }
  const host = name.toLowerCase()
  return BUILT_IN.has(host) ? { name, kind: 'oidc', host } : undefined
}

/** Providers that need no registration in the account. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'graph.facebook.com',
  'www.amazon.com',
])

export function sharedIssuer(host: string): Issuer | undefined {
  return SHARED_ISSUERS.find((issuer) => issuer.host === host)
}

/** Splits `token.actions.githubusercontent.com:sub` into issuer and claim. */
export function claimOf(
  key: string,
): { readonly host: string; readonly claim: string } | undefined {
  const colon = key.lastIndexOf(':')
  const host = key.slice(0, colon)
  return colon > 0 && host.includes('.') ? { host, claim: key.slice(colon + 1) } : undefined
}

/** Any text that a token can hold. */
export const ANY_CLAIM: readonly Glob[] = [sequence('claim', [ANY_MANY])]
/** Any text without the characters that a policy reads as wildcards. */
export const PLAIN_CLAIM: readonly Glob[] = [sequence('claim', text())]
