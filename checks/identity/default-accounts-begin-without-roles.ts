import { defineCheck, every, holds, judge, notCollected, violated } from '#model'
import { Constraints } from '#views'

const CONSTRAINTS = ['iam.automaticIamGrantsForDefaultServiceAccounts'] as const

export default defineCheck({
  id: 'identity/default-accounts-begin-without-roles',
  title: 'Default service accounts begin without a role',
  severity: 'medium',
  about: Constraints,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'The moment Compute Engine or App Engine is switched on, its default account becomes ' +
    'Editor of the whole project. Every machine that nobody gave an account of its own ' +
    'then carries that right into whatever breaks it.',
  remedy: {
    gcp: 'Enforce constraints/iam.automaticIamGrantsForDefaultServiceAccounts.',
  },
  controls: {
    'nist-800-53-r5': ['CM-7'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-orgpolicy-default-grants'],
  },

  evaluate: (scope) =>
    every(CONSTRAINTS, (name) =>
      judge(scope.enforced[name] ?? absent(name), (isEnforced) =>
        isEnforced
          ? holds(`constraints/${name} is enforced on the ${scope.noun}.`)
          : violated(`constraints/${name} is not enforced on the ${scope.noun}.`),
      ),
    ),
})

function absent(name: string) {
  return notCollected('orgpolicy:policies.getEffectivePolicy', `${name} was not read.`)
}
