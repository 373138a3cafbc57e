import { defineCheck, holds, judge, violated } from '#model'
import { RunsAs } from '#views'

export default defineCheck({
  id: 'identity/default-account-is-scoped',
  title: 'Machines under the default account do not reach every API',
  severity: 'high',
  about: RunsAs,
  kinds: ['gcp:compute:instance'],
  rationale:
    'The default account is Editor until somebody changes it, and the cloud-platform ' +
    'scope takes away the last limit. One server-side request forgery reads its token ' +
    "from the metadata server, and the project is the intruder's.",
  remedy: {
    gcp: 'Stop the machine and attach a service account that was made for it.',
  },
  controls: {
    'cis-gcp-4.0': ['4.2'],
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:compute:instance': ['gcp-compute-default-service-account-full-api'],
  },

  evaluate: (machine) =>
    judge(machine.identities, (identities) => {
      const found = identities.filter(({ isDefault, isUnscoped }) => isDefault && isUnscoped)
      return found.length === 0
        ? holds(`The ${machine.noun} does not reach every API as the default account.`)
        : violated(
            `The ${machine.noun} reaches every API as the default account: ${found.map(({ name }) => name).join(', ')}.`,
          )
    }),
})
