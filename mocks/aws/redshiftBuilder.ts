import { known } from '#model'
import { WAREHOUSE, type Warehouse } from '../../providers/aws/redshift/cluster.ts'
import { GROUP_ID, SUBNET_ID } from './placeBuilder.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** A warehouse as CreateCluster makes it since January 2025: private, encrypted, TLS required. */
export function warehouse(facts: Partial<Warehouse['facts']> = {}): Warehouse {
  return {
    kind: WAREHOUSE,
    id: `arn:aws:redshift:${REGION}:${ACCOUNT}:cluster:figures`,
    name: 'figures',
    scope: SCOPE,
    facts: {
      publiclyAccessible: known(false, 'redshift:DescribeClusters'),
      listens: known({ port: 5439, securityGroups: [GROUP_ID] }, 'redshift:DescribeClusters'),
      subnets: known([SUBNET_ID], 'redshift:DescribeClusterSubnetGroups'),
      encryption: known({ encrypted: true, key: null }, 'redshift:DescribeClusters'),
      backupDays: known(1, 'redshift:DescribeClusters'),
      requireSsl: known(true, 'redshift:DescribeClusterParameters'),
      auditLog: known(null, 'redshift:DescribeLoggingStatus'),
      vpcRouting: known(false, 'redshift:DescribeClusters'),
      inVpc: known(true, 'redshift:DescribeClusters'),
      masterName: known('figures_owner', 'redshift:DescribeClusters'),
      ...facts,
    },
  }
}
