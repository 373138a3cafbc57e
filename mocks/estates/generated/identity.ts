/** People, roles and policies by chance. @module */

import type { CustomerPolicy, Group, Role, User } from '../../aws/resources/iam.ts'
import { MANAGED_POLICY_ARNS, managedPolicyArn } from '../../aws/resources/managedPolicies.ts'
import { policyOf } from '../../aws/resources/policy.ts'
import { daysBefore } from '../planted.ts'
import { createDraw, judged, type Made, numbered, type Site } from './place.ts'

export const AUDIT_ROLE = 'AjarAudit'
const ADMINISTRATOR = managedPolicyArn('AdministratorAccess')

/** Twenty-nine that do not make an administrator; with the one that does, thirty. */
const HARMLESS = MANAGED_POLICY_ARNS.filter(
  (arn) => !/AdministratorAccess|PowerUserAccess|IAMFullAccess/.test(arn),
).slice(0, 29)

export function makeUser(site: Site, index: number, groups: number): Made<User> {
  const draw = createDraw(site, 'user', index)
  const name = `user-${numbered(index)}`
  const arn = `arn:aws:iam::${site.account}:user/${name}`
  const ago = (days: number) => daysBefore(site.asOf, days)
  const hasPassword = draw.isSo('password', 0.6)
  const hasFactor = draw.isSo('factor', 0.8)
  const hasKey = draw.isSo('key', 0.5)
  const keyAge = draw.days('key age', 1, 300)

  return {
    resource: {
      name,
      created: ago(400),
      groups: [`group-${numbered(index % groups)}`],
      mfa: hasPassword && hasFactor,
      ...(hasPassword ? { password: { changed: ago(30), lastUsed: ago(2) } } : {}),
      ...(hasKey
        ? {
            accessKeys: [
              {
                active: true,
                rotated: ago(keyAge),
                lastUsed: { at: ago(1), region: site.region, service: 's3' },
              },
            ],
          }
        : {}),
    },
    truths: [
      judged(arn, 'aws-iam-user-mfa', !hasPassword || hasFactor),
      judged(arn, 'aws-iam-access-key-rotation', !hasKey || keyAge <= 90),
    ],
  }
}

export function makeGroup(site: Site, index: number): Group {
  return {
    name: `group-${numbered(index)}`,
    created: daysBefore(site.asOf, 500),
    attached: [managedPolicyArn('job-function/ViewOnlyAccess')],
  }
}

/** The first is the auditor's, the second an administrator's; every second has an inline policy. */
export function makeRole(site: Site, index: number, policies: number): Made<Role> {
  const draw = createDraw(site, 'role', index)
  const name = index === 0 ? AUDIT_ROLE : `role-${numbered(index)}`
  const arn = `arn:aws:iam::${site.account}:role/${name}`
  const isAdministrator = index === 1 || (index > 1 && draw.isSo('administrator', 0.02))
  const isForAll = index > 1 && draw.isSo('for all', 0.01)
  const isForOrganisation = index > 1 && !isForAll && draw.isSo('for the organisation', 0.05)
  const managed = HARMLESS[index % HARMLESS.length] ?? ADMINISTRATOR
  const policy = index % policies
  const own = `arn:aws:iam::${site.account}:policy/policy-${numbered(policy)}`

  return {
    resource: {
      name,
      created: daysBefore(site.asOf, 300),
      trust: policyOf({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        ...(index === 0
          ? { Principal: { AWS: `arn:aws:iam::${site.managementAccount}:root` } }
          : isForAll
            ? { Principal: { AWS: '*' } }
            : isForOrganisation
              ? {
                  Principal: { AWS: '*' },
                  Condition: { StringEquals: { 'aws:PrincipalOrgID': site.organization } },
                }
              : { Principal: { Service: draw.oneOf('service', SERVICES) } }),
      }),
      attached: [managed, own, ...(isAdministrator ? [ADMINISTRATOR] : [])],
      ...(index % 2 === 0
        ? {
            inline: {
              own: policyOf({
                Effect: 'Allow',
                Action: ['s3:GetObject', 's3:ListBucket'],
                Resource: `arn:aws:s3:::generated-${site.account}-${numbered(index)}*`,
              }),
            },
          }
        : {}),
      lastUsed: { LastUsedDate: daysBefore(site.asOf, 3), Region: site.region },
    },
    truths: [
      // A role made all-powerful by a policy of the account's own is a matter of that policy.
      ...(isAdministrator || !isFull(site, policy)
        ? [judged(arn, 'aws-iam-role-administrator', !isAdministrator)]
        : []),
      judged(arn, 'aws-iam-role-trust-any-principal', !isForAll),
    ],
  }
}

const SERVICES: readonly [string, ...string[]] = [
  'lambda.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
]

export function makePolicy(site: Site, index: number): Made<CustomerPolicy> {
  const name = `policy-${numbered(index)}`
  return {
    resource: {
      name,
      created: daysBefore(site.asOf, 350),
      document: policyOf(
        isFull(site, index)
          ? { Effect: 'Allow', Action: '*', Resource: '*' }
          : {
              Effect: 'Allow',
              Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
              Resource: `arn:aws:sqs:${site.region}:${site.account}:${name}`,
            },
      ),
    },
    truths: [
      judged(
        `arn:aws:iam::${site.account}:policy/${name}`,
        'aws-iam-policy-full-admin',
        !isFull(site, index),
      ),
    ],
  }
}

function isFull(site: Site, policy: number): boolean {
  return createDraw(site, 'policy', policy).isSo('full', 0.03)
}
