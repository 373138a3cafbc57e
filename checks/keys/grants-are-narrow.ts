import { defineCheck, holds, judge, violated } from '#model'
import { type KeyDelegation, KeySettings } from '#views'

/** Of the eleven that a symmetric key knows. */
const PRACTICALLY_EVERY = 8

/** A service of AWS hands on what it was given to itself alone. */
function isBroad({ grantee, operations }: KeyDelegation): boolean {
  if (grantee.endsWith('.amazonaws.com')) return false
  return operations.includes('CreateGrant') || new Set(operations).size >= PRACTICALLY_EVERY
}

export default defineCheck({
  id: 'keys/grants-are-narrow',
  title: 'Keys are handed out for single uses',
  severity: 'high',
  about: KeySettings,
  rationale:
    'A grant appears in no policy and in no review. One that may make further grants hands the key ' +
    'on to whomever its holder likes; one with every operation is the key itself.',
  remedy: {
    aws: 'Retire the grant, and make one with the operations that are needed.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6', 'SC-12'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-grant-broad-operations'],
  },

  evaluate: (key) =>
    judge(key.delegations, (delegations) => {
      const broad = delegations.filter(isBroad)
      return broad.length === 0
        ? holds(`No grant of the ${key.noun} goes far.`)
        : violated(
            `Grants of the ${key.noun} go far: ${broad
              .map(
                ({ id, grantee, operations }) => `${id} to ${grantee} (${operations.join(', ')})`,
              )
              .join('; ')}.`,
          )
    }),
})
