import { defineCheck, holds, judge, violated } from '#model'
import { AuditSettings } from '#views'

const KINDS = ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE']

export default defineCheck({
  id: 'logging/every-service-logs-data-access',
  title: 'Projects log who reads and writes data in every service',
  severity: 'medium',
  about: AuditSettings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Google writes down changes by itself, and not who read. Without data access logs a ' +
    'thief who copies a table or a secret leaves nothing behind, and the honest answer to ' +
    'what was taken is everything.',
  remedy: {
    gcp: 'Enable ADMIN_READ, DATA_READ and DATA_WRITE for allServices in the audit configuration, without exempted members.',
  },
  controls: {
    'cis-gcp-4.0': ['2.1'],
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-audit-logs'],
  },

  evaluate: (project) =>
    judge(project.settings, (settings) => {
      const everywhere = settings.filter(({ service }) => service === 'allServices')
      const missing = KINDS.filter((kind) => !everywhere.some(({ kinds }) => kinds.includes(kind)))
      if (missing.length > 0) return violated(`Not logged for all services: ${missing.join(', ')}.`)
      const exempt = settings.flatMap((setting) => setting.exempt)
      return exempt.length === 0
        ? holds(`The ${project.noun} logs every use of data, by everybody.`)
        : violated(`Leaves no trace of ${[...new Set(exempt)].join(', ')}.`)
    }),
})
