import type { CallId } from '#model'
import { rest } from '../rest.ts'
import type { Sender } from '../wire.ts'

const PROJECT = 'https://bigquery.googleapis.com/bigquery/v2/projects/{projectId}'

/** The registry holds no small client for BigQuery. https://cloud.google.com/bigquery/docs/reference/rest */
export const bigqueryCalls: Readonly<Record<CallId, Sender>> = {
  'bigquery:datasets.list': rest(`GET ${PROJECT}/datasets?all=true&maxResults=1000`),
  'bigquery:datasets.get': rest(`GET ${PROJECT}/datasets/{datasetId}`),
}
