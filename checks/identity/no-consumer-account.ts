import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

/** Domains at which anybody opens a mailbox. */
const CONSUMER = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.com',
  'gmx.de',
  'web.de',
  'mail.com',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  'proton.me',
  'protonmail.com',
])

export default defineCheck({
  id: 'identity/no-consumer-account',
  title: 'Projects give no role to private mail accounts',
  severity: 'high',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'A private account has no administrator: nobody enforces its second factor, sees its ' +
    'sign-ins, or closes it when its owner leaves. Whoever takes over the mailbox, often ' +
    'with a password from an old leak, holds the role.',
  remedy: {
    gcp: 'Give the role to an account of the organisation, and remove the private one.',
  },
  controls: {
    'cis-gcp-4.0': ['1.1'],
    'nist-800-53-r5': ['AC-2', 'IA-2'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-consumer-account'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(
        ({ domain }) => domain !== null && CONSUMER.has(domain.toLowerCase()),
      )
      return found.length === 0
        ? holds(`No private mail account holds a role on the ${scope.noun}.`)
        : violated(
            `Private mail accounts hold roles: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
