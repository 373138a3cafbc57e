import { defineCheck, holds, judge, violated } from '#model'
import { InTransit } from '#views'

export default defineCheck({
  id: 'encryption/tls-required',
  title: 'Services refuse connections without TLS',
  severity: 'high',
  about: InTransit,
  kinds: [
    'aws:rds:instance',
    'aws:redshift:cluster',
    'aws:opensearch:domain',
    'azure:storage:account',
    'azure:postgresql:server',
    'azure:mysql:server',
    'azure:redis:cache',
    'gcp:sql:instance',
  ],
  rationale:
    'On a connection in clear, anybody on the path reads the password and the rows, and can ' +
    'change both: a compromised router, a hostile wireless network, a neighbour in the same ' +
    'virtual network. A client that forgets TLS is not told so as long as the server accepts ' +
    'it.',
  remedy: {
    aws: 'Turn on the parameter or endpoint option named in the evidence.',
    azure: 'Turn on the setting named in the evidence.',
    gcp: 'Set sslMode to ENCRYPTED_ONLY or stricter.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-transport-not-enforced', 'aws-documentdb-transport-not-enforced'],
    'aws:redshift:cluster': ['aws-redshift-transport-not-enforced'],
    'aws:opensearch:domain': ['aws-opensearch-https'],
    'azure:storage:account': ['azure-storage-https-only'],
    'azure:postgresql:server': ['azure-postgresql-tls'],
    'azure:mysql:server': ['azure-mysql-tls'],
    'azure:redis:cache': ['azure-redis-non-ssl-port'],
    'gcp:sql:instance': ['gcp-cloudsql-ssl'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.tlsRequired, (required) =>
      required
        ? holds(`The ${endpoint.noun} refuses connections without TLS (${endpoint.setting}).`)
        : violated(`The ${endpoint.noun} accepts connections without TLS (${endpoint.setting}).`),
    ),
})
