import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseLogin } from '#views'

export default defineCheck({
  id: 'database/identities-can-sign-in',
  title: 'Somebody administers each database by an identity of the cloud',
  severity: 'medium',
  about: DatabaseLogin,
  kinds: ['azure:sql:server', 'azure:postgresql:server'],
  rationale:
    'A database that knows no identity of the cloud can only be opened by its passwords, which ' +
    'are shared, copied and never taken back. Nobody can tell afterwards which person stood ' +
    'behind the administrator.',
  remedy: {
    azure:
      'Switch Microsoft Entra authentication on and make a group of the directory administrator.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'AC-2'],
  },
  covers: {
    'azure:sql:server': ['azure-sql-entra-admin'],
    'azure:postgresql:server': ['azure-postgresql-entra-auth'],
  },

  evaluate: ({ noun, identities }) =>
    judge(identities, (administrators) =>
      administrators.length > 0
        ? holds(`The ${noun} is administered by ${administrators.join(', ')}.`)
        : violated(`Nobody administers the ${noun} by an identity of the cloud.`),
    ),
})
