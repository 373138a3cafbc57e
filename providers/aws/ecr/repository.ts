import { z } from 'zod'
import { defineCollector, type Fact, gather, known, operation, type Resource } from '#model'
import { pagedOperation } from '../pages.ts'

const describeRepositories = pagedOperation<{
  readonly maxResults: number
  readonly nextToken?: string
}>()({
  id: 'ecr:DescribeRepositories',
  permissions: ['ecr:DescribeRepositories'],
  body: z.object({
    repositories: z
      .array(
        z.object({
          repositoryName: z.string(),
          repositoryArn: z.string(),
          encryptionConfiguration: z
            .object({ encryptionType: z.string(), kmsKey: z.string().optional() })
            .optional(),
        }),
      )
      .default([]),
    nextToken: z.string().optional(),
  }),
  items: (body) => body.repositories,
  token: (body) => body.nextToken,
  at: (input, nextToken) => ({ ...input, nextToken }),
})

const Policy = z.object({ policyText: z.string() })

/** The document as it was stored; null when there is none. */
const getRepositoryPolicy = operation<{ readonly repositoryName: string }>()({
  id: 'ecr:GetRepositoryPolicy',
  permissions: ['ecr:GetRepositoryPolicy'],
  absent: ['RepositoryPolicyNotFoundException'],
  decode: (body) => Policy.nullable().parse(body)?.policyText ?? null,
})

export const REPOSITORY = 'aws:ecr:repository'

export type Repository = Resource<
  typeof REPOSITORY,
  {
    readonly policy: Fact<string | null>
    /** The KMS key of its images; null where S3 encrypts them by its own means (AES256). */
    readonly key: Fact<string | null>
  }
>

const operations = { describeRepositories, getRepositoryPolicy }

/** The private repositories of one region. */
export const repositories = defineCollector<Repository, typeof operations>({
  kind: REPOSITORY,
  per: 'region',
  operations,
  lists: ['describeRepositories'],
  answers: { policy: ['getRepositoryPolicy'], key: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeRepositories', { maxResults: 1000 })
    const resources = items.map(async (record): Promise<Repository> => {
      const { repositoryName, repositoryArn, encryptionConfiguration } = record
      return {
        kind: REPOSITORY,
        id: repositoryArn,
        name: repositoryName,
        scope,
        facts: await gather(wanted, {
          policy: () => calls.get('getRepositoryPolicy', { repositoryName }),
          key: () => known(encryptionConfiguration?.kmsKey ?? null, describeRepositories.id),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})
