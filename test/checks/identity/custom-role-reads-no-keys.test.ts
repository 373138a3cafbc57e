import check from '../../../checks/identity/custom-role-reads-no-keys.ts'
import { permission, roleDefinition } from '../../../mocks/azure/authorizationBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const role = (...actions: readonly string[]) => roleDefinition([permission({ actions })])

describeCheck(check, {
  passes: {
    'a role that reads settings': role('*/read'),
    'a role that reads blobs, and says so': roleDefinition([
      permission({
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
      }),
    ]),
  },
  fails: {
    'the keys of storage accounts': role('Microsoft.Storage/storageAccounts/listKeys/action'),
    'whatever is done to storage accounts': role('Microsoft.Storage/storageAccounts/*'),
    'every action that is no read and no write': role('*/action'),
  },
  unknown: {
    'permissions that may not be read': roleDefinition([], { permissions: denied('permissions') }),
  },
})
