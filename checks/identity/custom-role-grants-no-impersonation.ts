import { defineCheck, holds, judge, violated } from '#model'
import { GrantDocument } from '#views'

const IMPERSONATION =
  /^iam\.(serviceAccounts\.(actAs|getAccessToken|getOpenIdToken|implicitDelegation|signBlob|signJwt)|serviceAccountKeys\.create)$/

export default defineCheck({
  id: 'identity/custom-role-grants-no-impersonation',
  title: 'Custom roles let nobody act as a service account',
  severity: 'high',
  about: GrantDocument,
  kinds: ['gcp:iam:role'],
  rationale:
    'A permission such as iam.serviceAccounts.getAccessToken inside a role with an ' +
    'innocent name hands its holder every right of every service account that the role ' +
    'reaches. Reviews look at the names of roles; intruders look at the permissions.',
  remedy: {
    gcp: 'Take the permissions named in the evidence out of the role, and grant the predefined role on the one account that is meant.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:iam:role': ['gcp-iam-custom-role-impersonation'],
  },

  evaluate: (role) =>
    judge(role.escalations, (permissions) => {
      const found = permissions.filter((permission) => IMPERSONATION.test(permission))
      return found.length === 0
        ? holds(`The ${role.noun} lets nobody act as a service account.`)
        : violated(`The ${role.noun} includes ${found.join(', ')}.`)
    }),
})
