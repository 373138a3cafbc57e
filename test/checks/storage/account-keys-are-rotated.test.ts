import { known } from '#model'
import check from '../../../checks/storage/account-keys-are-rotated.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const keys = (expiryDays: number | null, oldest: string | null) => ({
  keys: known({ expiryDays, oldest }),
})

describeCheck(check, {
  passes: {
    'keys that are due after sixty days and were renewed last month': storageAccount(
      keys(60, '2026-10-20T08:00:00Z'),
    ),
    'keys of which nobody renews any, and that open nothing': storageAccount({
      ...keys(null, null),
      allowSharedKeyAccess: known(false),
    }),
  },
  fails: {
    'keys that are never due': storageAccount(keys(null, '2026-10-20T08:00:00Z')),
    'keys that are due after a year': storageAccount(keys(365, '2026-10-20T08:00:00Z')),
    'a key that was due in August': storageAccount(keys(90, '2026-05-20T08:00:00Z')),
    'keys from before Azure kept their age': storageAccount(keys(90, null)),
  },
  unknown: {
    'keys of which nothing could be read': storageAccount({ keys: denied('keys') }),
  },
})
