import { defineCheck, holds, judge, violated } from '#model'
import { InTransit } from '#views'

export default defineCheck({
  id: 'encryption/tls-is-modern',
  title: 'Services accept no TLS older than 1.2',
  severity: 'medium',
  about: InTransit,
  rationale:
    'TLS 1.0 and 1.1 fall to attacks on their ciphers and hashes that are in every toolkit. A ' +
    'server that still accepts them lets an attacker on the path talk both sides down to the ' +
    'weakest version they share.',
  remedy: {
    aws: 'Choose a TLS policy of version 1.2 or later.',
    azure: 'Set the minimum TLS version to 1.2.',
    gcp: 'Set the minimum TLS version to 1.2.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8', 'SC-13'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-min-tls'],
    'azure:sql:server': ['azure-sql-min-tls'],
    'azure:cosmosdb:account': ['azure-cosmosdb-min-tls'],
    'azure:postgresql:server': ['azure-postgresql-min-tls'],
    'azure:mysql:server': ['azure-mysql-min-tls'],
    'azure:redis:cache': ['azure-redis-min-tls'],
    'azure:sql:managed-instance': ['azure-sqlmi-min-tls'],
    'aws:opensearch:domain': ['aws-opensearch-tls-policy'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.minimumVersion, (version) =>
      version === null || version >= '1.2'
        ? holds(
            `The ${endpoint.noun} accepts no TLS older than ${version ?? 'what its cloud keeps up to date'}.`,
          )
        : violated(`The ${endpoint.noun} accepts TLS ${version}.`),
    ),
})
