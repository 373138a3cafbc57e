import { defineCheck, holds, judge, violated } from '#model'
import { Endpoint } from '#views'

export default defineCheck({
  id: 'network/database-has-no-public-address',
  title: 'Databases have no public address',
  severity: 'high',
  about: Endpoint,
  kinds: [
    'aws:rds:instance',
    'aws:rds:cluster',
    'aws:redshift:cluster',
    'aws:opensearch:domain',
    'azure:sql:server',
    'azure:postgresql:server',
    'azure:mysql:server',
    'azure:cosmosdb:account',
    'azure:redis:cache',
    'azure:sql:managed-instance',
    'azure:synapse:workspace',
    'azure:kusto:cluster',
    'azure:databricks:workspace',
    'gcp:sql:instance',
  ],
  rationale:
    'A public address is one firewall rule away from exposure: the rule that somebody adds to ' +
    'work from home, or that a pipeline opens for a minute and forgets. Without the address ' +
    'no rule can open the door.',
  remedy: {
    aws: 'Set PubliclyAccessible to false and reach the database over the VPC; make a search domain anew inside one.',
    azure: 'Set publicNetworkAccess to Disabled and use private endpoints.',
    gcp: 'Switch ipv4Enabled off and use private IP or the connector.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'aws:rds:instance': [
      'aws-rds-instance-public',
      'aws-documentdb-instance-public',
      'aws-neptune-public',
    ],
    'aws:rds:cluster': ['aws-rds-cluster-public'],
    'aws:redshift:cluster': ['aws-redshift-cluster-public'],
    'aws:opensearch:domain': ['aws-opensearch-public-endpoint'],
    'azure:sql:server': ['azure-sql-public-network-access'],
    'azure:postgresql:server': ['azure-postgresql-public-network-access'],
    'azure:mysql:server': ['azure-mysql-public-network-access'],
    'azure:cosmosdb:account': ['azure-cosmosdb-public-network-access'],
    'azure:redis:cache': ['azure-redis-public-network-access'],
    'azure:sql:managed-instance': ['azure-sqlmi-public-data-endpoint'],
    'azure:synapse:workspace': ['azure-synapse-public-network-access'],
    'azure:kusto:cluster': ['azure-kusto-public-network-access'],
    'azure:databricks:workspace': ['azure-databricks-public-network-access'],
    'gcp:sql:instance': ['gcp-cloudsql-public-ip'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.hasPublicAddress, (isPublic) =>
      isPublic
        ? violated(`The ${endpoint.noun} has an address on the internet.`)
        : holds(`The ${endpoint.noun} has no address on the internet.`),
    ),
})
