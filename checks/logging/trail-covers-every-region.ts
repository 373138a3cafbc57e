import { defineCheck, holds, judge, violated } from '#model'
import { AuditCoverage } from '#views'

export default defineCheck({
  id: 'logging/trail-covers-every-region',
  title: 'What is done to the account is written down in every region',
  severity: 'high',
  about: AuditCoverage,
  rationale:
    'An intruder works where nobody looks: in a region that the company does not use. Without a ' +
    'trail there, the first sign of him is the bill, and there is no second.',
  remedy: {
    aws: 'Make a trail of all regions that logs management events, reads and writes.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'aws:cloudtrail:account': ['aws-cloudtrail-multi-region-logging'],
  },

  evaluate: (account) =>
    judge(account.management, ({ reads, writes }) => {
      if (reads && writes) return holds(`A trail of every region covers the ${account.noun}.`)
      const missing = [...(reads ? [] : ['reads']), ...(writes ? [] : ['writes'])]
      return violated(
        `No trail that is switched on writes down in every region: ${missing.join(' and ')}.`,
      )
    }),
})
