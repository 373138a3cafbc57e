import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page } from '../page.ts'

const Datasets = z.object({
  datasets: z
    .array(z.object({ datasetReference: z.object({ datasetId: z.string() }) }))
    .default([]),
})

export const listDatasets = operation<{ readonly projectId: string } & Page>()({
  id: 'bigquery:datasets.list',
  permissions: ['bigquery.datasets.get'],
  decode: (body) => Datasets.parse(body).datasets.map((one) => one.datasetReference.datasetId),
  next: nextPage,
})

/** A person or group with a role; or a view, routine or dataset, which are resources and no people. */
const AccessEntry = z.object({
  role: z.string().optional(),
  userByEmail: z.string().optional(),
  groupByEmail: z.string().optional(),
  domain: z.string().optional(),
  specialGroup: z.string().optional(),
  iamMember: z.string().optional(),
  view: z.unknown().optional(),
  routine: z.unknown().optional(),
  dataset: z.unknown().optional(),
  condition: z.object({ expression: z.string() }).optional(),
})
export type AccessEntry = z.infer<typeof AccessEntry>

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets#Dataset */
const Dataset = z.object({
  location: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  access: z.array(AccessEntry).default([]),
  defaultEncryptionConfiguration: z.object({ kmsKeyName: z.string().optional() }).optional(),
})

export const getDataset = operation<{
  readonly projectId: string
  readonly datasetId: string
  readonly accessPolicyVersion: 3
}>()({
  id: 'bigquery:datasets.get',
  permissions: ['bigquery.datasets.get'],
  decode: (body) => Dataset.parse(body),
})
