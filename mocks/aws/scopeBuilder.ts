import { known, type Scope } from '#model'
import { MEMBERSHIP, type Membership } from '../../providers/aws/organizations/membership.ts'

export const ACCOUNT = '111122223333'
export const STRANGER = '999988887777'
export const REGION = 'eu-west-1'
export const ORGANIZATION = 'o-a1b2c3d4e5'
export const ACCOUNT_SCOPE: Scope = { provider: 'aws', account: ACCOUNT }
export const SCOPE: Scope = { ...ACCOUNT_SCOPE, region: REGION }

/** The account as a member of its organisation. */
export function membership(facts: Partial<Membership['facts']> = {}): Membership {
  return {
    kind: MEMBERSHIP,
    id: ACCOUNT,
    name: ACCOUNT,
    scope: ACCOUNT_SCOPE,
    facts: {
      organization: known(
        { id: ORGANIZATION, managementAccount: '444455556666' },
        'organizations:DescribeOrganization',
      ),
      resourceControlPolicies: known([], 'organizations:ListRoots'),
      ...facts,
    },
  }
}

/** The text of a policy with the statements given. */
export function policyText(...statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}
