import { expect, test } from 'vitest'
import { repository } from '../../../../mocks/aws/resources/other.ts'
import { repositories } from '../../../../providers/aws/ecr/repository.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const place = { account: ACCOUNT, region: REGION }
const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: [] })

test('a repository without a policy is an answer, a policy refused is none', async () => {
  const estate = estateOf({
    inRegion: {
      [REGION]: {
        repositories: [
          repository(place, { repositoryName: 'plain' }),
          repository(place, {
            repositoryName: 'shared',
            policy: POLICY,
            encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:x' },
          }),
        ],
      },
    },
  })
  const { items } = await collectFrom(repositories, estate)
  expect(items).toMatchObject([
    {
      id: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/plain`,
      facts: { policy: { state: 'known', value: null }, key: { value: null } },
    },
    { facts: { policy: { value: POLICY }, key: { value: 'arn:aws:kms:x' } } },
  ])

  const { items: refused } = await collectFrom(repositories, estate, (_, id) =>
    id === 'ecr:GetRepositoryPolicy' ? 'denied' : undefined,
  )
  expect(refused[0]?.facts.policy).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'denied', permission: 'ecr:GetRepositoryPolicy' }],
  })
})
