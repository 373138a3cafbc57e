/** Elastic Container Registry. @module */

import { page, pageSize } from './paging.ts'
import type { ImageRepository } from './resources/other.ts'
import { policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const ecr = defineService<typeof import('@aws-sdk/client-ecr')>({
  id: 'ecr',
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'AmazonEC2ContainerRegistry_V20150921',
    namespace: 'com.amazonaws.ecr',
  }),
  failures: {
    'page-token-expired': {
      code: 'InvalidParameterException',
      message: 'Invalid parameter: nextToken',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-ecr'),
  operations: {
    DescribeRepositories: ({ repositoryNames, maxResults, nextToken }, context) => {
      const wanted =
        repositoryNames?.map((name) => find(name, context)) ?? context.here.repositories
      const { items, next } = page(wanted, pageSize(maxResults, 100, 1000), nextToken)
      return {
        repositories: items.map(({ policy: _, ...repository }) => repository),
        ...(next ? { nextToken: next } : {}),
      }
    },

    GetRepositoryPolicy: ({ repositoryName = '' }, context) => {
      const { registryId, policy } = find(repositoryName, context)
      if (policy === undefined) {
        const message = `Repository policy does not exist for the repository with name '${repositoryName}' in the registry with id '${registryId}'`
        throw new AwsFailure('RepositoryPolicyNotFoundException', message)
      }
      return { registryId, repositoryName, policyText: policyText(policy) }
    },
  },
})

function find(name: string, { here, account }: Context): ImageRepository {
  const repository = here.repositories.find(({ repositoryName }) => repositoryName === name)
  if (!repository) {
    const message = `The repository with name '${name}' does not exist in the registry with id '${account.id}'`
    throw new AwsFailure('RepositoryNotFoundException', message)
  }
  return repository
}
