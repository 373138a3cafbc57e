import { known } from '#model'
import check from '../../../checks/keys/rotated.ts'
import { vaultKey } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a key that is rotated each year': vaultKey() },
  fails: {
    'a key that nothing rotates': vaultKey({ rotationDays: known(null) }),
    'a key that is rotated every three years': vaultKey({ rotationDays: known(1095) }),
  },
  unknown: { 'a key we may not read': vaultKey({ rotationDays: denied('key') }) },
})
