import { defineCheck, holds, judge, violated } from '#model'
import { FirewallRule } from '#views'

/** The ports that databases listen on unless told otherwise. */
const DATABASES: Readonly<Record<number, string>> = {
  1433: 'SQL Server',
  1521: 'Oracle',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  5984: 'CouchDB',
  6379: 'Redis',
  7000: 'Cassandra',
  9042: 'Cassandra',
  9200: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
}

export default defineCheck({
  id: 'network/firewall-keeps-database-ports-closed',
  title: 'No firewall rule opens a database port to the internet',
  severity: 'high',
  about: FirewallRule,
  rationale:
    'Database ports on public addresses are found within hours by scanners that try every ' +
    'known password and flaw. The rule waits for the next machine behind it, even if there ' +
    'is none today.',
  remedy: {
    aws: 'Narrow the inbound rules of the port to the addresses or security groups that need it.',
    azure: 'Narrow the sources of the rule to the addresses that need it.',
    gcp: 'Narrow the source ranges of the rule to the addresses that need it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'aws:ec2:security-group': ['aws-ec2-security-group-database-ports-open'],
    'azure:network:security-group': ['azure-nsg-database-ports-open'],
    'gcp:compute:firewall': ['gcp-firewall-database-ports-open'],
  },

  evaluate: (rule) =>
    judge(rule.openToInternet, (open) => {
      const found = Object.entries(DATABASES).filter(([port]) =>
        open.some(
          ({ protocol, from, to }) =>
            (protocol === 'tcp' || protocol === 'all') &&
            from <= Number(port) &&
            Number(port) <= to,
        ),
      )
      return found.length === 0
        ? holds(`The ${rule.noun} opens no database port to the internet.`)
        : violated(
            `The ${rule.noun} opens to the internet: ${found.map(([port, name]) => `${name} (${port})`).join(', ')}.`,
          )
    }),
})
