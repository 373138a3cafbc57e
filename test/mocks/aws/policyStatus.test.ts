import { expect, test } from 'vitest'
import { isPublicByPolicy } from '../../../mocks/aws/policyStatus.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'

const anyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }

test.for([
  ['nobody outside is named', { ...anyone, Principal: { AWS: '111122223333' } }],
  [
    'the organisation is fixed',
    { ...anyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
  ],
  [
    'a narrow block of addresses',
    { ...anyone, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
  ],
  [
    'access points of one account',
    {
      ...anyone,
      Condition: {
        StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:111122223333:accesspoint/*' },
      },
    },
  ],
  ['it only denies', { ...anyone, Effect: 'Deny' }],
] as const)('not public: %s', ([, statement]) => {
  expect(isPublicByPolicy(policyOf(statement))).toBe(false)
})

test.for([
  ['anyone', anyone],
  ['anyone through a list', { ...anyone, Principal: { AWS: ['111122223333', '*'] } }],
  [
    'everybody but one',
    { Effect: 'Allow', NotPrincipal: { AWS: '1' }, Action: '*', Resource: '*' },
  ],
  [
    'a wildcard in the limiting value',
    { ...anyone, Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } },
  ],
  [
    'half of the internet',
    { ...anyone, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } },
  ],
  [
    'a condition that limits nobody',
    { ...anyone, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
  ],
  [
    'a condition that holds when the key is missing',
    { ...anyone, Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } },
  ],
] as const)('public: %s', ([, statement]) => {
  expect(isPublicByPolicy(policyOf(statement))).toBe(true)
})
