import { defineCollector, type Fact, gather, map, type Resource } from '#model'
import type { AccessEntry } from './operations.ts'
import * as operations from './operations.ts'

export type Dataset = Resource<
  'gcp:bigquery:dataset',
  {
    readonly access: Fact<readonly AccessEntry[]>
    readonly encryptionKey: Fact<string | null>
  }
>

export const DATASET = 'gcp:bigquery:dataset' as const

export const datasets = defineCollector<Dataset, typeof operations>({
  kind: DATASET,
  per: 'account',
  operations,
  lists: ['listDatasets'],
  answers: { access: ['getDataset'], encryptionKey: ['getDataset'] },

  async collect(scope, calls, wanted) {
    const projectId = scope.account
    const { items, gaps } = await calls.list('listDatasets', { projectId })
    const resources = items.map(async (datasetId): Promise<Dataset> => {
      const isWanted = wanted('access') || wanted('encryptionKey')
      const asked = isWanted
        ? calls.get('getDataset', { projectId, datasetId, accessPolicyVersion: 3 })
        : undefined
      const dataset = await asked
      const region = dataset?.state === 'known' ? dataset.value.location?.toLowerCase() : undefined
      return {
        kind: DATASET,
        id: `//bigquery.googleapis.com/projects/${projectId}/datasets/${datasetId}`,
        name: datasetId,
        scope: region ? { ...scope, region } : scope,
        ...(dataset?.state === 'known' && { tags: dataset.value.labels }),
        facts: await gather<Dataset['facts']>(wanted, {
          access: async () => map(await answered(asked), ({ access }) => access),
          encryptionKey: async () =>
            map(
              await answered(asked),
              ({ defaultEncryptionConfiguration }) =>
                defaultEncryptionConfiguration?.kmsKeyName ?? null,
            ),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

/** A fact that is wanted has been asked for. */
async function answered<T>(asked: Promise<T> | undefined): Promise<T> {
  if (!asked) throw new Error('a wanted fact of a dataset was not asked for')
  return asked
}
