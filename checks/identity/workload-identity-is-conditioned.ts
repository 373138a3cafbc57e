import { defineCheck, holds, judge, violated } from '#model'
import { Federation } from '#views'

export default defineCheck({
  id: 'identity/workload-identity-is-conditioned',
  title: "Pools take a shared issuer's word under a condition only",
  severity: 'high',
  about: Federation,
  kinds: ['gcp:iam:workloadidentitypool'],
  rationale:
    'GitHub, GitLab.com and their like sign a token for every repository in the world. A ' +
    "provider that trusts such an issuer without a condition lets anybody's pipeline " +
    'become a member of the pool; from there one generous binding is enough to act as a ' +
    'service account.',
  remedy: {
    gcp: 'Set an attribute condition on what the stranger cannot choose, such as assertion.repository_owner_id.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'IA-8'],
  },
  covers: {
    'gcp:iam:workloadidentitypool': ['gcp-iam-workload-identity-no-condition'],
  },

  evaluate: (pool) =>
    judge(pool.issuers, (issuers) => {
      const free = issuers.filter(({ isShared, condition }) => isShared && saysNothing(condition))
      return free.length === 0
        ? holds(`Every shared issuer of the ${pool.noun} is held to a condition.`)
        : violated(
            `Without a condition it trusts ${free.map(({ issuer, name }) => `${issuer} (${name})`).join(', ')}.`,
          )
    }),
})

function saysNothing(condition: string): boolean {
  return condition.trim() === '' || condition.trim() === 'true'
}
