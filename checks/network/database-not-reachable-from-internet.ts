import { defineCheck, holds, judge, violated } from '#model'
import { Endpoint } from '#views'

export default defineCheck({
  id: 'network/database-not-reachable-from-internet',
  title: 'Databases are not reachable from the internet',
  severity: 'critical',
  about: Endpoint,
  kinds: [
    'aws:rds:instance',
    'aws:rds:cluster',
    'aws:redshift:cluster',
    'azure:sql:server',
    'azure:postgresql:server',
    'azure:mysql:server',
    'azure:cosmosdb:account',
    'azure:redis:cache',
    'azure:sql:managed-instance',
    'azure:synapse:workspace',
    'azure:kusto:cluster',
    'gcp:sql:instance',
  ],
  rationale:
    'Scanners find a database port on a public address within hours, and from then on ' +
    'passwords are tried against it day and night. One weak account, one leaked connection ' +
    'string or one unpatched flaw before authentication, and the tables are copied or held to ' +
    'ransom.',
  remedy: {
    aws: 'Set PubliclyAccessible to false, or narrow the security group rule named in the evidence to the addresses that need it.',
    azure:
      'Set publicNetworkAccess to Disabled, or narrow the firewall rules named in the evidence.',
    gcp: 'Switch ipv4Enabled off, or narrow the authorized networks named in the evidence.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'aws:rds:instance': [
      'aws-rds-instance-public',
      'aws-rds-instance-public-subnet',
      'aws-documentdb-instance-public',
      'aws-neptune-public',
    ],
    'aws:rds:cluster': ['aws-rds-cluster-public'],
    'aws:redshift:cluster': ['aws-redshift-cluster-public', 'aws-redshift-security-group-open'],
    'azure:sql:server': ['azure-sql-firewall-any-ip', 'azure-sql-firewall-azure-services'],
    'azure:postgresql:server': [
      'azure-postgresql-firewall-any-ip',
      'azure-postgresql-firewall-azure-services',
    ],
    'azure:mysql:server': ['azure-mysql-public-network-access'],
    'azure:cosmosdb:account': ['azure-cosmosdb-firewall-open'],
    'azure:redis:cache': ['azure-redis-firewall-any-ip'],
    'azure:synapse:workspace': ['azure-synapse-public-network-access'],
    'azure:kusto:cluster': ['azure-kusto-public-network-access'],
    'gcp:sql:instance': ['gcp-cloudsql-authorized-network-any'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.reachable, (exposures) =>
      exposures.length === 0
        ? holds(`The ${endpoint.noun} admits neither the internet nor every customer of the cloud.`)
        : violated(
            `The ${endpoint.noun} is reachable by ${exposures.map(({ principal }) => principal).join('; ')}.`,
            exposures,
          ),
    ),
})
