/** What the reachability of a database rests on: rules, subnets and routes of one region. @module */

import { z } from 'zod'
import {
  type Calls,
  defineCollector,
  type Fact,
  flatMap,
  type Gap,
  gather,
  isNonEmpty,
  known,
  type NonEmpty,
  type Resource,
  unknown,
} from '#model'
import { partitionOf } from '../arn.ts'
import { pagedOperation } from '../pages.ts'

interface Page {
  readonly MaxResults: number
  readonly NextToken?: string
}

const nextPage = <In>(input: In, NextToken: string) => ({ ...input, NextToken })
const PAGE = { MaxResults: 1000 }

const Permission = z.object({
  IpProtocol: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string() })).default([]),
  Ipv6Ranges: z.array(z.object({ CidrIpv6: z.string() })).default([]),
  PrefixListIds: z.array(z.object({ PrefixListId: z.string() })).default([]),
})
type Permission = z.infer<typeof Permission>

const describeSecurityGroups = pagedOperation<Page>()({
  id: 'ec2:DescribeSecurityGroups',
  permissions: ['ec2:DescribeSecurityGroups'],
  body: z.object({
    SecurityGroups: z
      .array(
        z.object({
          GroupId: z.string(),
          GroupName: z.string().default(''),
          VpcId: z.string().optional(),
          IpPermissions: z.array(Permission).default([]),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.SecurityGroups,
  token: (body) => body.NextToken,
  at: nextPage,
})

const getManagedPrefixListEntries = pagedOperation<Page & { readonly PrefixListId: string }>()({
  id: 'ec2:GetManagedPrefixListEntries',
  permissions: ['ec2:GetManagedPrefixListEntries'],
  body: z.object({
    Entries: z.array(z.object({ Cidr: z.string() })).default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.Entries.map(({ Cidr }) => Cidr),
  token: (body) => body.NextToken,
  at: nextPage,
})

export const SECURITY_GROUP = 'aws:ec2:security-group'

/** One rule: protocol, ports and the addresses let in, prefix lists written out. */
export interface IngressRule {
  /** `tcp`, `udp`, a number, or `-1` for every protocol. */
  readonly protocol: string
  readonly fromPort: number | null
  readonly toPort: number | null
  readonly ranges: readonly string[]
  /** Why some of its prefix lists are not among the ranges. */
  readonly unread?: NonEmpty<Gap>
}

export type SecurityGroup = Resource<
  typeof SECURITY_GROUP,
  { readonly ingress: Fact<readonly IngressRule[]> }
>

const groupOperations = { describeSecurityGroups, getManagedPrefixListEntries }

export const securityGroups = defineCollector<SecurityGroup, typeof groupOperations>({
  kind: SECURITY_GROUP,
  per: 'region',
  operations: groupOperations,
  lists: ['describeSecurityGroups'],
  answers: { ingress: ['getManagedPrefixListEntries'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeSecurityGroups', PAGE)
    const resources = items.map(
      async ({ GroupId, GroupName, IpPermissions }): Promise<SecurityGroup> => ({
        kind: SECURITY_GROUP,
        id: `arn:${partitionOf(scope.region)}:ec2:${scope.region}:${scope.account}:security-group/${GroupId}`,
        name: GroupName || GroupId,
        scope,
        facts: await gather(wanted, { ingress: () => ingressOf(IpPermissions, calls) }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

async function ingressOf(
  permissions: readonly Permission[],
  calls: Calls<typeof groupOperations>,
): Promise<Fact<readonly IngressRule[]>> {
  const rules = await Promise.all(
    permissions.map(
      async ({ PrefixListIds, IpRanges, Ipv6Ranges, ...permission }): Promise<IngressRule> => {
        const lists = await Promise.all(
          PrefixListIds.map(({ PrefixListId }) =>
            calls.list('getManagedPrefixListEntries', { PrefixListId, ...PAGE }),
          ),
        )
        const gaps: readonly Gap[] = lists.flatMap((list) => list.gaps)
        return {
          protocol: permission.IpProtocol,
          fromPort: permission.FromPort ?? null,
          toPort: permission.ToPort ?? null,
          ranges: [
            ...IpRanges.map(({ CidrIp }) => CidrIp),
            ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
            ...lists.flatMap(({ items }) => items),
          ],
          ...(isNonEmpty(gaps) && { unread: gaps }),
        }
      },
    ),
  )
  return known(rules, describeSecurityGroups.id)
}

const describeSubnets = pagedOperation<Page>()({
  id: 'ec2:DescribeSubnets',
  permissions: ['ec2:DescribeSubnets'],
  body: z.object({
    Subnets: z.array(z.object({ SubnetId: z.string(), VpcId: z.string() })).default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.Subnets,
  token: (body) => body.NextToken,
  at: nextPage,
})

const describeRouteTables = pagedOperation<Page>()({
  id: 'ec2:DescribeRouteTables',
  permissions: ['ec2:DescribeRouteTables'],
  body: z.object({
    RouteTables: z
      .array(
        z.object({
          VpcId: z.string().optional(),
          Associations: z
            .array(z.object({ Main: z.boolean().optional(), SubnetId: z.string().optional() }))
            .default([]),
          Routes: z
            .array(
              z.object({
                DestinationCidrBlock: z.string().optional(),
                DestinationIpv6CidrBlock: z.string().optional(),
                GatewayId: z.string().optional(),
                State: z.string().optional(),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.RouteTables,
  token: (body) => body.NextToken,
  at: nextPage,
})

export const SUBNET = 'aws:ec2:subnet'

export type Subnet = Resource<
  typeof SUBNET,
  {
    /** Destinations that go out by an internet gateway, in CIDR notation. */
    readonly internetRoutes: Fact<readonly string[]>
  }
>

const subnetOperations = { describeSubnets, describeRouteTables }

/** Subnets with what their route tables say; one without its own goes by the main table of its VPC. */
export const subnets = defineCollector<Subnet, typeof subnetOperations>({
  kind: SUBNET,
  per: 'region',
  operations: subnetOperations,
  lists: ['describeSubnets'],
  answers: { internetRoutes: ['describeRouteTables'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeSubnets', PAGE)
    const ask = async () => {
      const tables = await calls.list('describeRouteTables', PAGE)
      return isNonEmpty(tables.gaps)
        ? unknown(...tables.gaps)
        : known(tables.items, describeRouteTables.id)
    }
    const tables = wanted('internetRoutes') && items.length > 0 ? await ask() : known([])
    const resources = items.map(
      async ({ SubnetId, VpcId }): Promise<Subnet> => ({
        kind: SUBNET,
        id: subnetArn(SubnetId, scope.region, scope.account),
        name: SubnetId,
        scope,
        facts: await gather(wanted, {
          internetRoutes: () => flatMap(tables, (all) => routesOf(SubnetId, VpcId, all)),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

export function subnetArn(id: string, region: string | undefined, account: string): string {
  return `arn:${partitionOf(region)}:ec2:${region}:${account}:subnet/${id}`
}

type RouteTable = ReturnType<typeof describeRouteTables.decode>[number]

function routesOf(
  subnet: string,
  vpc: string,
  tables: readonly RouteTable[],
): Fact<readonly string[]> {
  const own = tables.find(({ Associations }) => Associations.some((one) => one.SubnetId === subnet))
  const main = tables.find(
    ({ VpcId, Associations }) => VpcId === vpc && Associations.some(({ Main }) => Main),
  )
  const table = own ?? main
  if (!table) return noTable(subnet)
  return known(
    table.Routes.filter(
      ({ GatewayId, State }) => GatewayId?.startsWith('igw-') && State !== 'blackhole',
    ).flatMap((route) => route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? []),
  )
}

function noTable(subnet: string): Fact<never> {
  return unknown({
    call: describeRouteTables.id,
    reason: 'malformed',
    permission: null,
    detail: `No route table was told for ${subnet}, nor a main table for its VPC.`,
  })
}
