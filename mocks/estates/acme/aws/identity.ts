/** Who works at acme, and what they and the programs may do. @module */

import { type IamAccount, type Role, serviceRole } from '../../../aws/resources/iam.ts'
import { managedPolicyArn } from '../../../aws/resources/managedPolicies.ts'
import { policyOf } from '../../../aws/resources/policy.ts'
import { type Decoy, daysBefore, type Planted } from '../../planted.ts'
import { HOME, ORGANIZATION, PARCELS, SHOP } from './names.ts'

/** The role that the auditor wears; every account of the organisation has one. */
export function auditRole(asOf: Date): Role {
  return {
    name: 'AjarAudit',
    created: daysBefore(asOf, 30),
    trust: trusting({ AWS: `arn:aws:iam::${SHOP}:root` }),
    attached: [managedPolicyArn('SecurityAudit')],
    lastUsed: { LastUsedDate: daysBefore(asOf, 1), Region: HOME },
  }
}

function trusting(Principal: unknown, Condition?: object) {
  return policyOf({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition ? { Condition } : {}),
  })
}

export function shopIdentity(asOf: Date): Partial<IamAccount> {
  const ago = (days: number) => daysBefore(asOf, days)
  return {
    root: { mfa: 'virtual', lastUsed: ago(400) },
    passwordPolicy: {
      MinimumPasswordLength: 8,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
      HardExpiry: false,
    },
    groups: [
      {
        name: 'administrators',
        created: ago(900),
        attached: [managedPolicyArn('AdministratorAccess')],
      },
      {
        name: 'readers',
        created: ago(900),
        attached: [managedPolicyArn('job-function/ViewOnlyAccess')],
      },
    ],
    users: [
      // Runs the shop; careful with her second factor.
      {
        name: 'maria',
        created: ago(900),
        groups: ['administrators'],
        password: { changed: ago(40), lastUsed: ago(1) },
        mfa: true,
      },
      // Signs in every day with a password and nothing else.
      {
        name: 'tom',
        created: ago(500),
        groups: ['readers'],
        password: { changed: ago(60), lastUsed: ago(2) },
      },
      // The build server: an old key, and two rights that together are all rights.
      {
        name: 'build-server',
        created: ago(800),
        accessKeys: [
          {
            active: true,
            rotated: ago(410),
            lastUsed: { at: ago(1), region: HOME, service: 'lambda' },
          },
        ],
        inline: {
          deploy: policyOf({
            Effect: 'Allow',
            Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
            Resource: '*',
          }),
        },
      },
    ],
    roles: [
      auditRole(asOf),
      serviceRole('lambda', {
        name: 'checkout',
        created: ago(300),
        attached: [managedPolicyArn('service-role/AWSLambdaBasicExecutionRole')],
        lastUsed: { LastUsedDate: ago(1), Region: HOME },
      }),
      // Any functions role would do, so the photos got the strongest one.
      serviceRole('lambda', {
        name: 'resize-photos',
        created: ago(300),
        attached: [managedPolicyArn('AdministratorAccess')],
        lastUsed: { LastUsedDate: ago(3), Region: HOME },
      }),
      // The parcel service comes in without an external id: so does whoever tricks it.
      {
        name: 'parcel-labels',
        created: ago(700),
        trust: trusting({ AWS: `arn:aws:iam::${PARCELS}:root` }),
        inline: {
          labels: policyOf({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::acme-customer-exports/*',
          }),
        },
        lastUsed: { LastUsedDate: ago(5), Region: HOME },
      },
      // Deploys from GitHub: from anybody's repository.
      {
        name: 'github-deploy',
        created: ago(200),
        trust: policyOf({
          Effect: 'Allow',
          Principal: {
            Federated: `arn:aws:iam::${SHOP}:oidc-provider/token.actions.githubusercontent.com`,
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
            StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
          },
        }),
        attached: [managedPolicyArn('AmazonS3ReadOnlyAccess')],
        lastUsed: { LastUsedDate: ago(1), Region: HOME },
      },
      // For everybody, on condition of the organisation: fine.
      {
        name: 'org-reader',
        created: ago(200),
        trust: trusting({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }),
        attached: [managedPolicyArn('job-function/ViewOnlyAccess')],
        lastUsed: { LastUsedDate: ago(10), Region: HOME },
      },
      // Wears the policy that looks like an administrator's and is not.
      serviceRole('ec2', {
        name: 'quarantine',
        created: ago(90),
        attached: [`arn:aws:iam::${SHOP}:policy/quarantine`],
        instanceProfile: true,
        lastUsed: { LastUsedDate: ago(20), Region: HOME },
      }),
      // Everything but IAM, they said; NotAction gives everything else there will ever be.
      serviceRole('ec2', {
        name: 'importer',
        created: ago(600),
        attached: [`arn:aws:iam::${SHOP}:policy/everything-but-iam`],
        lastUsed: { LastUsedDate: ago(8), Region: HOME },
      }),
    ],
    policies: [
      // Allows everything and denies everything but reading one parameter: nearly nothing is left.
      {
        name: 'quarantine',
        created: ago(90),
        document: policyOf(
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', NotAction: 'ssm:GetParameter', Resource: '*' },
        ),
      },
      {
        name: 'everything-but-iam',
        created: ago(600),
        document: policyOf({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      },
    ],
    oidcProviders: [
      {
        host: 'token.actions.githubusercontent.com',
        clients: ['sts.amazonaws.com'],
        thumbprints: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
      },
    ],
  }
}

function user(name: string): string {
  return `arn:aws:iam::${SHOP}:user/${name}`
}

function role(name: string): string {
  return `arn:aws:iam::${SHOP}:role/${name}`
}

export const plantedIdentity: readonly Planted[] = [
  {
    resource: `arn:aws:iam::${SHOP}:root`,
    control: 'aws-iam-root-hardware-mfa',
    why: 'The second factor of root is a program on a telephone.',
  },
  {
    resource: SHOP,
    control: 'aws-iam-password-policy-length',
    why: 'Eight characters are enough here.',
  },
  { resource: user('tom'), control: 'aws-iam-user-mfa', why: 'A password and no second factor.' },
  {
    resource: user('build-server'),
    control: 'aws-iam-access-key-rotation',
    why: 'The key is more than a year old.',
  },
  {
    resource: user('build-server'),
    control: 'aws-iam-privilege-escalation',
    why: 'May pass any role to a function and call it.',
  },
  {
    resource: role('resize-photos'),
    control: 'aws-iam-role-administrator',
    why: 'A function that resizes photos is administrator.',
  },
  {
    resource: role('parcel-labels'),
    control: 'aws-iam-role-trust-no-external-id',
    why: 'A stranger may assume it without an external id.',
  },
  {
    resource: role('github-deploy'),
    control: 'aws-iam-role-trust-any-principal-conditional',
    why: 'Every repository of GitHub satisfies repo:*.',
  },
  {
    resource: `arn:aws:iam::${SHOP}:policy/everything-but-iam`,
    control: 'aws-iam-allow-notaction',
    why: 'Allow with NotAction.',
  },
]

export const decoyIdentity: readonly Decoy[] = [
  {
    resource: `arn:aws:iam::${SHOP}:policy/quarantine`,
    control: 'aws-iam-policy-full-admin',
    why: 'A Deny takes all but one action back.',
  },
  {
    resource: role('org-reader'),
    control: 'aws-iam-role-trust-any-principal',
    why: 'Only principals of the organisation satisfy the condition.',
  },
]
