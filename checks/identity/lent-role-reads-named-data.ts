import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, LentRole } from '#views'

export default defineCheck({
  id: 'identity/lent-role-reads-named-data',
  title: 'Roles that others wear read named data, not any',
  severity: 'high',
  about: LentRole,
  rationale:
    'Read-only access is access to all data. A partner who only monitors needs the metrics, and ' +
    'whoever breaks into the partner gets every object, item and message of yours.',
  remedy: {
    aws: 'Replace ReadOnlyAccess by SecurityAudit or ViewOnlyAccess, or name the data.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'aws:iam:role': ['aws-iam-role-cross-account-readonly'],
  },

  evaluate: (role) =>
    judge(role.readsAnyData, (found) =>
      found.length === 0
        ? holds(`The ${role.noun} fetches no data at large in the hands of others.`)
        : violated(
            `In the hands of others the ${role.noun} fetches any data: ${allowancesInWords(found)}.`,
          ),
    ),
})
