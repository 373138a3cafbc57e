import { defineCheck, holds, judge, violated } from '#model'
import { RemoteBackups } from '#views'

export default defineCheck({
  id: 'recovery/backups-outlive-the-region',
  title: 'Backups of databases are copied to another region',
  severity: 'low',
  about: RemoteBackups,
  rationale:
    'Backups that lie beside the server are lost with it: to a fire, a flood, or a fault of ' +
    'the cloud that takes the region down for days.',
  remedy: {
    azure: 'Choose geo-redundant backups when the server is made; move its data to such a server.',
  },
  controls: {
    'nist-800-53-r5': ['CP-6', 'CP-9'],
  },
  covers: {
    'azure:postgresql:server': ['azure-postgresql-geo-backup'],
    'azure:mysql:server': ['azure-mysql-geo-backup'],
  },

  evaluate: ({ noun, copiedAway }) =>
    judge(copiedAway, (copied) =>
      copied
        ? holds(`The backups of the ${noun} are copied to another region.`)
        : violated(`The backups of the ${noun} lie in its own region alone.`),
    ),
})
