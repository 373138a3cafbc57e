import { describe, expect, it } from 'vitest'
import { policyStatus } from '../../../../providers/aws/policy/index.ts'

function allowing(condition: object, more: object = {}) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::acme-data/*',
        Condition: condition,
        ...more,
      },
    ],
  }
}

describe("S3's own definition of a public policy", () => {
  it.each([
    ['nothing', {}],
    ['a wildcard', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }],
    [
      'a policy variable',
      { StringEquals: { 'aws:PrincipalOrgID': ['$', '{aws:ResourceOrgID}'].join('') } },
    ],
    ['a key that does not count', { StringEquals: { 'aws:Referer': 'https://acme.example' } }],
    ['a network wider than /8', { IpAddress: { 'aws:SourceIp': '8.0.0.0/7' } }],
    [
      'a condition that holds without the key',
      { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } },
    ],
    ['what is not allowed', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['the sessions of a role', { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }],
    [
      'access points of any account',
      { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/x' } },
    ],
  ])('holds a policy public that is limited by %s', (_, condition) => {
    expect(policyStatus(allowing(condition))).toEqual({ state: 'public' })
  })

  it.each([
    ['an organisation', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['a VPC', { StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } }],
    ['a network', { IpAddress: { 'aws:SourceIp': ['52.94.76.0/24', '2600:1f00::/32'] } }],
    ['private space', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }],
    [
      'own access points',
      { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:eu-west-1:111122223333:accesspoint/*' } },
    ],
  ])('does not hold a policy public that is limited to %s', (_, condition) => {
    expect(policyStatus(allowing(condition))).toEqual({ state: 'not-public' })
  })

  it('goes by the principal first', () => {
    expect(policyStatus(allowing({}, { Principal: { AWS: '222233334444' } })).state).toBe(
      'not-public',
    )
    expect(
      policyStatus(allowing({}, { Principal: { Federated: 'graph.facebook.com' } })).state,
    ).toBe('public')
    expect(policyStatus(allowing({}, { Principal: { Service: 'sns.amazonaws.com' } })).state).toBe(
      'not-public',
    )
  })

  it('knows no status of a text that is no policy, and that no policy is not public', () => {
    expect(policyStatus('{')).toEqual({ state: 'undecided', cause: 'not valid JSON' })
    expect(policyStatus(allowing({ StringSortOf: { x: 'y' } })).state).toBe('undecided')
    expect(policyStatus(null)).toEqual({ state: 'not-public' })
  })
})
