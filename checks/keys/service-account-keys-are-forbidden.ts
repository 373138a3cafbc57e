import { defineCheck, every, holds, judge, notCollected, violated } from '#model'
import { Constraints } from '#views'

const CONSTRAINTS = [
  'iam.disableServiceAccountKeyCreation',
  'iam.disableServiceAccountKeyUpload',
] as const

export default defineCheck({
  id: 'keys/service-account-keys-are-forbidden',
  title: 'Nobody can make or upload keys of service accounts',
  severity: 'medium',
  about: Constraints,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'A key file is a password that never ends and that git, laptops and chat keep copies ' +
    'of. While keys can be made, somebody in a hurry makes one, and an intruder with a ' +
    "minute's access makes one to come back with.",
  remedy: {
    gcp: 'Enforce constraints/iam.disableServiceAccountKeyCreation and iam.disableServiceAccountKeyUpload.',
  },
  controls: {
    'nist-800-53-r5': ['CM-7'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-orgpolicy-service-account-keys'],
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
