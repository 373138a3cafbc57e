import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'local_infile'

export default defineCheck({
  id: 'database/mysql-reads-no-client-file',
  title: 'MySQL does not take files from its clients',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'LOAD DATA LOCAL asks the client for any file that it can read. A server that was ' +
    'taken over, or an injected statement, collects configuration and keys from every ' +
    'machine that connects.',
  remedy: {
    gcp: 'Set the database flag local_infile to off.',
  },
  controls: {
    'cis-gcp-4.0': ['6.1.3'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-mysql-local-infile'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'mysql') return holds('This is about MySQL alone.')
      const setting = flags[FLAG] ?? 'on'
      return setting === 'off'
        ? holds(`${FLAG} is ${setting}.`)
        : violated(`${FLAG} is ${setting}.`)
    }),
})
