import { defineCheck, every, holds, judge, notCollected, violated } from '#model'
import { Constraints } from '#views'

const CONSTRAINTS = ['storage.uniformBucketLevelAccess'] as const

export default defineCheck({
  id: 'storage/uniform-access-is-forced',
  title: 'New buckets are given uniform access',
  severity: 'low',
  about: Constraints,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Without the constraint the next bucket may come with lists on single objects, which ' +
    'no review of policies shows, and through which one upload with the wrong option is ' +
    'public.',
  remedy: {
    gcp: 'Enforce constraints/storage.uniformBucketLevelAccess.',
  },
  controls: {
    'nist-800-53-r5': ['CM-7'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-orgpolicy-uniform-bucket-access'],
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
