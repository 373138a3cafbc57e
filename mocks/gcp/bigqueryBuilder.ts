import { known } from '#model'
import { DATASET, type Dataset } from '../../providers/gcp/bigquery/dataset.ts'
import { ACCOUNT, SCOPE } from './projectBuilder.ts'

/** A dataset as BigQuery creates it: open to whoever holds a basic role on the project. */
export function dataset(facts: Partial<Dataset['facts']> = {}): Dataset {
  return {
    kind: DATASET,
    id: `//bigquery.googleapis.com/projects/${ACCOUNT}/datasets/sales`,
    name: 'sales',
    scope: { ...SCOPE, region: 'eu' },
    facts: {
      access: known(
        [
          { role: 'WRITER', specialGroup: 'projectWriters' },
          { role: 'OWNER', specialGroup: 'projectOwners' },
          { role: 'OWNER', userByEmail: 'alice@acme.example' },
          { role: 'READER', specialGroup: 'projectReaders' },
        ],
        'bigquery:datasets.get',
      ),
      encryptionKey: known(null, 'bigquery:datasets.get'),
      ...facts,
    },
  }
}
