import { known } from '#model'
import check from '../../../checks/logging/storage-logs-data-access.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'storage alone': project({
      policy: known({
        ...policy(),
        auditConfigs: [
          {
            service: 'storage.googleapis.com',
            auditLogConfigs: [
              { logType: 'DATA_READ', exemptedMembers: [] },
              { logType: 'DATA_WRITE', exemptedMembers: [] },
            ],
          },
        ],
      }),
    }),
    'every service': project({
      policy: known({
        ...policy(),
        auditConfigs: [
          {
            service: 'allServices',
            auditLogConfigs: [
              { logType: 'ADMIN_READ', exemptedMembers: [] },
              { logType: 'DATA_READ', exemptedMembers: [] },
              { logType: 'DATA_WRITE', exemptedMembers: [] },
            ],
          },
        ],
      }),
    }),
  },
  fails: {
    'a project as Google creates it': project(),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
