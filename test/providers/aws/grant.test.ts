import { expect, test } from 'vitest'
import aws from '../../../providers/aws/index.ts'

const everything = [aws.discovery, ...aws.collectors.map(({ operations }) => operations)].flatMap(
  (operations) => Object.values(operations),
)

test('the policy names each action once, in order, and no wildcard', () => {
  const permissions = everything.flatMap((operation) => operation.permissions)
  const policy = aws.grant(permissions)
  expect(policy).toMatchObject({ Version: '2012-10-17', Statement: [{ Effect: 'Allow' }] })
  const { Action } = (policy as { Statement: [{ Action: string[] }] }).Statement[0]
  expect(Action).toEqual([...new Set(permissions)].sort())
  for (const action of Action) {
    expect(action).toMatch(/^[a-z0-9-]+:(Get|List|Describe|GenerateCredentialReport)[A-Za-z]*$/)
  }
})

test('every declared call is known to only read', () => {
  expect(everything.filter(({ id }) => !aws.isRead(id)).map(({ id }) => id)).toEqual([])
})

test('what nobody declared, or what writes, is no read', () => {
  expect(aws.isRead('s3:GetObject')).toBe(false)
  expect(aws.isRead('s3:DeleteBucket')).toBe(false)
})
