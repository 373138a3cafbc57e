import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'skip_show_database'

export default defineCheck({
  id: 'database/mysql-hides-other-databases',
  title: 'MySQL shows nobody the databases of others',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'SHOW DATABASES tells an intruder with the weakest account what else is there and how ' +
    'it is called: the map before the journey.',
  remedy: {
    gcp: 'Set the database flag skip_show_database to on.',
  },
  controls: {
    'cis-gcp-4.0': ['6.1.2'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-mysql-skip-show-database'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'mysql') return holds('This is about MySQL alone.')
      const setting = flags[FLAG] ?? 'off'
      return setting === 'on' ? holds(`${FLAG} is ${setting}.`) : violated(`${FLAG} is ${setting}.`)
    }),
})
