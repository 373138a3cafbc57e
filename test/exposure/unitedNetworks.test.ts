import { expect, test } from 'vitest'
import { EMPTY_ZONE } from '#model'
import { judgePolicy } from '../../providers/aws/policy/index.ts'

/** The networks from which anybody is let in, when each range is let in at a place of its own. */
const networksOf = (...ranges: readonly string[]) =>
  judgePolicy(
    {
      Statement: ranges.map((range, index) => ({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::acme/*',
        Condition: {
          IpAddress: { 'aws:SourceIp': range },
          StringEquals: { 'aws:UserAgent': `client-${index}` },
        },
      })),
    },
    {
      kind: 's3',
      resource: 'arn:aws:s3:::acme',
      owner: { account: '111122223333' },
      zone: EMPTY_ZONE,
      now: new Date('2026-11-23T00:00:00Z'),
    },
  ).exposures.map(({ network }) => network)

test('one range of a company is a restricted network', () => {
  expect(networksOf('12.0.0.0/9')).not.toContain('internet')
})

test('ranges of which none is the internet are the internet together', () => {
  expect(networksOf('12.0.0.0/9', '13.0.0.0/9', '14.0.0.0/9')).toContain('internet')
})

test('the same range three times is no wider than once', () => {
  expect(networksOf('12.0.0.0/9', '12.0.0.0/9', '12.0.0.0/9')).not.toContain('internet')
})
