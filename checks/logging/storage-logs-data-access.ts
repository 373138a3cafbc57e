import { defineCheck, holds, judge, violated } from '#model'
import { AuditSettings } from '#views'

export default defineCheck({
  id: 'logging/storage-logs-data-access',
  title: 'Projects log who reads and writes objects',
  severity: 'medium',
  about: AuditSettings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Objects are what leaves in a breach, and their reading is not logged until it is ' +
    'asked for. Afterwards nobody can say which of them were copied, nor since when.',
  remedy: {
    gcp: 'Enable DATA_READ and DATA_WRITE for storage.googleapis.com or allServices.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-storage-data-access-logs'],
  },

  evaluate: (project) =>
    judge(project.settings, (settings) => {
      const kinds = settings
        .filter(({ service }) => service === 'allServices' || service === 'storage.googleapis.com')
        .flatMap((setting) => setting.kinds)
      const missing = ['DATA_READ', 'DATA_WRITE'].filter((kind) => !kinds.includes(kind))
      return missing.length === 0
        ? holds(`The ${project.noun} logs who reads and writes objects.`)
        : violated(`Not logged for objects: ${missing.join(', ')}.`)
    }),
})
