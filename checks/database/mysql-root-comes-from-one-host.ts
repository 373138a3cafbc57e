import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const ANYWHERE = new Set(['', '%'])

export default defineCheck({
  id: 'database/mysql-root-comes-from-one-host',
  title: 'The root user of MySQL does not sign in from anywhere',
  severity: 'high',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'root@% is the name that every scanner tries first, from wherever it runs. One ' +
    'guessed or leaked password is the whole server, and the log shows nothing but the ' +
    'administrator at work.',
  remedy: {
    gcp: 'Drop root@% and make administrators of your own with the hosts that they work from.',
  },
  controls: {
    'cis-gcp-4.0': ['6.1.1'],
    'nist-800-53-r5': ['AC-6', 'IA-2'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-root-any-host'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, users: database.users }), ({ engine, users }) => {
      if (engine !== 'mysql') return holds('This is about MySQL alone.')
      const open = users.some(({ name, host }) => name === 'root' && ANYWHERE.has(host ?? ''))
      return open
        ? violated('root may sign in from any host.')
        : holds('root signs in from named hosts, or not at all.')
    }),
})
