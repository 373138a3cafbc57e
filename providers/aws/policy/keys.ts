/**
 * The key-domain table: what a caller outside the trust zone can make each condition key be. Nearly
 * every wrong verdict of a policy analyser is a wrong row of such a table.
 *
 * A key that is not listed is `chosen`: assumed to be in the caller's hand, which can only make a
 * verdict worse, never safer.
 *
 * @module
 */

/** Where the value of a key comes from. */
export type KeyOrigin =
  /** The caller sends what he likes, or nothing. */
  | 'chosen'
  /** The same, for callers that signed in; anonymous ones never have the key. */
  | 'chosen-when-signed-in'
  /** What the resource is like. Some resource may be like that. */
  | 'resource-state'
  | 'account'
  | 'principal-arn'
  | 'organisation'
  | 'organisation-paths'
  | 'user-id'
  | 'user-name'
  | 'principal-type'
  | 'is-service'
  | 'service-name'
  | 'service-names'
  | 'federated-provider'
  /** Set only when a cloud service calls on its own behalf, and then by that service. */
  | 'source-arn'
  | 'source-account'
  | 'source-organisation'
  | 'source-organisation-paths'
  /** Set when a service calls on behalf of the caller, which he can bring about himself. */
  | 'called-via'
  | 'via-service'
  | 'is-via-service'
  | 'owner-account'
  | 'owner-organisation'
  | 'owner-organisation-paths'
  /** Where the request enters the cloud: by the internet, or by a VPC endpoint. */
  | 'source-ip'
  | 'vpc'
  | 'vpc-arn'
  | 'vpc-endpoint'
  | 'vpc-endpoint-account'
  | 'vpc-endpoint-organisation'
  | 'vpc-endpoint-organisation-paths'
  | 'vpc-source-ip'
  | 'is-encrypted'
  | 'now'
  | 'now-in-seconds'
  /** Set when an S3 request comes by an access point. */
  | 'access-point-account'
  | 'access-point-arn'
  | 'access-point-network'
  | 'function-url-authorisation'
  | 'is-via-function-url'

export interface KeyRow {
  /** In lower case; ends in `/` or `:` when it stands for a family of keys. */
  readonly key: string
  readonly origin: KeyOrigin
  /** Whether a request can carry several values at once. */
  readonly many?: true
  readonly source: string
}

/** When the rows were last compared with the vendor's pages. */
export const KEYS_REVIEWED = '2026-11-23'

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const GLOBAL = `${IAM}/reference_policies_condition-keys.html`
const STS = `${IAM}/reference_policies_iam-condition-keys.html`
const SERVICES = 'https://docs.aws.amazon.com/service-authorization/latest/reference'
const S3 = `${SERVICES}/list_amazons3.html`
const S3_PUBLIC =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'
const KMS = 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'

export const KEY_ROWS: readonly KeyRow[] = [
  { key: 'aws:principalaccount', origin: 'account', source: GLOBAL },
  { key: 'aws:principalarn', origin: 'principal-arn', source: GLOBAL },
  { key: 'aws:principalorgid', origin: 'organisation', source: GLOBAL },
  { key: 'aws:principalorgpaths', origin: 'organisation-paths', many: true, source: GLOBAL },
  { key: 'aws:userid', origin: 'user-id', source: GLOBAL },
  { key: 'aws:username', origin: 'user-name', source: GLOBAL },
  { key: 'aws:principaltype', origin: 'principal-type', source: GLOBAL },
  { key: 'aws:principalisawsservice', origin: 'is-service', source: GLOBAL },
  { key: 'aws:principalservicename', origin: 'service-name', source: GLOBAL },
  { key: 'aws:principalservicenameslist', origin: 'service-names', many: true, source: GLOBAL },
  { key: 'aws:federatedprovider', origin: 'federated-provider', source: GLOBAL },
  { key: 'aws:principaltag/', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:multifactorauthpresent', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:multifactorauthage', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:tokenissuetime', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:sourceidentity', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:assumedroot', origin: 'chosen-when-signed-in', source: GLOBAL },
  { key: 'aws:chatbotsourcearn', origin: 'chosen-when-signed-in', source: GLOBAL },

  { key: 'aws:sourcearn', origin: 'source-arn', source: GLOBAL },
  { key: 'aws:sourceaccount', origin: 'source-account', source: GLOBAL },
  {
    key: 'aws:sourceowner',
    origin: 'source-account',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
  },
  { key: 'aws:sourceorgid', origin: 'source-organisation', source: GLOBAL },
  { key: 'aws:sourceorgpaths', origin: 'source-organisation-paths', many: true, source: GLOBAL },

  { key: 'aws:calledvia', origin: 'called-via', many: true, source: GLOBAL },
  { key: 'aws:calledviafirst', origin: 'called-via', source: GLOBAL },
  { key: 'aws:calledvialast', origin: 'called-via', source: GLOBAL },
  { key: 'aws:viaawsservice', origin: 'is-via-service', source: GLOBAL },
  { key: 'kms:viaservice', origin: 'via-service', source: KMS },
  { key: 'kms:grantisforawsresource', origin: 'is-via-service', source: KMS },

  { key: 'aws:resourceaccount', origin: 'owner-account', source: GLOBAL },
  { key: 's3:resourceaccount', origin: 'owner-account', source: S3 },
  { key: 'aws:resourceorgid', origin: 'owner-organisation', source: GLOBAL },
  { key: 'aws:resourceorgpaths', origin: 'owner-organisation-paths', many: true, source: GLOBAL },
  { key: 'aws:resourcetag/', origin: 'resource-state', source: GLOBAL },
  { key: 's3:existingobjecttag/', origin: 'resource-state', source: S3 },

  { key: 'aws:sourceip', origin: 'source-ip', source: GLOBAL },
  { key: 'aws:sourcevpc', origin: 'vpc', source: GLOBAL },
  { key: 'aws:sourcevpcarn', origin: 'vpc-arn', source: GLOBAL },
  { key: 'aws:sourcevpce', origin: 'vpc-endpoint', source: GLOBAL },
  { key: 'aws:vpceaccount', origin: 'vpc-endpoint-account', source: GLOBAL },
  { key: 'aws:vpceorgid', origin: 'vpc-endpoint-organisation', source: GLOBAL },
  {
    key: 'aws:vpceorgpaths',
    origin: 'vpc-endpoint-organisation-paths',
    many: true,
    source: GLOBAL,
  },
  { key: 'aws:vpcsourceip', origin: 'vpc-source-ip', source: GLOBAL },
  { key: 'aws:securetransport', origin: 'is-encrypted', source: GLOBAL },

  { key: 'aws:currenttime', origin: 'now', source: GLOBAL },
  { key: 'aws:epochtime', origin: 'now-in-seconds', source: GLOBAL },

  { key: 'aws:referer', origin: 'chosen', source: GLOBAL },
  { key: 'aws:useragent', origin: 'chosen', source: GLOBAL },
  { key: 'aws:requestedregion', origin: 'chosen', source: GLOBAL },
  { key: 'aws:requesttag/', origin: 'chosen', source: GLOBAL },
  { key: 'aws:tagkeys', origin: 'chosen', many: true, source: GLOBAL },

  { key: 's3:dataaccesspointaccount', origin: 'access-point-account', source: S3_PUBLIC },
  { key: 's3:dataaccesspointarn', origin: 'access-point-arn', source: S3_PUBLIC },
  { key: 's3:accesspointnetworkorigin', origin: 'access-point-network', source: S3 },
  { key: 's3:authtype', origin: 'chosen-when-signed-in', source: S3 },
  { key: 's3:signatureversion', origin: 'chosen-when-signed-in', source: S3 },
  { key: 's3:signatureage', origin: 'chosen-when-signed-in', source: S3 },
  { key: 's3:requestobjecttagkeys', origin: 'chosen', many: true, source: S3 },
  { key: 's3:requestobjecttag/', origin: 'chosen', source: S3 },
  { key: 's3:prefix', origin: 'chosen', source: S3 },
  { key: 's3:delimiter', origin: 'chosen', source: S3 },
  { key: 's3:max-keys', origin: 'chosen', source: S3 },
  { key: 's3:versionid', origin: 'chosen', source: S3 },
  { key: 's3:tlsversion', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-acl', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-content-sha256', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-copy-source', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-server-side-encryption', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-server-side-encryption-aws-kms-key-id', origin: 'chosen', source: S3 },
  { key: 's3:x-amz-storage-class', origin: 'chosen', source: S3 },

  { key: 'kms:calleraccount', origin: 'account', source: KMS },
  { key: 'kms:encryptioncontext:', origin: 'chosen', source: KMS },
  { key: 'kms:encryptioncontextkeys', origin: 'chosen', many: true, source: KMS },
  { key: 'kms:grantoperations', origin: 'chosen', many: true, source: KMS },
  { key: 'kms:granteeprincipal', origin: 'chosen', source: KMS },

  { key: 'lambda:functionurlauthtype', origin: 'function-url-authorisation', source: LAMBDA },
  { key: 'lambda:invokedviafunctionurl', origin: 'is-via-function-url', source: LAMBDA },

  {
    key: 'sns:protocol',
    origin: 'chosen',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html',
  },
  {
    key: 'sns:endpoint',
    origin: 'chosen',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html',
  },
  {
    key: 'secretsmanager:versionstage',
    origin: 'chosen',
    source: `${SERVICES}/list_awssecretsmanager.html`,
  },
  { key: 'sts:externalid', origin: 'chosen-when-signed-in', source: STS },
  { key: 'sts:rolesessionname', origin: 'chosen', source: STS },
  { key: 'sts:sourceidentity', origin: 'chosen', source: STS },
  { key: 'sts:transitivetagkeys', origin: 'chosen', many: true, source: STS },
  { key: 'saml:', origin: 'chosen-when-signed-in', source: STS },
]

const EXACT: ReadonlyMap<string, KeyRow> = new Map(KEY_ROWS.map((row) => [row.key, row]))
const FAMILIES = KEY_ROWS.filter(({ key }) => /[/:]$/.test(key))

/** The row of a key in lower case; `undefined` when the table has none. */
export function rowOf(key: string): KeyRow | undefined {
  return EXACT.get(key) ?? FAMILIES.find((row) => key.startsWith(row.key))
}

/** Keys whose values say by which network a request came. */
export function isNetworkKey(key: string): boolean {
  return NETWORK_ORIGINS.has(rowOf(key)?.origin ?? 'chosen')
}

const NETWORK_ORIGINS: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'source-ip',
  'vpc',
  'vpc-arn',
  'vpc-endpoint',
  'vpc-endpoint-account',
  'vpc-endpoint-organisation',
  'vpc-endpoint-organisation-paths',
  'vpc-source-ip',
])
