import { known } from '#model'
import { REPOSITORY, type Repository } from '../../providers/aws/ecr/repository.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** A repository as CreateRepository makes it: no policy, encrypted by S3's own means. */
export function repository(facts: Partial<Repository['facts']> = {}): Repository {
  return {
    kind: REPOSITORY,
    id: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/storefront`,
    name: 'storefront',
    scope: SCOPE,
    facts: {
      policy: known(null, 'ecr:GetRepositoryPolicy'),
      key: known(null, 'ecr:DescribeRepositories'),
      ...facts,
    },
  }
}
