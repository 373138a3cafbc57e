import { z } from 'zod'
import { operation } from '#model'
import { Policy } from '../iam/policy.ts'
import { nextPage, type Page } from '../page.ts'

interface OfProject extends Page {
  readonly project: string
}

const NetworkInterface = z.object({
  name: z.string().default('nic0'),
  accessConfigs: z.array(z.object({ natIP: z.string().optional() })).default([]),
  ipv6AccessConfigs: z.array(z.object({ externalIpv6: z.string().optional() })).default([]),
})

const Instance = z.object({
  name: z.string(),
  zone: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
  tags: z.object({ items: z.array(z.string()).default([]) }).default({ items: [] }),
  networkInterfaces: z.array(NetworkInterface).default([]),
  serviceAccounts: z
    .array(z.object({ email: z.string(), scopes: z.array(z.string()).default([]) }))
    .default([]),
})

const InstancesByZone = z.object({
  items: z.record(z.string(), z.object({ instances: z.array(Instance).default([]) })).default({}),
})

/** https://cloud.google.com/compute/docs/reference/rest/v1/instances/aggregatedList */
export const listInstances = operation<OfProject>()({
  id: 'compute:instances.aggregatedList',
  permissions: ['compute.instances.list'],
  decode: (body) =>
    Object.values(InstancesByZone.parse(body).items).flatMap((zone) => zone.instances),
  next: nextPage,
})

const Layer4 = z.object({ IPProtocol: z.string(), ports: z.array(z.string()).default([]) })

/** A rule of a VPC network. https://cloud.google.com/compute/docs/reference/rest/v1/firewalls */
const VpcRule = z.object({
  name: z.string(),
  network: z.string().optional(),
  direction: z.string().default('INGRESS'),
  priority: z.number().default(1000),
  disabled: z.boolean().default(false),
  sourceRanges: z.array(z.string()).default([]),
  sourceTags: z.array(z.string()).default([]),
  sourceServiceAccounts: z.array(z.string()).default([]),
  targetTags: z.array(z.string()).default([]),
  targetServiceAccounts: z.array(z.string()).default([]),
  allowed: z.array(Layer4).default([]),
  denied: z.array(Layer4).default([]),
})
export type VpcRule = z.infer<typeof VpcRule>

const VpcRules = z.object({ items: z.array(VpcRule).default([]) })

export const listFirewalls = operation<OfProject>()({
  id: 'compute:firewalls.list',
  permissions: ['compute.firewalls.list'],
  decode: (body) => VpcRules.parse(body).items,
  next: nextPage,
})

/** A rule of a hierarchical or network policy, which names its matches more finely. */
const PolicyRule = z.object({
  priority: z.number(),
  direction: z.string().default('INGRESS'),
  action: z.string(),
  disabled: z.boolean().default(false),
  match: z
    .object({
      srcIpRanges: z.array(z.string()).default([]),
      layer4Configs: z
        .array(z.object({ ipProtocol: z.string(), ports: z.array(z.string()).default([]) }))
        .default([]),
      srcFqdns: z.array(z.string()).default([]),
      srcRegionCodes: z.array(z.string()).default([]),
      srcThreatIntelligences: z.array(z.string()).default([]),
      srcAddressGroups: z.array(z.string()).default([]),
      srcSecureTags: z.array(z.unknown()).default([]),
      srcNetworkScope: z.string().optional(),
      srcNetworkType: z.string().optional(),
    })
    .optional(),
  targetServiceAccounts: z.array(z.string()).default([]),
  targetSecureTags: z.array(z.unknown()).default([]),
})
export type PolicyRule = z.infer<typeof PolicyRule>

const EffectiveFirewalls = z.object({
  firewalls: z.array(VpcRule).default([]),
  firewallPolicys: z
    .array(
      z.object({
        name: z.string().optional(),
        /** `HIERARCHY`, `NETWORK`, `NETWORK_REGIONAL`, `SYSTEM`. */
        type: z.string().optional(),
        rules: z.array(PolicyRule).default([]),
      }),
    )
    .default([]),
})
export type EffectiveFirewalls = z.infer<typeof EffectiveFirewalls>

/** Everything that filters one interface: the hierarchy's policies, the network's, and its rules. */
export const getEffectiveFirewalls = operation<{
  readonly project: string
  readonly zone: string
  readonly instance: string
  readonly networkInterface: string
}>()({
  id: 'compute:instances.getEffectiveFirewalls',
  permissions: ['compute.instances.getEffectiveFirewalls'],
  decode: (body) => EffectiveFirewalls.parse(body),
})

const Copies = z.object({
  items: z
    .array(
      z.object({
        name: z.string(),
        labels: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
})

export const listImages = operation<OfProject>()({
  id: 'compute:images.list',
  permissions: ['compute.images.list'],
  decode: (body) => Copies.parse(body).items,
  next: nextPage,
})

export const getImagePolicy = operation<{ readonly project: string; readonly resource: string }>()({
  id: 'compute:images.getIamPolicy',
  permissions: ['compute.images.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

export const listSnapshots = operation<OfProject>()({
  id: 'compute:snapshots.list',
  permissions: ['compute.snapshots.list'],
  decode: (body) => Copies.parse(body).items,
  next: nextPage,
})

export const getSnapshotPolicy = operation<{
  readonly project: string
  readonly resource: string
}>()({
  id: 'compute:snapshots.getIamPolicy',
  permissions: ['compute.snapshots.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})
