import { known } from '#model'
import check from '../../../checks/identity/default-account-is-scoped.ts'
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
    'the default account with every API': virtualMachine({
      serviceAccounts: known([
        {
          email: '123456789012-compute@developer.gserviceaccount.com',
          scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        },
      ]),
    }),
  },
  unknown: {
    'an account that nobody read': virtualMachine({ serviceAccounts: denied('serviceAccounts') }),
  },
})
