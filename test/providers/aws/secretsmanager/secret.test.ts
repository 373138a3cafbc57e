import { expect, test } from 'vitest'
import { secret } from '../../../../mocks/aws/resources/other.ts'
import { secrets } from '../../../../providers/aws/secretsmanager/secret.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const place = { account: ACCOUNT, region: REGION }

test('a secret is known by its metadata, and its value is never asked for', async () => {
  const estate = estateOf({
    inRegion: {
      [REGION]: {
        secrets: [
          secret(place, {
            Name: 'old',
            CreatedDate: new Date('2024-01-01T00:00:00Z'),
            LastChangedDate: new Date('2024-05-01T00:00:00Z'),
          }),
          secret(place, {
            Name: 'new',
            KmsKeyId: 'alias/ours',
            RotationEnabled: true,
            LastRotatedDate: new Date('2026-11-01T00:00:00Z'),
            LastAccessedDate: new Date('2026-11-20T00:00:00Z'),
          }),
        ],
      },
    },
  })
  const { items, calls } = await collectFrom(secrets, estate)
  expect(items.map(({ facts }) => facts)).toMatchObject([
    {
      policy: { value: null },
      key: { value: null },
      rotates: { value: false },
      renewedAt: { value: '2024-05-01T00:00:00.000Z' },
      usedAt: { value: null },
    },
    {
      key: { value: 'alias/ours' },
      rotates: { value: true },
      renewedAt: { value: '2026-11-01T00:00:00.000Z' },
      usedAt: { value: '2026-11-20T00:00:00.000Z' },
    },
  ])
  expect(calls).not.toContain('secretsmanager:GetSecretValue')
})
