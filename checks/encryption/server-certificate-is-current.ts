import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FEWEST_DAYS = 30
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'encryption/server-certificate-is-current',
  title: 'Certificates of databases do not end soon',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'On the day the certificate ends, clients that check it stop, and the quick repair is ' +
    'to switch the check off. From then on whoever sits on the path reads along.',
  remedy: {
    gcp: 'Rotate the server certificate, and give the new one to the clients.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12', 'SC-17'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-server-certificate-expiring'],
  },

  evaluate: (database, asOf) =>
    judge(database.certificateExpires, (expires) => {
      if (expires === null) return holds(`The ${database.noun} has no certificate of its own.`)
      const days = Math.floor((Date.parse(expires) - asOf.getTime()) / MILLISECONDS_PER_DAY)
      return days >= FEWEST_DAYS
        ? holds(`The certificate holds for ${days} days.`)
        : violated(`The certificate ends in ${days} days.`)
    }),
})
