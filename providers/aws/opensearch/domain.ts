import { z } from 'zod'
import {
  type CallId,
  defineCollector,
  type Fact,
  flatMap,
  gather,
  map,
  operation,
  type Resource,
  unknown,
} from '#model'
import { partitionOf } from '../arn.ts'

const Names = z.object({ DomainNames: z.array(z.object({ DomainName: z.string() })).default([]) })

/** OpenSearch and Elasticsearch alike. */
const listDomainNames = operation<Readonly<Record<string, never>>>()({
  id: 'opensearch:ListDomainNames',
  permissions: ['es:ListDomainNames'],
  decode: (body) => Names.parse(body).DomainNames.map(({ DomainName }) => DomainName),
})

const Switch = z.object({ Enabled: z.boolean().default(false) })

const Domain = z.object({
  DomainName: z.string(),
  ARN: z.string(),
  AccessPolicies: z.string().optional(),
  VPCOptions: z.object({ VPCId: z.string().optional() }).optional(),
  EncryptionAtRestOptions: Switch.extend({ KmsKeyId: z.string().optional() }).optional(),
  NodeToNodeEncryptionOptions: Switch.optional(),
  DomainEndpointOptions: z
    .object({
      EnforceHTTPS: z.boolean().default(false),
      TLSSecurityPolicy: z.string().optional(),
    })
    .optional(),
  AdvancedSecurityOptions: Switch.extend({
    InternalUserDatabaseEnabled: z.boolean().default(false),
    AnonymousAuthEnabled: z.boolean().default(false),
    SAMLOptions: Switch.optional(),
  }).optional(),
  CognitoOptions: Switch.optional(),
  LogPublishingOptions: z
    .record(z.string(), Switch.extend({ CloudWatchLogsLogGroupArn: z.string().optional() }))
    .optional(),
})
type DomainStatus = z.infer<typeof Domain>

const Domains = z.object({ DomainStatusList: z.array(Domain).default([]) })

const describeDomains = operation<{ readonly DomainNames: readonly string[] }>()({
  id: 'opensearch:DescribeDomains',
  permissions: ['es:DescribeDomains'],
  decode: (body) => Domains.parse(body).DomainStatusList,
})

/** Whom a domain itself lets in, behind its access policy. */
export interface DomainSignIn {
  /** Fine-grained access control: the domain tells its users apart. */
  readonly fineGrained: boolean
  readonly anonymous: boolean
  /** Users and passwords that the domain keeps by itself. */
  readonly internalUsers: boolean
  /** SAML or Cognito stand before OpenSearch Dashboards. */
  readonly dashboards: boolean
}

export const DOMAIN = 'aws:opensearch:domain'

export type SearchDomain = Resource<
  typeof DOMAIN,
  {
    readonly policy: Fact<string | null>
    /** Whether it has addresses of a VPC alone. */
    readonly inVpc: Fact<boolean>
    readonly encryption: Fact<{ readonly key: string | null } | null>
    readonly nodeToNode: Fact<boolean>
    readonly httpsOnly: Fact<boolean>
    /** As the service calls it: `Policy-Min-TLS-1-2-2019-07`. */
    readonly tlsPolicy: Fact<string>
    readonly signIn: Fact<DomainSignIn>
    /** The log group that audit logs go to; null when they are off. */
    readonly auditLog: Fact<string | null>
  }
>

const operations = { listDomainNames, describeDomains }

/** The most that DescribeDomains takes. */
const NAMES_IN_A_CALL = 5

/** What is in force until another is chosen. https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html */
const DEFAULT_TLS_POLICY = 'Policy-Min-TLS-1-0-2019-07'

export const searchDomains = defineCollector<SearchDomain, typeof operations>({
  kind: DOMAIN,
  per: 'region',
  operations,
  lists: ['listDomainNames'],
  answers: {
    policy: ['describeDomains'],
    inVpc: ['describeDomains'],
    encryption: ['describeDomains'],
    nodeToNode: ['describeDomains'],
    httpsOnly: ['describeDomains'],
    tlsPolicy: ['describeDomains'],
    signIn: ['describeDomains'],
    auditLog: ['describeDomains'],
  },

  async collect(scope, calls, wanted) {
    const { items: names, gaps } = await calls.list('listDomainNames', {})
    const resources = names.map(async (name, index): Promise<SearchDomain> => {
      const first = index - (index % NAMES_IN_A_CALL)
      const DomainNames = names.slice(first, first + NAMES_IN_A_CALL)
      const about = async <T>(tell: (domain: DomainStatus) => T): Promise<Fact<T>> => {
        const answer = await calls.get('describeDomains', { DomainNames })
        return flatMap(answer, (found) => {
          const domain = found.find(({ DomainName }) => DomainName === name)
          return domain ? map(answer, () => tell(domain)) : vanished(describeDomains.id, name)
        })
      }
      const { region, account } = scope
      return {
        kind: DOMAIN,
        id: `arn:${partitionOf(region)}:es:${region}:${account}:domain/${name}`,
        name,
        scope,
        facts: await gather(wanted, {
          policy: () => about(({ AccessPolicies }) => AccessPolicies || null),
          inVpc: () => about(({ VPCOptions }) => VPCOptions?.VPCId !== undefined),
          encryption: () =>
            about(({ EncryptionAtRestOptions: options }) =>
              options?.Enabled ? { key: options.KmsKeyId ?? null } : null,
            ),
          nodeToNode: () =>
            about(({ NodeToNodeEncryptionOptions }) => isOn(NodeToNodeEncryptionOptions)),
          httpsOnly: () =>
            about(({ DomainEndpointOptions }) => DomainEndpointOptions?.EnforceHTTPS ?? false),
          tlsPolicy: () =>
            about(
              ({ DomainEndpointOptions }) =>
                DomainEndpointOptions?.TLSSecurityPolicy ?? DEFAULT_TLS_POLICY,
            ),
          signIn: () => about(signInOf),
          auditLog: () => about(auditLogOf),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function isOn(setting: z.infer<typeof Switch> | undefined): boolean {
  return setting?.Enabled ?? false
}

function signInOf({ AdvancedSecurityOptions, CognitoOptions }: DomainStatus): DomainSignIn {
  const fineGrained = isOn(AdvancedSecurityOptions)
  return {
    fineGrained,
    anonymous: fineGrained && (AdvancedSecurityOptions?.AnonymousAuthEnabled ?? false),
    internalUsers: fineGrained && (AdvancedSecurityOptions?.InternalUserDatabaseEnabled ?? false),
    dashboards: isOn(CognitoOptions) || isOn(AdvancedSecurityOptions?.SAMLOptions),
  }
}

function auditLogOf({ LogPublishingOptions }: DomainStatus): string | null {
  const audit = LogPublishingOptions?.['AUDIT_LOGS']
  return audit?.Enabled ? (audit.CloudWatchLogsLogGroupArn ?? 'CloudWatch Logs') : null
}

/** Names that are gone by now are left out of the answer. */
function vanished(call: CallId, name: string) {
  return unknown({
    call,
    reason: 'unavailable',
    permission: null,
    detail: `The domain ${name} was listed and could not be described a moment later.`,
  })
}
