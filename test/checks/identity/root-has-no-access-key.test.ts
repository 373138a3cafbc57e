import check from '../../../checks/identity/root-has-no-access-key.ts'
import { accountSummary, credentials, keySlot, root } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no key, says the summary': root(),
    'no key, though the report cannot be read': root({ credentials: denied('report') }),
    'keys that are switched off': root({ summary: accountSummary({ hasAccessKeys: true }) }),
  },
  fails: {
    'an active key': root({
      summary: accountSummary({ hasAccessKeys: true }),
      credentials: credentials({
        keys: [
          keySlot(1, {
            active: true,
            renewedAt: '2025-10-01T00:00:00+00:00',
            lastUsedAt: '2026-11-20T00:00:00+00:00',
            lastUsedFor: 's3',
          }),
          keySlot(2),
        ],
      }),
    }),
  },
  unknown: {
    'neither the summary nor the report can be read': root({
      summary: denied('summary'),
      credentials: denied('report'),
    }),
    'there are keys, and the report that tells of them cannot be read': root({
      summary: accountSummary({ hasAccessKeys: true }),
      credentials: denied('report'),
    }),
  },
})
