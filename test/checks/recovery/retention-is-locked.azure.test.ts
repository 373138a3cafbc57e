import { known } from '#model'
import check from '../../../checks/recovery/retention-is-locked.ts'
import { storageContainer } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const policy = (locked: boolean) => ({ immutability: known({ days: 365, locked }) })

describeCheck(check, {
  passes: { 'a year, locked': storageContainer(policy(true)) },
  fails: {
    'a container as anybody creates it': storageContainer(),
    'a year, until somebody lifts it': storageContainer(policy(false)),
    'a legal hold, which whoever may set it may lift': storageContainer({ legalHold: known(true) }),
  },
  unknown: {
    'a policy that nobody could read': storageContainer({ immutability: denied('immutability') }),
  },
})
