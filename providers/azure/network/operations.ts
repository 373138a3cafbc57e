import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

const Reference = z.object({ id: z.string() }).nullish()

/** https://learn.microsoft.com/rest/api/virtualnetwork/network-security-groups/list-all */
const SecurityRule = z.object({
  name: z.string(),
  properties: z.object({
    access: z.enum(['Allow', 'Deny']),
    direction: z.enum(['Inbound', 'Outbound']),
    priority: z.number(),
    protocol: z.string(),
    sourceAddressPrefix: z.string().nullish(),
    sourceAddressPrefixes: z.array(z.string()).nullish(),
    destinationAddressPrefix: z.string().nullish(),
    destinationAddressPrefixes: z.array(z.string()).nullish(),
    destinationApplicationSecurityGroups: z.array(z.unknown()).nullish(),
    destinationPortRange: z.string().nullish(),
    destinationPortRanges: z.array(z.string()).nullish(),
  }),
})

/** One rule for what comes in, as it was written; those that look outward are left out. */
export interface InboundRule {
  readonly name: string
  readonly access: 'Allow' | 'Deny'
  readonly priority: number
  /** `Tcp`, `Udp`, `Icmp`, … or `*`. */
  readonly protocol: string
  /** Addresses, ranges, and tags such as `Internet`; empty for machines named one by one. */
  readonly sources: readonly string[]
  /** The same of where it leads to. */
  readonly destinations: readonly string[]
  /** `22`, `8000-9000`, `*`. */
  readonly ports: readonly string[]
}

const SecurityGroup = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({ securityRules: z.array(SecurityRule).nullish() }),
})

export const listSecurityGroups = operation<Page>()({
  id: 'Microsoft.Network:networkSecurityGroups.listAll',
  permissions: ['Microsoft.Network/networkSecurityGroups/read'],
  decode: (body) =>
    pageOf(SecurityGroup)
      .parse(body)
      .value.map(({ properties, ...group }) => ({
        ...group,
        rules: (properties.securityRules ?? [])
          .filter((rule) => rule.properties.direction === 'Inbound')
          .map(inbound),
      })),
  next: nextPage,
})

function inbound({ name, properties: rule }: z.infer<typeof SecurityRule>): InboundRule {
  return {
    name,
    access: rule.access,
    priority: rule.priority,
    protocol: rule.protocol,
    sources: either(rule.sourceAddressPrefix, rule.sourceAddressPrefixes),
    destinations: either(rule.destinationAddressPrefix, rule.destinationAddressPrefixes),
    ports: either(rule.destinationPortRange, rule.destinationPortRanges),
  }
}

/** One is said alone, several are a list of their own, and the other is empty then. */
function either(one: string | null | undefined, several: readonly string[] | null | undefined) {
  return several && several.length > 0 ? several : one ? [one] : []
}

/** https://learn.microsoft.com/rest/api/virtualnetwork/network-interfaces/list-all */
const Interface = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    networkSecurityGroup: Reference,
    ipConfigurations: z
      .array(
        z.object({
          properties: z.object({
            privateIPAddress: z.string().nullish(),
            publicIPAddress: Reference,
            subnet: Reference,
          }),
        }),
      )
      .nullish(),
  }),
})
export type InterfaceRecord = z.infer<typeof Interface>

export const listInterfaces = operation<Page>()({
  id: 'Microsoft.Network:networkInterfaces.listAll',
  permissions: ['Microsoft.Network/networkInterfaces/read'],
  decode: (body) => pageOf(Interface).parse(body).value,
  next: nextPage,
})

const PublicAddress = z.object({
  id: z.string(),
  sku: z.object({ name: z.string().nullish() }).nullish(),
})

/** Addresses on the internet, by id, and whether each is closed until a rule opens it. */
export const listPublicAddresses = operation<Page>()({
  id: 'Microsoft.Network:publicIPAddresses.listAll',
  permissions: ['Microsoft.Network/publicIPAddresses/read'],
  decode: (body) =>
    pageOf(PublicAddress)
      .parse(body)
      .value.map(({ id, sku }) => ({ id, isClosed: /^standard$/i.test(sku?.name ?? 'Basic') })),
  next: nextPage,
})

const Network = z.object({
  properties: z.object({
    subnets: z
      .array(
        z.object({ id: z.string(), properties: z.object({ networkSecurityGroup: Reference }) }),
      )
      .nullish(),
  }),
})

/** The subnets of every network, each with its security group, if it has one. */
export const listSubnets = operation<Page>()({
  id: 'Microsoft.Network:virtualNetworks.listAll',
  permissions: ['Microsoft.Network/virtualNetworks/read'],
  decode: (body) =>
    pageOf(Network)
      .parse(body)
      .value.flatMap(({ properties }) => properties.subnets ?? [])
      .map(({ id, properties }) => ({ id, group: properties.networkSecurityGroup?.id ?? null })),
  next: nextPage,
})
