import { defineCheck, holds, judge, violated } from '#model'
import { RunsAs } from '#views'

export default defineCheck({
  id: 'identity/machine-runs-as-its-own-account',
  title: 'Machines run as accounts of their own',
  severity: 'medium',
  about: RunsAs,
  kinds: ['gcp:compute:instance'],
  rationale:
    'The default account is shared by every machine that says nothing else, and it begins ' +
    'as Editor of the project. A flaw in any one program gives the intruder what all of ' +
    'them may do together.',
  remedy: {
    gcp: 'Stop the machine and attach a service account that was made for it.',
  },
  controls: {
    'cis-gcp-4.0': ['4.1'],
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:compute:instance': ['gcp-compute-default-service-account'],
  },

  evaluate: (machine) =>
    judge(machine.identities, (identities) => {
      const found = identities.filter(({ isDefault }) => isDefault)
      return found.length === 0
        ? holds(`The ${machine.noun} runs as an account of its own.`)
        : violated(
            `The ${machine.noun} runs as the default account: ${found.map(({ name }) => name).join(', ')}.`,
          )
    }),
})
