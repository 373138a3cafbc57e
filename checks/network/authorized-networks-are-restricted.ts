import { defineCheck, every, holds, judge, notCollected, violated } from '#model'
import { Constraints } from '#views'

const CONSTRAINTS = ['sql.restrictAuthorizedNetworks'] as const

export default defineCheck({
  id: 'network/authorized-networks-are-restricted',
  title: 'Databases cannot be opened to public networks',
  severity: 'low',
  about: Constraints,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Whoever may edit a database can add 0.0.0.0/0 to its networks in one call, for a ' +
    'test, and forget it. The constraint makes that call fail.',
  remedy: {
    gcp: 'Enforce constraints/sql.restrictAuthorizedNetworks.',
  },
  controls: {
    'nist-800-53-r5': ['CM-7'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-cloudsql-orgpolicy-networks'],
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
