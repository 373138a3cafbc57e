import { defineCheck, holds, judge, some, violated } from '#model'
import { StorageAccount } from '#views'

const DAYS = 90
const DAY_MS = 86_400_000

export default defineCheck({
  id: 'storage/account-keys-are-rotated',
  title: 'Account keys are due after ninety days, and renewed',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'A key that nobody renews is valid for whoever copied it in any year: the developer who ' +
    'left, the laptop that was sold, the backup of a build server.',
  remedy: {
    azure:
      'Set a key expiration period of at most 90 days and rotate both keys, or switch shared ' +
      'key access off.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5', 'SC-12'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-key-rotation'],
  },

  evaluate: (account, asOf) =>
    some(
      [
        () =>
          judge(account.sharedKeys, (isOpen) =>
            isOpen
              ? violated('Account keys open the account.')
              : holds('Account keys open nothing.'),
          ),
        () =>
          judge(account.keys, ({ expiryDays, oldest }) => {
            if (expiryDays === null || expiryDays > DAYS) {
              return violated(
                `The keys are due ${expiryDays === null ? 'never' : `after ${expiryDays} days`}.`,
              )
            }
            const age = oldest === null ? null : daysBetween(new Date(oldest), asOf)
            return age === null || age > DAYS
              ? violated(
                  `A key is ${age === null ? 'older than Azure can say' : `${age} days old`}.`,
                )
              : holds(`The keys are due after ${expiryDays} days and at most ${age} days old.`)
          }),
      ],
      (part) => part(),
    ),
})

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / DAY_MS)
}
