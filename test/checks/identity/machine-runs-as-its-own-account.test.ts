import { known } from '#model'
import check from '../../../checks/identity/machine-runs-as-its-own-account.ts'
import { virtualMachine } from '../../../mocks/gcp/computeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a machine without an account': virtualMachine({ serviceAccounts: known([]) }),
    'an account made for it': virtualMachine({
      serviceAccounts: known([
        {
          email: 'web@acme-prod.iam.gserviceaccount.com',
          scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        },
      ]),
    }),
  },
  fails: {
    'a machine as the console creates it': virtualMachine(),
  },
  unknown: {
    'an account that nobody read': virtualMachine({ serviceAccounts: denied('serviceAccounts') }),
  },
})
