import { known } from '#model'
import check from '../../../checks/keys/key-expires.ts'
import { vaultKey } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key for another year': vaultKey(),
    'a key without an end that is switched off': vaultKey({
      enabled: known(false),
      expiresAt: known(null),
    }),
  },
  fails: { 'a key without an end': vaultKey({ expiresAt: known(null) }) },
  unknown: { 'a key we may not read': vaultKey({ expiresAt: denied('key') }) },
})
