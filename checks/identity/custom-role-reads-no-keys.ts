import { defineCheck, holds, judge, violated } from '#model'
import { GrantDocument } from '#views'

const KEYS =
  /\/(listKeys|regenerateKey|listAccountSas|listServiceSas|listConnectionStrings|listClusterAdminCredential|publishxml)\/action$/

export default defineCheck({
  id: 'identity/custom-role-reads-no-keys',
  title: 'Custom roles reach no data through the control plane',
  severity: 'medium',
  about: GrantDocument,
  kinds: ['azure:authorization:role-definition'],
  rationale:
    'An action such as listKeys looks like administration and is the data itself: the key ' +
    'opens every blob, row and message, is valid until somebody rotates it, and leaves no ' +
    'name in the log of who used it. Roles without a single data action leak data this way.',
  remedy: {
    azure:
      'Take the actions named in the evidence out of the role, and grant data roles such as Storage Blob Data Reader where data is meant; switch key access off where you can.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {},

  evaluate: (role) =>
    judge(role.escalations, (actions) => {
      const found = actions.filter((action) => KEYS.test(action))
      return found.length === 0
        ? holds(`The ${role.noun} hands out no key.`)
        : violated(`The ${role.noun} allows ${found.join(', ')}.`)
    }),
})
