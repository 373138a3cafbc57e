import { defineCollector, defineProjection, type Fact, gather, map, type Resource } from '#model'
import { PasswordRules } from '#views'
import { getAccountPasswordPolicy, type PasswordPolicy } from './operations.ts'

export const IAM_ACCOUNT = 'aws:iam:account'

export type IamAccount = Resource<
  typeof IAM_ACCOUNT,
  { readonly passwordPolicy: Fact<PasswordPolicy | null> }
>

const operations = { getAccountPasswordPolicy }

/** The settings of IAM that hold for every user of an account. */
export const iamAccounts = defineCollector<IamAccount, typeof operations>({
  kind: IAM_ACCOUNT,
  per: 'account',
  operations,
  lists: [],
  answers: { passwordPolicy: ['getAccountPasswordPolicy'] },

  async collect(scope, calls, wanted) {
    const { account } = scope
    const facts = await gather(wanted, {
      passwordPolicy: () => calls.get('getAccountPasswordPolicy', {}),
    })
    return { items: [{ kind: IAM_ACCOUNT, id: account, name: account, scope, facts }], gaps: [] }
  },
})

export const accountAsPasswordRules = defineProjection<IamAccount, PasswordRules>({
  kind: IAM_ACCOUNT,
  as: PasswordRules,
  reads: ['passwordPolicy'],
  project: ({ facts }) => ({
    noun: 'account',
    rules: map(facts.passwordPolicy, (policy) => policy && demandsOf(policy)),
  }),
})

function demandsOf(policy: PasswordPolicy) {
  const characters: readonly [boolean, string][] = [
    [policy.RequireUppercaseCharacters, 'upper case'],
    [policy.RequireLowercaseCharacters, 'lower case'],
    [policy.RequireNumbers, 'digit'],
    [policy.RequireSymbols, 'symbol'],
  ]
  return {
    minimumLength: policy.MinimumPasswordLength,
    characters: characters.flatMap(([required, name]) => (required ? [name] : [])),
    remembered: policy.PasswordReusePrevention ?? 0,
    expiresAfterDays: policy.MaxPasswordAge || null,
  }
}
