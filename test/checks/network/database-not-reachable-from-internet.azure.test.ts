import { known } from '#model'
import check from '../../../checks/network/database-not-reachable-from-internet.ts'
import {
  kustoCluster,
  managedInstance,
  synapseWorkspace,
} from '../../../mocks/azure/analyticsBuilder.ts'
import { redisCache } from '../../../mocks/azure/cacheBuilder.ts'
import {
  admittedByCosmos,
  admitting,
  cosmosAccount,
  mysqlServer,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { inboundRule, securityGroup } from '../../../mocks/azure/networkBuilder.ts'
import { firewallRules, sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a managed instance as it is made': managedInstance(),
    'a managed instance whose subnet keeps its public endpoint closed': {
      resource: managedInstance({ publicEndpoint: known(true) }),
      beside: [securityGroup([inboundRule({ ports: ['443'] })])],
    },
    'a Synapse workspace for one office': synapseWorkspace(),
    'a Data Explorer for one office': kustoCluster(),

    'a cache for one office': redisCache(),
    'a cache without rules in a virtual network': redisCache({
      publicAccess: known(false),
      admits: known('everybody'),
    }),

    'a PostgreSQL server for one office': postgresqlServer({
      firewallRules: admitting(['51.145.10.0', '51.145.10.255']),
    }),
    'a PostgreSQL server in a virtual network, whatever its rules say': postgresqlServer({
      publicAccess: known(false),
      firewallRules: admitting(['0.0.0.0', '255.255.255.255']),
    }),
    'a MySQL server with no rule': mysqlServer(),
    'a Cosmos DB account for one office': cosmosAccount(),
    'a Cosmos DB account for its virtual networks alone': cosmosAccount({
      admits: admittedByCosmos(),
    }),
    'a Cosmos DB account without a filter, switched off': cosmosAccount({
      publicAccess: known(false),
      admits: known('everybody'),
    }),

    'a server with no rule': sqlServer(),
    'the addresses of an office': sqlServer({
      firewallRules: firewallRules(['51.145.10.0', '51.145.10.255']),
    }),
    'private addresses, however many': sqlServer({
      firewallRules: firewallRules(['10.0.0.0', '10.255.255.255']),
    }),
    'everybody, behind a door that is shut': sqlServer({
      publicAccess: known(false),
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
    'a door that is shut, whatever the rules that we may not read': sqlServer({
      publicAccess: known(false),
      firewallRules: denied('rules'),
    }),
  },
  fails: {
    'a managed instance whose public endpoint is open to everybody': {
      resource: managedInstance({ publicEndpoint: known(true) }),
      beside: [securityGroup([inboundRule({ ports: ['3342'] })])],
    },
    'a managed instance for all of Azure': {
      resource: managedInstance({ publicEndpoint: known(true) }),
      beside: [securityGroup([inboundRule({ sources: ['AzureCloud'], ports: ['3000-4000'] })])],
    },
    'a Synapse workspace as the portal makes it': synapseWorkspace({
      firewallRules: admitting(['0.0.0.0', '255.255.255.255']),
    }),
    'a Data Explorer without a list': kustoCluster({ admits: known('everybody') }),

    'a cache without rules': redisCache({ admits: known('everybody') }),

    'a PostgreSQL server for nearly everybody': postgresqlServer({
      firewallRules: admitting(['0.0.0.1', '255.255.255.254']),
    }),
    'a PostgreSQL server for all of Azure': postgresqlServer({
      firewallRules: admitting(['51.145.10.0', '51.145.10.255'], ['0.0.0.0', '0.0.0.0']),
    }),
    'a MySQL server for everybody in two halves': mysqlServer({
      firewallRules: admitting(['0.0.0.0', '127.255.255.255'], ['128.0.0.0', '255.255.255.255']),
    }),
    'a Cosmos DB account without a filter': cosmosAccount({ admits: known('everybody') }),
    'a Cosmos DB account for all of Azure': cosmosAccount({
      admits: admittedByCosmos('0.0.0.0'),
    }),
    'a Cosmos DB account whose ranges make up the internet': cosmosAccount({
      admits: admittedByCosmos('0.0.0.0/1', '128.0.0.0/1'),
    }),

    'a rule for everybody': sqlServer({
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
    'two halves of the internet': sqlServer({
      firewallRules: firewallRules(
        ['0.0.0.1', '127.255.255.255'],
        ['128.0.0.0', '255.255.255.255'],
      ),
    }),
    'all of Azure, of any customer': sqlServer({
      firewallRules: firewallRules(['0.0.0.0', '0.0.0.0']),
    }),
    'everybody, beside a rule that is none': sqlServer({
      firewallRules: firewallRules(['nowhere', 'nowhere'], ['1.0.0.0', '255.255.255.255']),
    }),
  },
  unknown: {
    'a managed instance with its public endpoint, whose group we may not read': managedInstance({
      publicEndpoint: known(true),
    }),
    'a Synapse workspace whose rules we may not read': synapseWorkspace({
      firewallRules: denied('rules'),
    }),
    'a Data Explorer we may not read': kustoCluster({ admits: denied('cluster') }),

    'a cache whose rules we may not read': redisCache({ admits: denied('rules') }),

    'a PostgreSQL server whose rules we may not read': postgresqlServer({
      firewallRules: denied('rules'),
    }),
    'a MySQL server whose rules we may not read': mysqlServer({ firewallRules: denied('rules') }),
    'a MySQL server of which nobody knows whether it is public': mysqlServer({
      publicAccess: denied('network'),
      firewallRules: admitting(['0.0.0.0', '0.0.0.0']),
    }),
    'a Cosmos DB account we may not read': cosmosAccount({ admits: denied('ipRules') }),

    'the rules cannot be read': sqlServer({ firewallRules: denied('rules') }),
    'a rule that is no range': sqlServer({ firewallRules: firewallRules(['nowhere', 'nowhere']) }),
    'whether the door is shut cannot be read': sqlServer({
      publicAccess: denied('publicNetworkAccess'),
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
  },
})
