import { defineCheck, every, holds, judge, violated } from '#model'
import { Guarded, inWords } from '#views'

export default defineCheck({
  id: 'guarded/strangers-bring-an-external-id',
  title: 'Roles for strangers ask for an external id',
  severity: 'medium',
  about: Guarded,
  kinds: ['aws:iam:role'],
  rationale:
    "A vendor's account acts for all its customers. Without an id that only you and the vendor " +
    'know, any other customer names your role to the vendor and has it opened for himself.',
  remedy: {
    aws: 'Ask the vendor for the external id and put it in a StringEquals condition on sts:ExternalId in the trust policy.',
  },
  controls: { 'nist-800-53-r5': ['AC-3', 'IA-9'] },
  covers: { 'aws:iam:role': ['aws-iam-role-trust-no-external-id'] },

  evaluate: (role) =>
    every(role.routes, ({ name, effective }) =>
      judge(effective.strangers, (exposures) => {
        const open = exposures.filter(({ risks }) => risks.includes('no-external-id'))
        return open.length === 0
          ? holds(`The ${name} admits no stranger without an external id.`)
          : violated(`Without an external id, the ${name} admits ${inWords(open)}.`, open)
      }),
    ),
})
